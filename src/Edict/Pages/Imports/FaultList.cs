using Edict.Exporting;
using Edict.Importing;

namespace Edict.Pages.Imports;

/// <summary>The faults of an upload as a file, in the columns of its page.</summary>
public static class FaultList
{
    private static readonly string[] Columns = ["Where", "Column", "Value", "What is wrong"];

    public static byte[] Of(IEnumerable<Fault> faults) =>
        CsvText.FileOf([Columns, .. faults.Select(Cells)]);

    private static string[] Cells(Fault fault) =>
        [
            fault.Line is { } line ? fault.File.Place(line) : "the file",
            fault.Column ?? "",
            fault.ShownValue ?? "",
            fault.Message,
        ];
}
