using System.Xml;

namespace Edict.Importing;

/// <summary>
/// The cells of a sheet that the library gives as blank though they are not: errors, and texts whose value the workbook
/// does not hold, as programs leave them that write texts and cannot calculate.
/// </summary>
public sealed class LostCells
{
    private const int MostKept = 100_000;

    private readonly Dictionary<(int Row, int Column), string> texts = [];

    private LostCells() { }

    /// <summary>The error or the formula; empty where the cell is blank.</summary>
    /// <param name="row">From 1.</param>
    /// <param name="column">From 0.</param>
    public string TextAt(int row, int column) => texts.GetValueOrDefault((row, column), "");

    /// <exception cref="UnreadableException">There are too many to tell them one by one.</exception>
    public static LostCells Of(SheetPart sheet)
    {
        using var xml = sheet.Read();
        var cells = new LostCells();
        cells.Take(xml);
        return cells;
    }

    private void Take(XmlReader xml)
    {
        var (row, column) = (0, -1);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "row")
            {
                row = int.TryParse(xml.GetAttribute("r"), out var number) ? number : row + 1;
                column = -1;
            }
            else if (xml.LocalName == "c")
            {
                column = xml.GetAttribute("r") is { } cell ? SheetColumn.Of(cell) : column + 1;
                TakeCell(xml, (row, column));
            }
        }
    }

    private void TakeCell(XmlReader xml, (int Row, int Column) place)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var type = xml.GetAttribute("t");
        var (formula, value, within) = ("", "", "");
        for (var depth = xml.Depth; xml.Read() && xml.Depth > depth; )
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                within = xml.LocalName;
                formula += within == "f" ? "=" : "";
            }
            else if (xml.NodeType == XmlNodeType.Text && within is "f")
            {
                formula += xml.Value;
            }
            else if (xml.NodeType == XmlNodeType.Text && within is "v")
            {
                value += xml.Value;
            }
        }

        if (type == "e")
        {
            Keep(place, value);
        }
        // A formula whose value is a text may well have the empty one.
        else if (formula.Length > 0 && value.Length == 0 && type != "str")
        {
            Keep(place, formula);
        }
    }

    private void Keep((int Row, int Column) place, string text)
    {
        if (texts.Count == MostKept)
        {
            throw new UnreadableException(
                $"over {MostKept} errors, or formulas without a value; expected values, so open the workbook in Excel, mend it and save it"
            );
        }

        texts[place] = text;
    }
}
