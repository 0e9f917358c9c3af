using System.Text;

namespace Edict.Demonstration;

/// <summary>Writes a CSV text; a field is quoted where it needs to be.</summary>
internal sealed class CsvLines
{
    private readonly StringBuilder _text = new();

    public void Add(params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
            {
                _text.Append(',');
            }

            _text.Append(Field(fields[i]));
        }

        _text.Append('\n');
    }

    public override string ToString() => _text.ToString();

    private static string Field(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? value
            : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
