using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Edict.Pages;

namespace Edict.Privacy;

/// <summary>What is held of a pupil as one page that needs nothing beside it, to be read and printed.</summary>
public static class PupilPage
{
    private const string Style = """
        body { font: 14px/1.4 sans-serif; margin: 2rem; color: #111; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: .2rem .5rem .2rem 0; border-bottom: 1px solid #999; overflow-wrap: anywhere; }
        thead { display: table-header-group; } tr { break-inside: avoid; }
        @media print { body { margin: 0; font-size: 9pt; } @page { size: A4 landscape; margin: 12mm; } }
        """;

    public static string Write(PupilRecord record)
    {
        var page = new XElement(
            "html",
            new XAttribute("lang", "en-GB"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("title", $"What {record.School} holds of {record.Name}"),
                new XElement("style", Style)
            ),
            new XElement(
                "body",
                new XElement("h1", record.Name),
                new XElement(
                    "p",
                    $"SCN {record.Scn}. Everything that Edict at {record.School} holds of this pupil, on {SchoolTime.Words(record.MadeAt)}. Confidential."
                ),
                record.Tables.SelectMany(Part)
            )
        );
        // Whatever a name holds, the page stays one; a browser shows a box for what is no letter.
        var settings = new XmlWriterSettings
        {
            CheckCharacters = false,
            OmitXmlDeclaration = true,
            Indent = true,
        };
        var text = new StringBuilder("<!DOCTYPE html>\n");
        using (
            var writer = XmlWriter.Create(
                new StringWriter(text, CultureInfo.InvariantCulture),
                settings
            )
        )
        {
            page.WriteTo(writer);
        }

        return text.Append('\n').ToString();
    }

    private static IEnumerable<XElement> Part(PupilTable table)
    {
        yield return new("h2", table.Name);
        yield return new("p", table.Words);
        if (table.Columns.Count == 0)
        {
            yield break;
        }

        yield return table.Rows.Count == 0
            ? new("p", "None.")
            : new(
                "table",
                new XElement(
                    "thead",
                    new XElement(
                        "tr",
                        table.Columns.Select(name => new XElement(
                            "th",
                            new XAttribute("scope", "col"),
                            name
                        ))
                    )
                ),
                new XElement(
                    "tbody",
                    table.Rows.Select(row => new XElement(
                        "tr",
                        row.Select(cell => new XElement("td", cell))
                    ))
                )
            );
    }
}
