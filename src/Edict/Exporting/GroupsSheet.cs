using Edict.Protocol;

namespace Edict.Exporting;

/// <summary>What the workbook of vulnerable groups holds, in the layout in which the school keeps it.</summary>
/// <param name="Title">Its first line.</param>
/// <param name="Note">Its second line: as at which day, confidential, and what the marks mean.</param>
/// <param name="PupilColumns">The headings of the pupil's columns, of which the first three stay in sight.</param>
/// <param name="Groups">The headings of the groups.</param>
/// <param name="Rows">The pupils, each with a cell for each of these columns.</param>
/// <param name="Faculties">Each with a RAG and comments, blank where no judgement is given.</param>
/// <param name="RagComments">What the comments' drop-down offers.</param>
/// <param name="IsToFillIn">Whether the RAGs and comments have drop-downs; not where what is typed would be lost.</param>
/// <param name="Author">What the file's properties say of who wrote it.</param>
public sealed record GroupsSheet(
    string Title,
    string Note,
    IReadOnlyList<string> PupilColumns,
    IReadOnlyList<string> Groups,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<string> Faculties,
    IReadOnlyList<string> RagComments,
    bool IsToFillIn,
    string Author
)
{
    /// <summary>What a faculty judged of the pupil of a row; null for a blank. All are without it.</summary>
    public Func<int, int, Judgement?> JudgementOf { get; init; } = (_, _) => null;

    /// <summary>The names and the registration class, which stay in sight at the left and stand on each sheet of paper.</summary>
    public const int StayingColumns = 3;

    /// <summary>What a RAG may be: red, amber, green.</summary>
    public static readonly IReadOnlyList<string> Rags = ["R", "A", "G"];

    public const uint FacultyRow = 3;

    public const uint HeadingRow = 4;

    /// <summary>The columns before the first faculty's.</summary>
    public int ColumnsBefore => PupilColumns.Count + Groups.Count;

    public int ColumnCount => ColumnsBefore + 2 * Faculties.Count;

    public uint LastRow => HeadingRow + (uint)Rows.Count;

    /// <summary>The column of a faculty's RAG, from 0; its comments are the next.</summary>
    public int RagColumn(int faculty) => ColumnsBefore + 2 * faculty;
}
