using System.CommandLine;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>Takes the school's subject list: which subject belongs to which faculty.</summary>
public static class ImportSubjectsCommand
{
    private const string Example = "Example: edict import subjects subjects.csv --session 2026-27";

    public static Command Create()
    {
        var move = new Option<bool>("--move")
        {
            Description = "Moves subjects that the school has under another faculty.",
        };
        return SmallFileCommand.Command(
            "subjects",
            $"One row a subject: Subject and Faculty.\n\n{Example}",
            result =>
                (into, path, faults) =>
                    SubjectImport.RunAsync(into, path, result.GetValue(move), faults),
            move
        );
    }
}
