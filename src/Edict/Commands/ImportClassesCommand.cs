using System.CommandLine;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>Takes the session's classes and who teaches them.</summary>
internal static class ImportClassesCommand
{
    private const string Example =
        "Example: edict import classes classes.csv --session 2026-27 --yes";

    public static Command Create()
    {
        var import = new ImportFileCommand(ImportKind.Classes);
        var command = import.Command(
            $"One row a class and teacher: Class, Subject, Teacher, From and To.\n\n{Example}"
        );
        command.SetAction((result, _) => import.RunAsync(result, import.Asked(result)));
        return command;
    }
}
