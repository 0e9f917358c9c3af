using System.CommandLine;
using Edict.Exporting;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>What <c>edict evaluate</c> was asked.</summary>
public sealed record EvaluateOptions(SessionPaths Session, string Concerns, string? Tracked);

/// <summary>The protocol over files, with no database.</summary>
public static class EvaluateCommand
{
    public static Command Create()
    {
        var session = new SessionOptions();
        var concerns = new Option<string>("--concerns")
        {
            Required = true,
            Description = "Where to write the concerns.",
        };
        var tracked = new Option<string?>("--tracked")
        {
            Description = "Where to write the tracked reports, one row a reason.",
        };
        var command = new Command(
            "evaluate",
            "Applies the protocol to files.\n\nExample: edict evaluate --reports autumn.csv --reports winter.csv --pupils pupils.csv --concerns concerns.csv"
        );
        session.AddTo(command);
        command.Add(concerns);
        command.Add(tracked);
        command.SetAction(result =>
        {
            var options = new EvaluateOptions(
                session.Read(result),
                result.GetRequiredValue(concerns),
                result.GetValue(tracked)
            );
            return Run(options, result.InvocationConfiguration);
        });
        return command;
    }

    private static int Run(EvaluateOptions options, InvocationConfiguration console)
    {
        if (Clash(options) is { } clash)
        {
            console.Error.WriteLine(clash);
            return ExitStatus.WrongArguments;
        }

        var faults = new Faults();
        var policy = PolicyFile.Read(options.Session.Policy, faults);
        var files = options.Session.Read(policy, faults, console);
        Terminal.Tell(faults, console);
        return faults.AnyError
            ? ExitStatus.Faults
            : Write(options, EvaluationTables.Of(files), console);
    }

    /// <summary>What is wrong with where the results would go; null where nothing is.</summary>
    private static string? Clash(EvaluateOptions options)
    {
        var concerns = WrittenBeside.PlaceOf(options.Concerns);
        var tracked = options.Tracked is null ? null : WrittenBeside.PlaceOf(options.Tracked);
        if (concerns == tracked)
        {
            return "--concerns and --tracked name the same file; give each its own.";
        }

        foreach (var path in options.Session.All)
        {
            var place = WrittenBeside.PlaceOf(path);
            if (place == concerns || place == tracked)
            {
                return "A result would replace a file that is read; give it a place of its own.";
            }
        }

        return null;
    }

    private static int Write(
        EvaluateOptions options,
        EvaluationTables tables,
        InvocationConfiguration console
    )
    {
        try
        {
            using var concerns = new WrittenBeside(options.Concerns);
            using var tracked = options.Tracked is null ? null : new WrittenBeside(options.Tracked);
            tables.Write(concerns.Writer, tracked?.Writer);
            tracked?.Keep();
            concerns.Keep();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine($"error: the result cannot be written: {fault.Message}");
            return ExitStatus.Faults;
        }

        var count = tables.ConcernCount;
        console.Output.WriteLine(
            count == 1 ? "1 pupil is a concern." : count + " pupils are a concern."
        );
        return ExitStatus.Done;
    }
}
