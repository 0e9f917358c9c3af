using System.CommandLine;
using Edict.Data;
using Edict.Demonstration;
using Edict.Importing;
using Microsoft.EntityFrameworkCore;

namespace Edict.Commands;

/// <summary>What an import was asked.</summary>
/// <param name="School">By its name or SEED code; the only one where none is named.</param>
/// <param name="Session">The latest where none is named.</param>
public sealed record ImportOptions(string File, DataPlace Data, string? School, string? Session);

/// <summary>Takes the office's files into the school's database.</summary>
public static class ImportCommand
{
    private const string ReportsExample =
        "Example: edict import reports senior-2.csv --cycle \"Senior 2\" --data edict-data";

    private const string PupilsExample =
        "Example: edict import pupils pupils.csv --attendance-as-at 2026-10-09 --data edict-data";

    public static Command Create() =>
        new(
            "import",
            $"Takes a file into the school's database, whole or not at all.\n\n{ReportsExample}"
        )
        {
            Reports(),
            Pupils(),
            ImportAttendanceCommand.Create(),
            ImportStaffCommand.Create(),
            ImportSubjectsCommand.Create(),
            ImportClassesCommand.Create(),
            ImportGroupsCommand.Create(),
        };

    private static Command Reports()
    {
        var asked = new Asked();
        var cycle = new Option<string>("--cycle")
        {
            Required = true,
            Description = "The cycle's name.",
        };
        var command = asked.Command("reports", $"One row a report.\n\n{ReportsExample}");
        command.Add(cycle);
        command.SetAction(
            (result, _) =>
            {
                var name = result.GetRequiredValue(cycle);
                return RunAsync(
                    asked.Options(result),
                    result.InvocationConfiguration,
                    import => import.ReportsAsync(name)
                );
            }
        );
        return command;
    }

    private static Command Pupils()
    {
        var asked = new Asked();
        var asAt = new Option<DateOnly?>("--attendance-as-at")
        {
            Description =
                "The day of the attendance figures, where the file does not say it, such as 2026-10-09.",
        };
        var command = asked.Command("pupils", $"One row a pupil.\n\n{PupilsExample}");
        var asn = new Option<AsnMeaning>("--asn")
        {
            Description =
                "What a column ASN means: chosen by the support for learning leader, or has a need.",
        };
        asn.AcceptOnlyFromAmong("chosen", "need");
        command.Add(asAt);
        command.Add(asn);
        command.SetAction(
            (result, _) =>
            {
                var (day, meaning) = (result.GetValue(asAt), result.GetValue(asn));
                return RunAsync(
                    asked.Options(result),
                    result.InvocationConfiguration,
                    import => import.PupilsAsync(day, meaning)
                );
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ImportOptions options,
        InvocationConfiguration console,
        Func<Import, Task<ImportCounts?>> run
    )
    {
        if (!options.Data.MayHoldASchool)
        {
            await console.Error.WriteLineAsync(
                $"error: {options.Data.Name}: no school's data in this folder; make the demonstration school with: edict demo --data {options.Data.Name}"
            );
            return ExitStatus.Faults;
        }

        var faults = new Faults();
        await using var db = await options.Data.OpenAsync();
        var import = await Import.IntoAsync(db, options, faults);
        var what = $"Importing {Path.GetFileName(options.File)}";
        var done = import is null
            ? null
            : await Terminal.WhileAsync(console.Error, what, () => run(import));
        Terminal.Tell(faults, console.Error);
        if (done is null)
        {
            return ExitStatus.Faults;
        }

        await console.Output.WriteLineAsync(
            $"{done.Added} added, {done.Changed} changed, {done.Unchanged} unchanged."
        );
        return ExitStatus.Done;
    }

    /// <summary>One import into one session of the school.</summary>
    private sealed record Import(
        EdictDb Db,
        Session Session,
        string File,
        DateTime Now,
        Faults Faults
    )
    {
        public static async Task<Import?> IntoAsync(
            EdictDb db,
            ImportOptions options,
            Faults faults
        )
        {
            if (await SchoolAsync(db, options, faults) is not { } school)
            {
                return null;
            }

            var sessions = await db
                .Sessions.Where(session => session.SchoolId == school.Id)
                .OrderByDescending(session => session.StartsOn)
                .ToListAsync();
            var name = options.Session?.Trim() ?? sessions.FirstOrDefault()?.Name;
            if (sessions.FirstOrDefault(session => session.Name == name) is not { } found)
            {
                var known = string.Join(", ", sessions.Select(session => session.Name));
                faults.Error(
                    new("--session", null, null, name, $"no such session; the school has: {known}")
                );
                return null;
            }

            var clock = school.IsDemonstration
                ? new DemonstrationClock(TimeProvider.System)
                : TimeProvider.System;
            return new(db, found, options.File, clock.GetUtcNow().UtcDateTime, faults);
        }

        private static async Task<School?> SchoolAsync(
            EdictDb db,
            ImportOptions options,
            Faults faults
        )
        {
            var schools = await db.Schools.OrderBy(school => school.Name).ToListAsync();
            var named = schools
                .Where(school =>
                    options.School is not { } name
                    || NameKey.Of(school.Name) == NameKey.Of(name)
                    || school.SeedCode == name.Trim()
                )
                .ToList();
            if (named is [var only])
            {
                return only;
            }

            var known = string.Join(
                ", ",
                schools.Select(school => $"{school.Name} ({school.SeedCode})")
            );
            var said =
                schools.Count == 0 ? $"no school in {options.Data.Name}"
                : named.Count == 0 ? $"no such school; there are: {known}"
                : $"several schools; expected the SEED code of one of: {known}";
            faults.Error(new("--school", null, null, options.School, said));
            return null;
        }

        public async Task<ImportCounts?> ReportsAsync(string cycleName)
        {
            var cycles = await Db
                .Cycles.Where(cycle =>
                    cycle.SchoolId == Session.SchoolId && cycle.Session == Session.Name
                )
                .OrderBy(cycle => cycle.Order)
                .ToListAsync();
            if (
                cycles.FirstOrDefault(cycle => NameKey.Of(cycle.Name) == NameKey.Of(cycleName)) is
                { } found
            )
            {
                return await ReportImport.RunAsync(Db, found, File, Now, Faults);
            }

            var known = string.Join(", ", cycles.Select(cycle => cycle.Name));
            Faults.Error(
                new(
                    "--cycle",
                    null,
                    null,
                    cycleName,
                    $"no such cycle in {Session.Name}; there are: {known}"
                )
            );
            return null;
        }

        public Task<ImportCounts?> PupilsAsync(DateOnly? attendanceAsAt, AsnMeaning asn) =>
            PupilImport.RunAsync(Db, Session, File, new(attendanceAsAt, asn, Now), Faults);
    }

    /// <summary>The arguments that both imports take.</summary>
    private sealed class Asked
    {
        private readonly Argument<string> file = new("file")
        {
            Description = "The file (CSV or .xlsx).",
        };
        private readonly DataOptions data = new();
        private readonly Option<string?> school = new("--school")
        {
            Description = "The school's name or SEED code, where the database has several.",
        };
        private readonly Option<string?> session = new("--session")
        {
            Description = "The session, such as 2026-27; the latest without it.",
        };

        public Command Command(string name, string description)
        {
            var command = new Command(name, description) { file, school, session };
            data.AddTo(command);
            return command;
        }

        public ImportOptions Options(ParseResult result) =>
            new(
                result.GetRequiredValue(file),
                data.Read(result),
                result.GetValue(school),
                result.GetValue(session)
            );
    }
}
