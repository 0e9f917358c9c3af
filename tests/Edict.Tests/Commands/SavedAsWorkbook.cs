using Edict.Importing;
using SpreadCheetah;

namespace Edict.Tests.Commands;

/// <summary>A CSV file saved as a workbook: short numbers as numbers, TRUE and FALSE as such, all else as text.</summary>
internal static class SavedAsWorkbook
{
    private const int LongestNumber = 2;

    /// <returns>The workbook's path, in a folder of choice.</returns>
    public static async Task<string> OfAsync(string csv, string folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(csv), ".xlsx"));
        await using var stream = File.Create(path);
        await using var workbook = await Spreadsheet.CreateNewAsync(
            stream,
            cancellationToken: cancel
        );
        await workbook.StartWorksheetAsync("Export", token: cancel);
        foreach (var row in RowsOf(csv))
        {
            await workbook.AddRowAsync([.. row.Select(CellOf)], cancel);
        }

        await workbook.FinishAsync(cancel);
        return path;
    }

    private static DataCell CellOf(string text) =>
        text.Length <= LongestNumber && int.TryParse(text, out var number) ? new(number)
        : text is "TRUE" or "FALSE" ? new(text == "TRUE")
        : new(text);

    /// <summary>By the separator that parts the first line most.</summary>
    private static List<string[]> RowsOf(string csv) =>
        CsvRows.BySeparator(TextFile.At(csv)).Select(All).MaxBy(rows => rows[0].Length)!;

    /// <summary>As far as the separator's rows can be read.</summary>
    private static List<string[]> All(CsvRows rows)
    {
        using var all = rows;
        var cells = new List<string[]>();
        try
        {
            while (all.MoveNext())
            {
                cells.Add(all.Cells());
            }
        }
        catch (UnreadableException)
        {
            // Another separator is the file's own.
        }

        return cells;
    }
}
