using System.CommandLine;
using Edict.Data;

namespace Edict.Commands;

/// <summary>The verbs of <c>edict</c>.</summary>
public static class CommandLine
{
    private static readonly string[] VerbNames =
    [
        "account",
        "audit",
        "backup",
        "demo",
        "doctor",
        "evaluate",
        "explain",
        "import",
        "mail",
        "migrate",
        "policy",
        "pupil",
        "restore",
        "retention",
        "serve",
    ];

    /// <summary>Runs a verb. Whatever goes wrong is told in words: no stack trace reaches a person.</summary>
    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var parsed = Verbs(arguments).Parse(arguments);
        if (WrongWith(arguments, parsed) is { Count: > 0 } wrong)
        {
            await error.WriteLineAsync(string.Join('\n', wrong));
            return ExitStatus.WrongArguments;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                }
            );
        }
        catch (Exception fault) when (DatabaseFault.InWords(fault) is { } words)
        {
            await error.WriteLineAsync($"error: {words}");
        }
        catch (Exception fault)
            when (fault
                    is IOException
                        or UnauthorizedAccessException
                        or InvalidDataException
                        or FormatException
            )
        {
            await error.WriteLineAsync($"error: {fault.Message}");
        }

        return ExitStatus.Faults;
    }

    /// <summary>The verb that is asked, which need not wait for the others to be made; all of them where it is none.</summary>
    private static RootCommand Verbs(string[] arguments)
    {
        var root = new RootCommand(
            "Edict: tracking and monitoring for a Scottish secondary school."
        );
        var asked = arguments is [var first, ..] ? Array.IndexOf(VerbNames, first) : -1;
        foreach (var verb in asked >= 0 ? [VerbNames[asked]] : VerbNames)
        {
            root.Add(Create(verb));
        }

        return root;
    }

    private static Command Create(string verb) =>
        verb switch
        {
            "account" => AccountCommand.Create(),
            "audit" => AuditCommand.Create(),
            "backup" => BackupCommand.Create(),
            "demo" => DemoCommand.Create(),
            "doctor" => DoctorCommand.Create(),
            "evaluate" => EvaluateCommand.Create(),
            "explain" => ExplainCommand.Create(),
            "import" => ImportCommand.Create(),
            "mail" => MailCommand.Create(),
            "migrate" => MigrateCommand.Create(),
            "pupil" => PupilCommand.Create(),
            "restore" => RestoreCommand.Create(),
            "retention" => RetentionCommand.Create(),
            "serve" => ServeCommand.Create(),
            _ => PolicyCommand.Create(),
        };

    private static List<string> WrongWith(string[] arguments, ParseResult parsed)
    {
        if (arguments.Any(string.IsNullOrWhiteSpace))
        {
            return
            [
                "An argument is empty, as an unset variable of a script gives it; expected a value.",
            ];
        }

        if (parsed.Errors.Count == 0)
        {
            return [];
        }

        var verb =
            parsed.CommandResult.Command is RootCommand
                ? ""
                : $"{parsed.CommandResult.Command.Name} ";
        return [.. parsed.Errors.Select(wrong => wrong.Message), $"See: edict {verb}--help"];
    }
}
