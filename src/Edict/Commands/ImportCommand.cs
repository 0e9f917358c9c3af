using System.CommandLine;
using Edict.Data;
using Edict.Importing;
using Microsoft.EntityFrameworkCore;

namespace Edict.Commands;

/// <summary>What an import was asked.</summary>
/// <param name="Session">The latest where none is named.</param>
public sealed record ImportOptions(string File, string Data, string? Session);

/// <summary>Takes the office's files into the school's database.</summary>
public static class ImportCommand
{
    private const string Example =
        "Example: edict import reports senior-2.csv --cycle \"Senior 2\" --data edict-data";

    public static Command Create(TimeProvider clock) =>
        new("import", $"Takes a file into the school's database, whole or not at all.\n\n{Example}")
        {
            Reports(clock),
            Pupils(clock),
        };

    private static Command Reports(TimeProvider clock)
    {
        var asked = new Asked();
        var cycle = new Option<string>("--cycle")
        {
            Required = true,
            Description = "The cycle's name.",
        };
        var command = asked.Command("reports", $"One row a report.\n\n{Example}");
        command.Add(cycle);
        command.SetAction(
            (result, _) =>
                RunAsync(
                    asked.Options(result),
                    result.InvocationConfiguration,
                    async (db, session, faults) =>
                    {
                        var name = result.GetRequiredValue(cycle);
                        var options = asked.Options(result);
                        return await CycleNamedAsync(db, session, name, faults) is { } found
                            ? await ReportImport.RunAsync(
                                db,
                                found,
                                options.File,
                                Now(clock),
                                faults
                            )
                            : null;
                    }
                )
        );
        return command;
    }

    private static Command Pupils(TimeProvider clock)
    {
        var asked = new Asked();
        var asAt = new Option<DateOnly?>("--attendance-as-at")
        {
            Description =
                "The day of the attendance figures, where the file does not say it, such as 2026-10-09.",
        };
        var command = asked.Command(
            "pupils",
            "One row a pupil.\n\nExample: edict import pupils pupils.csv --attendance-as-at 2026-10-09 --data edict-data"
        );
        command.Add(asAt);
        command.SetAction(
            (result, _) =>
                RunAsync(
                    asked.Options(result),
                    result.InvocationConfiguration,
                    (db, session, faults) =>
                        PupilImport.RunAsync(
                            db,
                            session,
                            asked.Options(result).File,
                            result.GetValue(asAt),
                            Now(clock),
                            faults
                        )
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ImportOptions options,
        InvocationConfiguration console,
        Func<EdictDb, Session, Faults, Task<ImportCounts?>> import
    )
    {
        if (!File.Exists(SqliteEdictDb.PathIn(options.Data)))
        {
            await console.Error.WriteLineAsync(
                $"error: {options.Data}: no school's data in this folder; make the demonstration school with: edict demo --data {options.Data}"
            );
            return ExitStatus.Faults;
        }

        var faults = new Faults();
        await using var db = await SqliteEdictDb.OpenAsync(options.Data);
        var session = await SessionNamedAsync(db, options.Session, faults);
        var done = session is null ? null : await import(db, session, faults);
        faults.WriteTo(console.Error);
        if (done is null)
        {
            return ExitStatus.Faults;
        }

        await console.Output.WriteLineAsync(
            $"{done.Added} added, {done.Changed} changed, {done.Unchanged} unchanged."
        );
        return ExitStatus.Done;
    }

    private static async Task<Session?> SessionNamedAsync(EdictDb db, string? name, Faults faults)
    {
        var sessions = await db
            .Sessions.OrderByDescending(session => session.StartsOn)
            .ToListAsync();
        var found = name is null
            ? sessions.FirstOrDefault()
            : sessions.FirstOrDefault(session => session.Name == name.Trim());
        if (found is null)
        {
            var known = string.Join(", ", sessions.Select(session => session.Name));
            faults.Error(
                new("--session", null, null, name, $"no such session; the school has: {known}")
            );
        }

        return found;
    }

    private static async Task<Cycle?> CycleNamedAsync(
        EdictDb db,
        Session session,
        string name,
        Faults faults
    )
    {
        var cycles = await db
            .Cycles.Where(cycle =>
                cycle.SchoolId == session.SchoolId && cycle.Session == session.Name
            )
            .OrderBy(cycle => cycle.Order)
            .ToListAsync();
        var found = cycles.FirstOrDefault(cycle => NameKey.Of(cycle.Name) == NameKey.Of(name));
        if (found is null)
        {
            var known = string.Join(", ", cycles.Select(cycle => cycle.Name));
            faults.Error(
                new(
                    "--cycle",
                    null,
                    null,
                    name,
                    $"no such cycle in {session.Name}; there are: {known}"
                )
            );
        }

        return found;
    }

    private static DateTime Now(TimeProvider clock) => clock.GetUtcNow().UtcDateTime;

    /// <summary>The arguments that both imports take.</summary>
    private sealed class Asked
    {
        private readonly Argument<string> file = new("file") { Description = "The file (CSV)." };
        private readonly Option<string> data = DataFolder.Option();
        private readonly Option<string?> session = new("--session")
        {
            Description = "The session, such as 2026-27; the latest without it.",
        };

        public Command Command(string name, string description) =>
            new(name, description) { file, data, session };

        public ImportOptions Options(ParseResult result) =>
            new(
                result.GetRequiredValue(file),
                result.GetRequiredValue(data),
                result.GetValue(session)
            );
    }
}
