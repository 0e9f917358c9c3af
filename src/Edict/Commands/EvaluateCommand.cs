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
        command.SetAction(
            (result, _) =>
            {
                var output = result.InvocationConfiguration;
                var options = new EvaluateOptions(
                    session.Read(result),
                    result.GetRequiredValue(concerns),
                    result.GetValue(tracked)
                );
                return RunAsync(options, output.Output, output.Error);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        EvaluateOptions options,
        TextWriter output,
        TextWriter error
    )
    {
        if (Clash(options) is { } clash)
        {
            await error.WriteLineAsync(clash);
            return ExitStatus.WrongArguments;
        }

        var faults = new Faults();
        var policy = PolicyFile.Read(options.Session.Policy, faults);
        var files = await options.Session.ReadAsync(policy, faults, error);
        Terminal.Tell(faults, error);
        return faults.AnyError
            ? ExitStatus.Faults
            : Write(options, EvaluationTables.Of(files, policy), output, error);
    }

    /// <summary>What is wrong with where the results would go; null where nothing is.</summary>
    private static string? Clash(EvaluateOptions options)
    {
        var (reports, pupils, policy) = options.Session;
        var read = reports
            .Append(pupils)
            .Append(policy)
            .OfType<string>()
            .Select(WrittenBeside.PlaceOf)
            .ToHashSet();
        var written = new[] { options.Concerns, options.Tracked }
            .OfType<string>()
            .Select(WrittenBeside.PlaceOf)
            .ToList();
        return written.Count != written.Distinct().Count()
                ? "--concerns and --tracked name the same file; give each its own."
            : written.Any(read.Contains)
                ? "A result would replace a file that is read; give it a place of its own."
            : null;
    }

    private static int Write(
        EvaluateOptions options,
        EvaluationTables tables,
        TextWriter output,
        TextWriter error
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
        catch (Exception fault)
            when (fault.GetBaseException() is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(
                $"error: the result cannot be written: {fault.GetBaseException().Message}"
            );
            return ExitStatus.Faults;
        }

        var count = tables.ConcernCount;
        output.WriteLine(count == 1 ? "1 pupil is a concern." : $"{count} pupils are a concern.");
        return ExitStatus.Done;
    }
}
