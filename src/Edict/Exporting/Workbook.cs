using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Edict.Exporting;

/// <summary>A plain .xlsx of one sheet: a header that stays in sight, words as text, and numbers to count with.</summary>
public static class Workbook
{
    private const int WidthOfWords = 60;
    private const int WidthOfNames = 18;

    /// <param name="head">The lines above the header.</param>
    public static async Task<byte[]> OfAsync(ExportedTable table, IReadOnlyList<string> head)
    {
        using var stream = new MemoryStream();
        await using (var workbook = await Spreadsheet.CreateNewAsync(stream))
        {
            var bold = workbook.AddStyle(new Style { Font = { Bold = true } });
            var wrapped = workbook.AddStyle(
                new Style { Alignment = { WrapText = true, Vertical = VerticalAlignment.Top } }
            );
            await workbook.StartWorksheetAsync(table.Name, Layout(table, head.Count + 1));
            foreach (var line in head)
            {
                await workbook.AddRowAsync([new Cell(SheetCells.Writable(line))]);
            }

            await workbook.AddRowAsync([.. table.Columns.Select(text => new Cell(text, bold))]);
            foreach (var row in table.Rows)
            {
                await workbook.AddRowAsync([.. row.Select(cell => Of(cell, wrapped))]);
            }

            await workbook.FinishAsync();
        }

        return stream.ToArray();
    }

    private static Cell Of(ExportedCell cell, StyleId style) =>
        cell.Number is { } number ? new(number, style) : new(cell.Text, style);

    private static WorksheetOptions Layout(ExportedTable table, int frozen)
    {
        var layout = new WorksheetOptions { FrozenRows = frozen };
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var isLong = table.Rows.Any(row => row[column].Text.Length > WidthOfWords);
            layout.Column(column + 1).Width = isLong ? WidthOfWords : WidthOfNames;
        }

        return layout;
    }
}
