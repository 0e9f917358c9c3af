using System.CommandLine;
using Edict.Exporting;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>What <c>edict evaluate</c> was asked.</summary>
/// <param name="Reports">The cycles of one session, oldest first.</param>
public sealed record EvaluateOptions(
    IReadOnlyList<string> Reports,
    string? Pupils,
    string? Policy,
    string Concerns,
    string? Tracked
);

/// <summary>The protocol over files, with no database.</summary>
public static class EvaluateCommand
{
    public static Command Create()
    {
        var reports = new Option<string[]>("--reports")
        {
            Required = true,
            Description =
                "A cycle's reports (CSV). Give one for each cycle of the session, oldest first; the last is evaluated.",
        };
        var pupils = new Option<string?>("--pupils")
        {
            Description = "What is recorded of the pupils (CSV).",
        };
        var policy = new Option<string?>("--policy")
        {
            Description = "The school's policy (JSON); the defaults without it.",
        };
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
        )
        {
            reports,
            pupils,
            policy,
            concerns,
            tracked,
        };
        command.SetAction(result =>
        {
            var output = result.InvocationConfiguration;
            var options = new EvaluateOptions(
                result.GetRequiredValue(reports),
                result.GetValue(pupils),
                result.GetValue(policy),
                result.GetRequiredValue(concerns),
                result.GetValue(tracked)
            );
            return Run(options, output.Output, output.Error);
        });
        return command;
    }

    private static int Run(EvaluateOptions options, TextWriter output, TextWriter error)
    {
        if (
            options.Tracked is not null
            && Path.GetFullPath(options.Tracked) == Path.GetFullPath(options.Concerns)
        )
        {
            error.WriteLine("--concerns and --tracked name the same file; give each its own.");
            return ExitStatus.WrongArguments;
        }

        var faults = new Faults();
        var policy = PolicyFile.Read(options.Policy, faults);
        var files = SessionFiles.Read(options.Reports, options.Pupils, policy, faults);
        faults.WriteTo(error);
        return faults.AnyError
            ? ExitStatus.Faults
            : Write(options, EvaluationTables.Of(files, policy), output, error);
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
            tables.WriteConcerns(concerns.Writer);
            if (tracked is not null)
            {
                tables.WriteTracked(tracked.Writer);
                tracked.Keep();
            }

            concerns.Keep();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"error: the result cannot be written: {fault.Message}");
            return ExitStatus.Faults;
        }

        var count = tables.ConcernCount;
        output.WriteLine(count == 1 ? "1 pupil is a concern." : $"{count} pupils are a concern.");
        return ExitStatus.Done;
    }
}
