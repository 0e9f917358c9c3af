using System.IO.Compression;
using System.Text;

namespace Edict.Tests.Commands;

/// <summary>A sheet of a workbook made by hand.</summary>
/// <param name="Rows">The XML of its rows, from <see cref="SheetFile.Row"/>.</param>
/// <param name="After">What stands in the sheet below its rows, such as merged cells.</param>
public sealed record HandMadeSheet(
    string Name,
    string Rows,
    string After = "",
    string State = "visible"
);

/// <summary>Workbooks made by hand, part by part, with whatever no program of an office would write.</summary>
public static class SheetFile
{
    /// <summary>The cells' styles, by their numbers: 0 none, 1 a percentage, 2 one with a decimal, 3 a day, 4 nine digits with zeros.</summary>
    private const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        <numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="000000000"/></numFmts>
        <cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="9" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs>
        </styleSheet>
        """;

    /// <summary>A row from its cells: a text as it stands, or the XML of a cell that begins with a bracket, in which @ stands for its place.</summary>
    public static string Row(int number, params string[] cells)
    {
        var row = new StringBuilder($"<row r=\"{number}\">");
        for (var column = 0; column < cells.Length; column++)
        {
            var place = $"r=\"{(char)('A' + column)}{number}\"";
            row.Append(
                cells[column].StartsWith('<')
                    ? cells[column].Replace("@", place, StringComparison.Ordinal)
                : cells[column].Length == 0 ? ""
                : $"<c {place} t=\"inlineStr\"><is><t>{cells[column]}</t></is></c>"
            );
        }

        return row.Append("</row>").ToString();
    }

    /// <summary>A cell that holds a number.</summary>
    public static string Number(string number, int style = 0) =>
        $"<c @ s=\"{style}\"><v>{number}</v></c>";

    /// <summary>A cell whose text, Music, stands where a workbook keeps the texts that it shares, in two runs of letters.</summary>
    public const string SharedText = "<c @ t=\"s\"><v>0</v></c>";

    public static string Write(string path, params HandMadeSheet[] sheets)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        var names = sheets.Select(
            (sheet, at) =>
                $"<sheet name=\"{sheet.Name}\" sheetId=\"{at + 1}\" state=\"{sheet.State}\" r:id=\"rId{at + 1}\"/>"
        );
        var parts = sheets.Select(
            (_, at) =>
                $"<Relationship Id=\"rId{at + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{at + 1}.xml\"/>"
        );
        Add(
            zip,
            "xl/workbook.xml",
            $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{string.Concat(names)}</sheets></workbook>"
        );
        Add(
            zip,
            "xl/_rels/workbook.xml.rels",
            $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(parts)}</Relationships>"
        );
        Add(zip, "xl/styles.xml", Styles);
        Add(
            zip,
            "xl/sharedStrings.xml",
            "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><r><t>Mu</t></r><r><t>sic</t></r></si></sst>"
        );
        for (var at = 0; at < sheets.Length; at++)
        {
            Add(
                zip,
                $"xl/worksheets/sheet{at + 1}.xml",
                $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{sheets[at].Rows}</sheetData>{sheets[at].After}</worksheet>"
            );
        }

        return path;
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open());
        part.Write(text);
    }
}
