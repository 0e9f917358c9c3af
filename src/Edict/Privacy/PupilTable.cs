namespace Edict.Privacy;

/// <summary>A part of what is held of a pupil.</summary>
/// <param name="Words">What it is, or why it is empty.</param>
public sealed record PupilTable(
    string Name,
    string Words,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows
)
{
    /// <summary>Each row by the names of its columns.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Named =>
        Rows.Select(row => Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second));
}

/// <summary>Everything that Edict holds of one pupil.</summary>
/// <param name="MadeAt">UTC.</param>
public sealed record PupilRecord(
    string School,
    string Name,
    string Scn,
    DateTime MadeAt,
    IReadOnlyList<PupilTable> Tables
);
