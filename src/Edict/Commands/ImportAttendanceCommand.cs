using System.CommandLine;
using Edict.Data;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>Takes the attendance file alone: once, or each week from a folder.</summary>
public static class ImportAttendanceCommand
{
    private const string Example =
        "Example: edict import attendance attendance.csv --as-at 2026-10-09\n"
        + "Example: edict import attendance --watch /srv/edict/attendance";

    public static Command Create()
    {
        var school = new SchoolSessionOptions();
        var file = SmallFileCommand.FileArgument();
        file.Arity = ArgumentArity.ZeroOrOne;
        var asAt = new Option<DateOnly?>("--as-at")
        {
            Description =
                "The day of the figures, where the file does not say it, such as 2026-10-09.",
        };
        var watch = new Option<string?>("--watch")
        {
            Description =
                "A folder to take each new file from, until it is stopped; each file must say its day.",
        };
        var command = new Command(
            "attendance",
            $"One row a pupil: SCN, Attendance % and its day. It makes no pupils.\n\n{Example}"
        )
        {
            file,
            asAt,
            watch,
        };
        school.AddTo(command);
        command.Validators.Add(given =>
        {
            var isWatched = given.GetResult(watch) is not null;
            if (isWatched == (given.GetResult(file) is { Tokens.Count: > 0 }))
            {
                given.AddError("Expected a file, or --watch with a folder.");
            }
            else if (isWatched && given.GetResult(asAt) is not null)
            {
                given.AddError(
                    "--as-at: every file of a watched folder says its own day, in a column Attendance As At."
                );
            }
        });
        command.SetAction(
            (result, stop) =>
                result.GetValue(watch) is { } folder
                    ? WatchAsync(school.Read(result), folder, result.InvocationConfiguration, stop)
                    : SmallFileCommand.RunAsync(
                        school.Read(result),
                        result.GetValue(file)!,
                        result.InvocationConfiguration,
                        (into, faults) =>
                            AttendanceImport.RunAsync(
                                into,
                                result.GetValue(file)!,
                                result.GetValue(asAt),
                                faults
                            )
                    )
        );
        return command;
    }

    /// <summary>The folder whose files go into a school.</summary>
    public static WatchedFolder Watched(
        string folder,
        SchoolAsked asked,
        TimeProvider clock,
        TextWriter log
    ) => new(folder, clock, path => TakeAsync(asked, path), log);

    private static async Task<int> WatchAsync(
        SchoolAsked asked,
        string folder,
        InvocationConfiguration console,
        CancellationToken stop
    )
    {
        var faults = new Faults();
        if (
            await asked.TakeAsync(_ => Task.FromResult<RowCounts?>(new(0, 0, 0, 0)), faults) is null
        )
        {
            Terminal.Tell(faults, console.Error);
            return ExitStatus.Faults;
        }

        await Watched(folder, asked, TimeProvider.System, console.Output).RunAsync(stop);
        return ExitStatus.Done;
    }

    private static async Task<Taken> TakeAsync(SchoolAsked asked, string path)
    {
        var faults = new Faults();
        try
        {
            var done = await asked.TakeAsync(
                into => AttendanceImport.RunAsync(into, path, null, faults),
                faults
            );
            var summary = done?.ToString() ?? "refused, nothing was changed.";
            using var words = new StringWriter();
            await words.WriteLineAsync(summary);
            faults.WriteTo(words);
            return new(done is null ? Outcome.Refused : Outcome.Done, summary, words.ToString());
        }
        catch (Exception fault) when (DatabaseFault.InWords(fault) is { } words)
        {
            return new(Outcome.Later, words, "");
        }
    }
}
