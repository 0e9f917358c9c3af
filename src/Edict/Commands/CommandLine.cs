using System.CommandLine;
using System.CommandLine.Parsing;
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
        "export",
        "import",
        "mail",
        "migrate",
        "policy",
        "pupil",
        "restore",
        "retention",
        "serve",
    ];

    /// <summary>What the program answers to whatever the verb.</summary>
    private static readonly string[] OfTheProgram = ["--help", "-h", "-?", "/h", "/?", "--version"];

    /// <summary>Runs a verb. Whatever goes wrong is told in words: no stack trace reaches a person.</summary>
    /// <param name="console">Where it writes: the program's own output and error, unless it has others.</param>
    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public static int Run(string[] arguments, InvocationConfiguration console)
    {
        console.EnableDefaultExceptionHandler = false;
        var parsed = Parse(arguments);
        if (WrongWith(arguments, parsed) is { Count: > 0 } wrong)
        {
            console.Error.WriteLine(string.Join('\n', wrong));
            return ExitStatus.WrongArguments;
        }

        try
        {
            return parsed.Invoke(console);
        }
        catch (Exception fault) when (DatabaseFault.InWords(fault) is { } words)
        {
            console.Error.WriteLine($"error: {words}");
        }
        catch (Exception fault)
            when (fault
                    is IOException
                        or UnauthorizedAccessException
                        or InvalidDataException
                        or FormatException
            )
        {
            console.Error.WriteLine($"error: {fault.Message}");
        }

        return ExitStatus.Faults;
    }

    /// <summary>The verb reads what is asked of it by itself. The whole program, with its help, is made only where it has a word to say.</summary>
    private static ParseResult Parse(string[] arguments)
    {
        if (arguments is [var first, ..] && Array.IndexOf(VerbNames, first) >= 0)
        {
            var alone = Create(first).Parse(arguments);
            if (alone.Errors.Count == 0 && !Array.Exists(arguments, IsOfTheProgram))
            {
                return alone;
            }
        }

        return WholeProgram().Parse(arguments);
    }

    private static bool IsOfTheProgram(string argument) =>
        Array.IndexOf(OfTheProgram, argument) >= 0;

    private static RootCommand WholeProgram()
    {
        var root = new RootCommand(
            "Edict: tracking and monitoring for a Scottish secondary school."
        );
        foreach (var verb in VerbNames)
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
            "export" => ExportCommand.Create(),
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
        if (Array.Exists(arguments, string.IsNullOrWhiteSpace))
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

        return
        [
            .. parsed.Errors.Select(wrong => wrong.Message),
            $"See: edict {WordsOf(parsed.CommandResult)}--help",
        ];
    }

    /// <summary>What was given for an option or an argument that takes one value; empty for none, or for more.</summary>
    internal static string TextOf(ArgumentResult given) =>
        given.Tokens.Count == 1 ? given.Tokens[0].Value : "";

    /// <summary>A verb with those above it, such as <c>import attendance</c>, and a space behind; empty for the program itself.</summary>
    private static string WordsOf(CommandResult verb) =>
        verb.Command is RootCommand
            ? ""
            : $"{(verb.Parent is CommandResult above ? WordsOf(above) : "")}{verb.Command.Name} ";
}
