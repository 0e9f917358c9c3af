using System.CommandLine;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>Takes the session's classes and who teaches them.</summary>
public static class ImportClassesCommand
{
    private const string Example = "Example: edict import classes classes.csv --session 2026-27";

    public static Command Create() =>
        SmallFileCommand.Command(
            "classes",
            $"One row a class and teacher: Class, Subject, Teacher, From and To.\n\n{Example}",
            _ => ClassImport.RunAsync
        );
}
