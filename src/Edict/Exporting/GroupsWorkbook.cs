using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Edict.Exporting;

/// <summary>
/// The workbook of vulnerable groups as .xlsx: two rows of headings, of which a faculty's stands over its RAG and comments,
/// drop-downs, colours that follow a RAG when it is changed, and print on A4 across.
/// </summary>
public static class GroupsWorkbook
{
    private const string SheetName = "Vulnerable groups";
    private const string ListsName = "Lists";

    /// <summary>The title and the author stand outside the cells, too, where nothing else makes them fit for XML.</summary>
    public static byte[] Of(GroupsSheet sheet) =>
        Written(
            sheet with
            {
                Title = SheetCells.Writable(sheet.Title),
                Author = SheetCells.Writable(sheet.Author),
            }
        );

    private static byte[] Written(GroupsSheet sheet)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            file.PackageProperties.Creator = sheet.Author;
            file.PackageProperties.Title = sheet.Title;
            var book = file.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = CellStyles.Sheet();
            var sheets = new Sheets();
            Add(
                book,
                sheets,
                SheetName,
                GroupsWorksheet.Of(sheet, Validations(sheet)),
                shown: true
            );
            if (sheet.IsToFillIn)
            {
                Add(book, sheets, ListsName, Lists(sheet), shown: false);
            }

            book.Workbook = new X.Workbook(sheets, Names(sheet));
        }

        return stream.ToArray();
    }

    private static void Add(
        WorkbookPart book,
        Sheets sheets,
        string name,
        Worksheet worksheet,
        bool shown
    )
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = worksheet;
        sheets.Append(
            new Sheet
            {
                Name = name,
                Id = book.GetIdOfPart(part),
                SheetId = (uint)sheets.Count() + 1,
                State = shown ? SheetStateValues.Visible : SheetStateValues.Hidden,
            }
        );
    }

    /// <summary>What is filtered, and what stands on each sheet of paper.</summary>
    private static DefinedNames Names(GroupsSheet sheet) =>
        new(
            new DefinedName(
                $"'{SheetName}'!$A${GroupsSheet.HeadingRow}:${SheetCells.Letters(sheet.ColumnCount - 1)}${sheet.LastRow}"
            )
            {
                Name = "_xlnm._FilterDatabase",
                LocalSheetId = 0,
                Hidden = true,
            },
            new DefinedName(
                $"'{SheetName}'!$A:${SheetCells.Letters(GroupsSheet.StayingColumns - 1)},'{SheetName}'!${GroupsSheet.FacultyRow}:${GroupsSheet.HeadingRow}"
            )
            {
                Name = "_xlnm.Print_Titles",
                LocalSheetId = 0,
            }
        );

    /// <summary>The drop-downs: lists in a sheet of their own may hold commas and be as long as they like.</summary>
    private static DataValidations? Validations(GroupsSheet sheet) =>
        !sheet.IsToFillIn || sheet.Rows.Count == 0 || sheet.Faculties.Count == 0
            ? null
            : new(
                Validation(
                    sheet,
                    at: 0,
                    $"{ListsName}!$A$1:$A${GroupsSheet.Rags.Count}",
                    "expected R, A or G, or blank"
                ),
                Validation(
                    sheet,
                    at: 1,
                    $"{ListsName}!$B$1:$B${sheet.RagComments.Count}",
                    "expected one of the comments of the list, or blank"
                )
            );

    /// <param name="at">0 for the RAGs, 1 for the comments.</param>
    private static DataValidation Validation(
        GroupsSheet sheet,
        int at,
        string list,
        string expected
    ) =>
        new(new Formula1(list))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorTitle = SheetName,
            Error = expected,
            SequenceOfReferences = GroupsWorksheet.Columns(sheet, at),
        };

    private static Worksheet Lists(GroupsSheet sheet)
    {
        var rows = Enumerable
            .Range(0, Math.Max(GroupsSheet.Rags.Count, sheet.RagComments.Count))
            .Select(at =>
            {
                var row = new Row { RowIndex = (uint)at + 1 };
                if (at < GroupsSheet.Rags.Count)
                {
                    row.Append(
                        SheetCells.Text(0, (uint)at + 1, GroupsSheet.Rags[at], CellStyle.Plain)
                    );
                }

                if (at < sheet.RagComments.Count)
                {
                    row.Append(
                        SheetCells.Text(1, (uint)at + 1, sheet.RagComments[at], CellStyle.Plain)
                    );
                }

                return row;
            });
        return new(new SheetData(rows));
    }
}
