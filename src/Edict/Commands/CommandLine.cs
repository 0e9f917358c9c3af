using System.CommandLine;

namespace Edict.Commands;

/// <summary>The verbs of <c>edict</c>.</summary>
public static class CommandLine
{
    /// <summary>Runs a verb.</summary>
    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var root = new RootCommand(
            "Edict: tracking and monitoring for a Scottish secondary school."
        )
        {
            DemoCommand.Create(),
            EvaluateCommand.Create(),
            ImportCommand.Create(),
            PolicyCommand.Create(),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var wrong in parsed.Errors)
            {
                await error.WriteLineAsync(wrong.Message);
            }

            await error.WriteLineAsync(
                $"See: edict {parsed.CommandResult.Command.Name} --help".Replace(
                    "edict edict",
                    "edict",
                    StringComparison.Ordinal
                )
            );
            return ExitStatus.WrongArguments;
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration { Output = output, Error = error }
        );
    }
}
