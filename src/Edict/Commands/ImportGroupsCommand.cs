using System.CommandLine;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>Takes the workbook in which the school kept its vulnerable groups, as a starting point.</summary>
public static class ImportGroupsCommand
{
    private const string Example =
        "Example: edict import groups \"Vulnerable Groups.xlsx\" --as-at 2026-08-28";

    public static Command Create()
    {
        var asAt = new Option<DateOnly?>("--as-at")
        {
            Description =
                "The day of the attendance figures, where the file does not say it, such as 2026-10-09.",
        };
        return SmallFileCommand.Command(
            "groups",
            $"The school's own workbook of vulnerable groups, once: it fills in what is not known.\n\n{Example}",
            result =>
                (into, path, faults) =>
                    GroupsImport.RunAsync(into, path, result.GetValue(asAt), faults),
            asAt
        );
    }
}
