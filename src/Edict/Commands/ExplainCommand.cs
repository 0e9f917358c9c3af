using System.CommandLine;
using Edict.Exporting;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>What <c>edict explain</c> was asked.</summary>
public sealed record ExplainOptions(SessionPaths Session, string Scn);

/// <summary>One pupil's concern in words: what it rests on, and what would have to change for it to go.</summary>
public static class ExplainCommand
{
    public static Command Create()
    {
        var session = new SessionOptions();
        var scn = new Option<string>("--scn")
        {
            Required = true,
            Description = "The pupil's SCN: 9 digits.",
        };
        var command = new Command(
            "explain",
            "Tells one pupil's concern in words.\n\nExample: edict explain --reports autumn.csv --reports winter.csv --pupils pupils.csv --scn 040123458"
        );
        session.AddTo(command);
        command.Add(scn);
        command.SetAction(
            (result, _) =>
                RunAsync(
                    new(session.Read(result), result.GetRequiredValue(scn)),
                    result.InvocationConfiguration
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(ExplainOptions options, InvocationConfiguration console)
    {
        if (!Scn.TryRead(options.Scn.Trim(), out var scn))
        {
            await console.Error.WriteLineAsync(
                $"--scn: \"{options.Scn}\": expected an SCN of 9 digits"
            );
            return ExitStatus.WrongArguments;
        }

        var faults = new Faults();
        var policy = PolicyFile.Read(options.Session.Policy, faults);
        var files = options.Session.Read(policy, faults, console);
        var explanations = faults.AnyError ? [] : Explanation.Of(files, scn).ToList();
        if (!faults.AnyError && explanations.Count == 0)
        {
            faults.Error(
                new(
                    files.Cycles[^1].Name,
                    null,
                    "SCN",
                    options.Scn,
                    "no report of this pupil; expected one of the file's pupils"
                )
            );
        }

        if (faults.AnyError)
        {
            Terminal.Tell(faults, console);
            return ExitStatus.Faults;
        }

        await console.Output.WriteAsync(string.Join('\n', explanations));
        return ExitStatus.Done;
    }
}
