using System.CommandLine;

namespace Edict.Commands;

/// <summary>Takes the office's files into the school's database, lists what was taken in, and takes it back.</summary>
public static class ImportCommand
{
    public static Command Create() =>
        new(
            "import",
            $"Takes a file into the school's database, whole or not at all: the plan first, and with --yes the deed.\n\n{ImportReportsCommand.Example}"
        )
        {
            ImportReportsCommand.Create(),
            ImportPupilsCommand.Create(),
            ImportAttendanceCommand.Create(),
            ImportStaffCommand.Create(),
            ImportSubjectsCommand.Create(),
            ImportClassesCommand.Create(),
            ImportGroupsCommand.Create(),
            ImportedCommand.List(),
            ImportedCommand.Undo(),
        };
}
