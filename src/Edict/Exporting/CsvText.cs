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

    public static string Quoted(string field) =>
        field.AsSpan().ContainsAny("\",\r\n")
            ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : field;
}
