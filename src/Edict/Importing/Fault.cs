using System.Text;

namespace Edict.Importing;

/// <summary>One thing wrong in a file: where it stands, what stands there, and what was expected.</summary>
/// <param name="Line">The line of the file or the row of its sheet, from 1; null where the fault is the whole file's.</param>
/// <param name="Column">The column's header as the file writes it, or the name of one that is missing.</param>
/// <param name="Value">The cell as written; null where no single value is at fault.</param>
/// <param name="Message">What was expected, as a sentence without its full stop.</param>
public sealed record Fault(NamedFile File, int? Line, string? Column, string? Value, string Message)
{
    private const int LongestValue = 60;

    /// <summary>The field whose cell is at fault, where putting that cell right would mend it.</summary>
    public Field? Field { get; init; }

    /// <summary>The value as messages show it: not too long, on one line.</summary>
    public string? ShownValue => Value is null ? null : OnOneLine(Cut(Value));

    public override string ToString()
    {
        var text = new StringBuilder(File.Name);
        if (Line is { } line)
        {
            text.Append($", {File.Place(line)}");
        }

        if (Column is not null)
        {
            text.Append($", column {Column}");
        }

        text.Append(": ");
        if (Value is not null)
        {
            text.Append($"\"{ShownValue}\": ");
        }

        return OnOneLine(text.Append(Message).ToString());
    }

    /// <summary>Fit for a terminal: a control character is shown as a box.</summary>
    public static string OnOneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? '□' : c));

    private static string Cut(string value) =>
        value.Length > LongestValue ? value[..LongestValue] + "…" : value;
}

/// <summary>What reading some files found: errors, which stop everything, and warnings, which do not.</summary>
public sealed class Faults
{
    private readonly List<Fault> errors = [];
    private readonly List<Fault> warnings = [];

    public IReadOnlyList<Fault> Errors => errors;

    public IReadOnlyList<Fault> Warnings => warnings;

    public bool AnyError => errors.Count > 0;

    public bool IsEmpty => errors.Count == 0 && warnings.Count == 0;

    public void Error(Fault fault) => errors.Add(fault);

    public void Warn(Fault fault) => warnings.Add(fault);

    public void Add(Faults others)
    {
        errors.AddRange(others.errors);
        warnings.AddRange(others.warnings);
    }

    /// <summary>Writes them line by line, errors first.</summary>
    public void WriteTo(TextWriter writer)
    {
        foreach (var error in errors)
        {
            writer.WriteLine($"error: {error}");
        }

        foreach (var warning in warnings)
        {
            writer.WriteLine($"warning: {warning}");
        }
    }
}
