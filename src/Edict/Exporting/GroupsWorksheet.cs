using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Edict.Protocol;

namespace Edict.Exporting;

/// <summary>The sheet itself: its columns, rows and headings, its colours, and how it prints.</summary>
internal static class GroupsWorksheet
{
    private const double RagWidth = 6;
    private const double CommentsWidth = 17;
    private const double GroupWidth = 4.5;
    private const double HeadingHeight = 96;

    /// <summary>Of the pupil's columns: two names, the class, stage, house and SCN.</summary>
    private static readonly double[] PupilWidths = [17, 15, 9, 7, 14, 11];

    public static Worksheet Of(GroupsSheet sheet, DataValidations? validations)
    {
        var worksheet = new Worksheet(
            new SheetViews(View()),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            new Columns(Widths(sheet).Select(Width)),
            new SheetData(Rows(sheet)),
            new AutoFilter
            {
                Reference =
                    $"A{GroupsSheet.HeadingRow}:{SheetCells.Place(sheet.ColumnCount - 1, sheet.LastRow)}",
            }
        );
        if (sheet.Faculties.Count > 0)
        {
            worksheet.Append(Merged(sheet));
            Append(worksheet, sheet.Rows.Count == 0 ? null : Colours(sheet));
        }

        Append(worksheet, validations);
        worksheet.Append(PrintLayout.Of(sheet, [.. Widths(sheet)]));
        return worksheet;
    }

    /// <summary>The cells of all faculties' RAGs or comments below the headings.</summary>
    /// <param name="at">0 for the RAGs, 1 for the comments.</param>
    public static ListValue<StringValue> Columns(GroupsSheet sheet, int at) =>
        new(
            Enumerable
                .Range(0, sheet.Faculties.Count)
                .Select(faculty => sheet.RagColumn(faculty) + at)
                .Select(column => new StringValue(
                    $"{SheetCells.Place(column, GroupsSheet.HeadingRow + 1)}:{SheetCells.Place(column, sheet.LastRow)}"
                ))
        );

    private static void Append(Worksheet worksheet, OpenXmlElement? part)
    {
        if (part is not null)
        {
            worksheet.Append(part);
        }
    }

    /// <summary>The headings and the pupils' names stay in sight.</summary>
    private static SheetView View() =>
        new(
            new Pane
            {
                HorizontalSplit = GroupsSheet.StayingColumns,
                VerticalSplit = GroupsSheet.HeadingRow,
                TopLeftCell = SheetCells.Place(
                    GroupsSheet.StayingColumns,
                    GroupsSheet.HeadingRow + 1
                ),
                ActivePane = PaneValues.BottomRight,
                State = PaneStateValues.Frozen,
            }
        )
        {
            TabSelected = true,
            WorkbookViewId = 0,
        };

    private static IEnumerable<double> Widths(GroupsSheet sheet) =>
        [
            .. PupilWidths,
            .. sheet.Groups.Select(_ => GroupWidth),
            .. sheet.Faculties.SelectMany(_ => new[] { RagWidth, CommentsWidth }),
        ];

    private static Column Width(double width, int column) =>
        new()
        {
            Min = (uint)column + 1,
            Max = (uint)column + 1,
            Width = width,
            CustomWidth = true,
        };

    private static IEnumerable<Row> Rows(GroupsSheet sheet) =>
        [
            new Row(SheetCells.Text(0, 1, sheet.Title, CellStyle.Title)) { RowIndex = 1 },
            new Row(SheetCells.Text(0, 2, sheet.Note, CellStyle.Plain)) { RowIndex = 2 },
            Faculties(sheet),
            Headings(sheet),
            .. sheet.Rows.Select((row, at) => Pupil(sheet, row, at)),
        ];

    private static Row Faculties(GroupsSheet sheet) =>
        new(
            sheet.Faculties.SelectMany(
                (name, faculty) =>
                    new[]
                    {
                        SheetCells.Text(
                            sheet.RagColumn(faculty),
                            GroupsSheet.FacultyRow,
                            name,
                            CellStyle.Faculty
                        ),
                        SheetCells.Blank(
                            sheet.RagColumn(faculty) + 1,
                            GroupsSheet.FacultyRow,
                            CellStyle.Faculty
                        ),
                    }
            )
        )
        {
            RowIndex = GroupsSheet.FacultyRow,
        };

    private static Row Headings(GroupsSheet sheet)
    {
        (string Name, CellStyle Style)[] headings =
        [
            .. sheet.PupilColumns.Select(name => (name, CellStyle.Heading)),
            .. sheet.Groups.Select(name => (name, CellStyle.Upright)),
            .. sheet.Faculties.SelectMany(_ =>
                new[] { ("RAG", CellStyle.Faculty), ("Comments", CellStyle.Heading) }
            ),
        ];
        return new(
            headings.Select(
                (heading, column) =>
                    SheetCells.Text(column, GroupsSheet.HeadingRow, heading.Name, heading.Style)
            )
        )
        {
            RowIndex = GroupsSheet.HeadingRow,
            Height = HeadingHeight,
            CustomHeight = true,
        };
    }

    /// <param name="at">The pupil's place, from 0.</param>
    private static Row Pupil(GroupsSheet sheet, IReadOnlyList<string> cells, int at)
    {
        var row = GroupsSheet.HeadingRow + 1 + (uint)at;
        return new([
            .. cells.Select(
                (text, column) =>
                    SheetCells.Text(
                        column,
                        row,
                        text,
                        column < sheet.PupilColumns.Count ? CellStyle.Text
                            : text == "Y" ? CellStyle.Member
                            : CellStyle.NoMember
                    )
            ),
            .. Enumerable
                .Range(0, sheet.Faculties.Count)
                .SelectMany(faculty => Judged(sheet, at, faculty, row)),
        ])
        {
            RowIndex = row,
        };
    }

    private static Cell[] Judged(GroupsSheet sheet, int at, int faculty, uint row)
    {
        var (column, judgement) = (sheet.RagColumn(faculty), sheet.JudgementOf(at, faculty));
        return
        [
            Written(column, row, judgement?.Rag.Letter().ToString(), CellStyle.Rag),
            Written(column + 1, row, judgement?.Comment, CellStyle.Comment),
        ];
    }

    private static Cell Written(int column, uint row, string? text, CellStyle style) =>
        text is null
            ? SheetCells.Blank(column, row, style)
            : SheetCells.Text(column, row, text, style);

    private static MergeCells Merged(GroupsSheet sheet) =>
        new(
            Enumerable
                .Range(0, sheet.Faculties.Count)
                .Select(sheet.RagColumn)
                .Select(column => new MergeCell
                {
                    Reference =
                        $"{SheetCells.Place(column, GroupsSheet.FacultyRow)}:{SheetCells.Place(column + 1, GroupsSheet.FacultyRow)}",
                })
        );

    /// <summary>The colour is the letter's, not the cell's: it follows when the letter is changed.</summary>
    private static ConditionalFormatting Colours(GroupsSheet sheet) =>
        new(
            GroupsSheet.Rags.Select(
                (rag, at) =>
                    new ConditionalFormattingRule(new Formula($"\"{rag}\""))
                    {
                        Type = ConditionalFormatValues.CellIs,
                        Operator = ConditionalFormattingOperatorValues.Equal,
                        FormatId = (uint)at,
                        Priority = at + 1,
                    }
            )
        )
        {
            SequenceOfReferences = Columns(sheet, 0),
        };
}
