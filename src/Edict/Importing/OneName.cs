namespace Edict.Importing;

/// <summary>A column that names one thing for the whole file, such as the cycle: the first value met, and a fault at the first that is another or none.</summary>
/// <param name="isOne">Whether a value can be such a name.</param>
/// <param name="expected">What is said of one that cannot.</param>
public sealed class OneName(
    Table table,
    Field field,
    Faults faults,
    Func<string, bool> isOne,
    string expected
)
{
    private bool said;

    /// <summary>The value, or null where the file names none.</summary>
    public string? Value { get; private set; }

    /// <summary>The line that names it first; null where the file names none.</summary>
    public int? Line { get; private set; }

    public void Meet()
    {
        var text = table[field];
        if (text.IsEmpty || said || text.Equals(Value, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var name = text.ToString();
        if (!isOne(name))
        {
            Say(name, expected);
        }
        else if (Value is not null)
        {
            Say(
                name,
                $"the file names \"{Value}\" above; expected one {table.Header.NameOf(field)} in a file"
            );
        }

        if (Value is null)
        {
            (Value, Line) = (name, table.Line);
        }
    }

    private void Say(string value, string message)
    {
        said = true;
        faults.Error(new(table.File, table.Line, table.Header.NameOf(field), value, message));
    }
}
