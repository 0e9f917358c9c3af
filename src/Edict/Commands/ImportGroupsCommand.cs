using System.CommandLine;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>Takes the workbook in which the school kept its vulnerable groups, as a starting point.</summary>
internal static class ImportGroupsCommand
{
    private const string Example =
        "Example: edict import groups \"Vulnerable Groups.xlsx\" --as-at 2026-08-28 --yes";

    public static Command Create()
    {
        var import = new ImportFileCommand(ImportKind.Groups);
        var asAt = ImportFileCommand.DayOption("--as-at");
        var command = import.Command(
            $"The school's own workbook of vulnerable groups, once: it fills in what is not known.\n\n{Example}",
            asAt
        );
        command.SetAction(
            (result, _) =>
            {
                var asked = import.Asked(result);
                var said = asked.Said with { AttendanceAsAt = result.GetValue(asAt) };
                return import.RunAsync(result, asked with { Said = said });
            }
        );
        return command;
    }
}
