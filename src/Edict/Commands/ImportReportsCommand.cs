using System.CommandLine;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>Takes the reports of a cycle.</summary>
internal static class ImportReportsCommand
{
    public const string Example =
        "Example: edict import reports senior-2.csv --cycle \"Senior 2\" --data edict-data --yes";

    public static Command Create()
    {
        var import = new ImportFileCommand(ImportKind.Reports);
        var cycle = new Option<string>("--cycle")
        {
            Required = true,
            Description = "The cycle's name.",
        };
        var command = import.Command($"One row a report.\n\n{Example}", cycle);
        command.SetAction(
            (result, _) =>
                import.RunAsync(
                    result,
                    import.Asked(result) with
                    {
                        Cycle = result.GetRequiredValue(cycle),
                    }
                )
        );
        return command;
    }
}
