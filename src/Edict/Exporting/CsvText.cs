using System.Text;

namespace Edict.Exporting;

/// <summary>Writes CSV as the school's other programs read it: commas, LF, quotes only where a field needs them.</summary>
public static class CsvText
{
    public static void WriteRow(TextWriter writer, params ReadOnlySpan<string> fields)
    {
        for (var field = 0; field < fields.Length; field++)
        {
            if (field > 0)
            {
                writer.Write(',');
            }

            writer.Write(Quoted(fields[field]));
        }

        writer.Write('\n');
    }

    /// <summary>A table as a file that a spreadsheet opens as UTF-8 and runs nothing of.</summary>
    public static byte[] FileOf(IEnumerable<IReadOnlyList<string>> table) =>
        [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Of(table))];

    public static byte[] FileOf(ExportedTable table) => FileOf(TextOf(table));

    /// <summary>A table as the text of such a file.</summary>
    public static string Of(ExportedTable table) => Of(TextOf(table));

    public static string Quoted(string field) =>
        field.AsSpan().ContainsAny("\",\r\n")
            ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : field;

    private static string Of(IEnumerable<IReadOnlyList<string>> table)
    {
        var text = new StringWriter();
        foreach (var row in table)
        {
            WriteRow(text, [.. row.Select(Harmless.InASpreadsheet)]);
        }

        return text.ToString();
    }

    private static IEnumerable<IReadOnlyList<string>> TextOf(ExportedTable table) =>
        [table.Columns, .. table.Rows.Select(row => row.Select(cell => cell.Text).ToList())];
}
