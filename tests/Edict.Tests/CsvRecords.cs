using System.Text;

namespace Edict.Tests;

/// <summary>Parts CSV text into records: a line break within quotes parts nothing.</summary>
internal static class CsvRecords
{
    public static List<string> Split(string text)
    {
        var records = new List<string>();
        var start = 0;
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            quoted ^= text[at] == '"';
            if (text[at] == '\n' && !quoted)
            {
                records.Add(text[start..at]);
                start = at + 1;
            }
        }

        return records;
    }

    /// <summary>The cells of one record.</summary>
    public static IReadOnlyList<string> Cells(string record)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var letter in record.TrimEnd('\r'))
        {
            quoted ^= letter == '"';
            if (letter == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (letter != '"')
            {
                cell.Append(letter);
            }
        }

        return [.. cells, cell.ToString()];
    }
}
