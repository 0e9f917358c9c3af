using System.Text;

namespace Edict.Demonstration;

/// <summary>Writes a CSV text; a field is quoted where it needs to be.</summary>
internal sealed class CsvLines
{
    private readonly StringBuilder text = new();

    public void Add(params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            text.Append(Field(fields[i]));
        }

        text.Append('\n');
    }

    public override string ToString() => text.ToString();

    private static string Field(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? value
            : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
