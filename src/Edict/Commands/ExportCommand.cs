using System.CommandLine;

namespace Edict.Commands;

/// <summary>Gives out what the school's other programs take in.</summary>
public static class ExportCommand
{
    public static Command Create() =>
        new(
            "export",
            $"Writes a file for the school's other programs.\n\n{ExportReportsCommand.Example}"
        )
        {
            ExportReportsCommand.Create(),
        };
}
