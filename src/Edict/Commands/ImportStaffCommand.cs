using System.CommandLine;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>Takes a list of the school's staff and their roles.</summary>
internal static class ImportStaffCommand
{
    private const string Example = "Example: edict import staff staff.csv --data edict-data --yes";

    public static Command Create()
    {
        var import = new ImportFileCommand(ImportKind.Staff);
        var command = import.Command(
            $"One row a person and role: Name, E-mail, Role, what it is held for, From and To.\n\n{Example}"
        );
        command.SetAction((result, _) => import.RunAsync(result, import.Asked(result)));
        return command;
    }
}
