using System.IO.Compression;
using System.Xml;

namespace Edict.Importing;

/// <summary>One sheet of a workbook, and the part of the file that holds it.</summary>
/// <param name="Part">Null where the workbook names a sheet that it does not hold.</param>
public sealed record SheetPart(string Name, bool IsVisible, ZipArchiveEntry? Part)
{
    private static readonly XmlReaderSettings Settings = new()
    {
        IgnoreWhitespace = true,
        IgnoreComments = true,
        DtdProcessing = DtdProcessing.Prohibit,
    };

    /// <summary>The sheets in the workbook's order.</summary>
    /// <exception cref="UnreadableException">The workbook is of the kind whose parts are no XML.</exception>
    public static List<SheetPart> In(ZipArchive zip)
    {
        if (zip.GetEntry("xl/workbook.bin") is not null)
        {
            throw new UnreadableException(
                "a binary workbook (.xlsb); expected .xlsx, so open it in Excel and save a copy as .xlsx"
            );
        }

        var targets = Elements(zip, "xl/_rels/workbook.xml.rels", "Relationship")
            .ToDictionary(part => part["Id"], part => part["Target"], StringComparer.Ordinal);
        return
        [
            .. Elements(zip, "xl/workbook.xml", "sheet")
                .Select(sheet => new SheetPart(
                    sheet["name"],
                    sheet.GetValueOrDefault("state", "visible") == "visible",
                    PartAt(zip, targets.GetValueOrDefault(sheet["id"]))
                )),
        ];
    }

    public XmlReader Read() => XmlReader.Create(Part!.Open(), Settings);

    /// <summary>Whether any cell has a value, a text or a formula.</summary>
    public bool HoldsSomething()
    {
        if (Part is null)
        {
            return false;
        }

        using var xml = Read();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "v" or "is" or "f")
            {
                return true;
            }
        }

        return false;
    }

    private static ZipArchiveEntry? PartAt(ZipArchive zip, string? target) =>
        target is null ? null : zip.GetEntry(target.StartsWith('/') ? target[1..] : $"xl/{target}");

    /// <summary>The attributes, by their names without prefix, of a part's elements of one name.</summary>
    private static List<Dictionary<string, string>> Elements(
        ZipArchive zip,
        string part,
        string element
    )
    {
        using var xml = XmlReader.Create(
            (zip.GetEntry(part) ?? throw new InvalidDataException(part)).Open(),
            Settings
        );
        var elements = new List<Dictionary<string, string>>();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != element)
            {
                continue;
            }

            var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
            while (xml.MoveToNextAttribute())
            {
                attributes[xml.LocalName] = xml.Value;
            }

            elements.Add(attributes);
        }

        return elements;
    }
}
