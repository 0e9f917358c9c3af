using System.CommandLine;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>Takes the attendance file alone: once, or each week from a folder.</summary>
internal static class ImportAttendanceCommand
{
    private const string Example =
        "Example: edict import attendance attendance.csv --as-at 2026-10-09 --yes\n"
        + "Example: edict import attendance --watch /srv/edict/attendance";

    public static Command Create()
    {
        var import = new ImportFileCommand(ImportKind.Attendance);
        import.File.Arity = ArgumentArity.ZeroOrOne;
        var asAt = ImportFileCommand.DayOption("--as-at");
        var watch = new Option<string?>("--watch")
        {
            Description =
                "A folder to take each new file from, without --yes, until it is stopped; each file must say its day, and one with counts out of the ordinary is refused unless --accept-unusual is given.",
        };
        var command = import.Command(
            $"One row a pupil: SCN, Attendance % and its day. It makes no pupils.\n\n{Example}",
            asAt,
            watch
        );
        command.Validators.Add(given =>
        {
            var isWatched = given.GetResult(watch) is not null;
            if (isWatched == (given.GetResult(import.File) is { Tokens.Count: > 0 }))
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
            {
                var asked = import.Asked(result);
                var said = asked.Said with { AttendanceAsAt = result.GetValue(asAt) };
                return result.GetValue(watch) is { } folder
                    ? WatchAsync(
                        new(import.School(result), asked, import.IsUnusualToo(result)),
                        folder,
                        result.InvocationConfiguration,
                        stop
                    )
                    : import.RunAsync(result, asked with { Said = said });
            }
        );
        return command;
    }

    private static async Task<int> WatchAsync(
        AttendanceWatch watch,
        string folder,
        InvocationConfiguration console,
        CancellationToken stop
    )
    {
        var faults = new Faults();
        if (!await watch.HasSchoolAsync(faults))
        {
            Terminal.Tell(faults, console);
            return ExitStatus.Faults;
        }

        await watch.Over(folder, TimeProvider.System, console.Output).RunAsync(stop);
        return ExitStatus.Done;
    }
}
