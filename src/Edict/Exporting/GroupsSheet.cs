using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Edict.Exporting;

/// <summary>What the workbook of vulnerable groups holds, in the layout in which the school keeps it.</summary>
/// <param name="Title">Its first line.</param>
/// <param name="Note">Its second line: as at which day, confidential, and what the marks mean.</param>
/// <param name="PupilColumns">The headings of the pupil's columns, of which the first three stay in sight.</param>
/// <param name="Groups">The headings of the groups.</param>
/// <param name="Rows">The pupils, each with a cell for each of these columns.</param>
/// <param name="Faculties">Each with a RAG and comments, which are blank.</param>
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
    /// <summary>The name, registration class and what else stays in sight at the left and on each sheet of paper.</summary>
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

    /// <summary>Such as <c>AB5</c>.</summary>
    /// <param name="column">From 0.</param>
    public static string Place(int column, uint row) => $"{Letters(column)}{row}";

    /// <param name="column">From 0.</param>
    public static string Letters(int column) =>
        column < 26
            ? $"{(char)('A' + column)}"
            : Letters(column / 26 - 1) + (char)('A' + column % 26);

    /// <summary>A cell of text, which is never a formula whatever it begins with.</summary>
    public static Cell Text(int column, uint row, string text, CellStyle style) =>
        new()
        {
            CellReference = Place(column, row),
            StyleIndex = (uint)style,
            DataType = CellValues.InlineString,
            InlineString = new(
                new Text(Writable(text)) { Space = SpaceProcessingModeValues.Preserve }
            ),
        };

    /// <summary>A cell in which something is to be written by hand.</summary>
    public static Cell Blank(int column, uint row, CellStyle style) =>
        new() { CellReference = Place(column, row), StyleIndex = (uint)style };

    /// <summary>XML holds no control characters: a box stands for each.</summary>
    private static string Writable(string text) =>
        string.Concat(
            text.EnumerateRunes()
                .Select(rune =>
                    Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF ? "□" : $"{rune}"
                )
        );
}
