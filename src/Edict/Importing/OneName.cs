namespace Edict.Importing;

/// <summary>A column that names one thing for the whole file, such as the cycle: the first value met, and a fault at the first other one.</summary>
public sealed class OneName(CsvTable table, Field field, Faults faults)
{
    private bool said;

    /// <summary>The value, or null where the file names none.</summary>
    public string? Value { get; private set; }

    public void Meet()
    {
        var text = table[field];
        if (text.IsEmpty)
        {
            return;
        }

        if (Value is null)
        {
            Value = text.ToString();
        }
        else if (!said && !text.Equals(Value, StringComparison.OrdinalIgnoreCase))
        {
            said = true;
            var name = table.Header.NameOf(field);
            faults.Error(
                new(
                    table.File,
                    table.Line,
                    name,
                    text.ToString(),
                    $"the file names \"{Value}\" above; expected one {name} in a file"
                )
            );
        }
    }
}
