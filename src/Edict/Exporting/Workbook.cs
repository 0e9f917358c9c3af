using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Edict.Exporting;

/// <summary>A plain .xlsx of one sheet: a header that stays in sight, and every cell as text but in the columns of numbers.</summary>
public static class Workbook
{
    private const int WidthOfWords = 60;
    private const int WidthOfNames = 18;

    /// <param name="table">The header, then the rows.</param>
    /// <param name="numbers">The columns, from 0, of which a whole number is one; none where it is left out.</param>
    public static async Task<byte[]> OfAsync(
        string sheet,
        IReadOnlyList<IReadOnlyList<string>> table,
        IReadOnlySet<int>? numbers = null
    )
    {
        using var stream = new MemoryStream();
        await using (var workbook = await Spreadsheet.CreateNewAsync(stream))
        {
            var header = workbook.AddStyle(new Style { Font = { Bold = true } });
            var wrapped = workbook.AddStyle(
                new Style { Alignment = { WrapText = true, Vertical = VerticalAlignment.Top } }
            );
            await workbook.StartWorksheetAsync(sheet, Layout(table[0]));
            await workbook.AddRowAsync([.. table[0].Select(text => new Cell(text, header))]);
            foreach (var row in table.Skip(1))
            {
                await workbook.AddRowAsync([
                    .. row.Select(
                        (text, column) => CellOf(text, numbers?.Contains(column) == true, wrapped)
                    ),
                ]);
            }

            await workbook.FinishAsync();
        }

        return stream.ToArray();
    }

    private static Cell CellOf(string text, bool isNumber, StyleId style) =>
        isNumber && int.TryParse(text, out var number) ? new(number, style) : new(text, style);

    private static WorksheetOptions Layout(IReadOnlyList<string> header)
    {
        var layout = new WorksheetOptions { FrozenRows = 1 };
        for (var column = 0; column < header.Count; column++)
        {
            layout.Column(column + 1).Width = header[column] is "Why" or "Good News"
                ? WidthOfWords
                : WidthOfNames;
        }

        return layout;
    }
}
