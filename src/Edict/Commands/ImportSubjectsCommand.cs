using System.CommandLine;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>Takes the school's subject list: which subject belongs to which faculty.</summary>
internal static class ImportSubjectsCommand
{
    private const string Example =
        "Example: edict import subjects subjects.csv --session 2026-27 --yes";

    public static Command Create()
    {
        var import = new ImportFileCommand(ImportKind.Subjects);
        var move = new Option<bool>("--move")
        {
            Description = "Moves subjects that the school has under another faculty.",
        };
        var command = import.Command($"One row a subject: Subject and Faculty.\n\n{Example}", move);
        command.SetAction(
            (result, _) =>
            {
                var asked = import.Asked(result);
                var said = asked.Said with { MayMove = result.GetValue(move) };
                return import.RunAsync(result, asked with { Said = said });
            }
        );
        return command;
    }
}
