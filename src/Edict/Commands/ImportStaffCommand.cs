using System.CommandLine;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>Takes a list of the school's staff and their roles.</summary>
public static class ImportStaffCommand
{
    private const string Example = "Example: edict import staff staff.csv --data edict-data";

    public static Command Create() =>
        SmallFileCommand.Command(
            "staff",
            $"One row a person and role: Name, E-mail, Role, what it is held for, From and To.\n\n{Example}",
            _ => StaffImport.RunAsync
        );
}
