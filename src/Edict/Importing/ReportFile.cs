namespace Edict.Importing;

/// <summary>A reports file whose every row was read: one cycle of one session.</summary>
/// <param name="Rows">A row given twice with every value the same stands once.</param>
/// <param name="Session">From the file's own column; null where it names none. So with the cycle.</param>
public sealed record ReportFile(NamedFile Name, ReportRows Rows, string? Session, string? Cycle)
{
    /// <summary>The line that names the session first; null where none does.</summary>
    public int? SessionLine { get; init; }

    /// <summary>Its columns, known and unknown, in their order.</summary>
    public IReadOnlyList<FileColumn> Columns { get; init; } = [];

    /// <summary>How many working grades are a letter and a band, such as A2.</summary>
    public int LetterGrades { get; init; }
}
