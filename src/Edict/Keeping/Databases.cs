using Edict.Auditing;
using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Keeping;

/// <summary>What the doctor finds of the database, without bringing it up to date.</summary>
internal static class Databases
{
    private const string Place = "Database";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public static async Task<IReadOnlyList<Finding>> LookAsync(DoctorAsked asked, DateTime now)
    {
        if (
            asked.Data.Connection is null
            && SqliteEdictDb.PathIn(asked.Data.Folder) is var file
            && Forbidden.Is(file)
        )
        {
            return [new(Health.Bad, Place, $"{file} {Forbidden.Words}", Forbidden.ToDo)];
        }

        if (!asked.Data.MayHoldASchool)
        {
            return
            [
                new(
                    Health.Bad,
                    Place,
                    $"no school's data in {asked.Data.Name}",
                    "edict serve makes it"
                ),
            ];
        }

        try
        {
            await using var db = asked.Data.Connection is { } connection
                ? PostgresEdictDb.At(connection)
                : (EdictDb)SqliteEdictDb.In(asked.Data.Folder);
            return await LookAsync(db, asked, now);
        }
        catch (Exception fault) when (DatabaseFault.InWords(fault) is { } words)
        {
            return [new(Health.Bad, Place, words, "see the database's own log")];
        }
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(
        EdictDb db,
        DoctorAsked asked,
        DateTime now
    )
    {
        var unknown = (await db.Database.GetAppliedMigrationsAsync())
            .Except(db.Database.GetMigrations())
            .Count();
        if (unknown > 0)
        {
            return
            [
                new(
                    Health.Bad,
                    Place,
                    "it is newer than this program",
                    "use the program that it was upgraded by"
                ),
            ];
        }

        var missing = (await db.Database.GetPendingMigrationsAsync()).Count();
        if (missing > 0)
        {
            return
            [
                new(
                    Health.Look,
                    Place,
                    $"it is older than this program by {missing} steps",
                    asked.Data.Connection is null
                        ? "the next start brings it up to date"
                        : "its owner runs: edict migrate"
                ),
            ];
        }

        return
        [
            new(Health.Good, Place, $"{asked.Data.Name} is up to date with this program"),
            await SoundAsync(asked.Data),
            await ClockAsync(db, now),
            await SealsAsync(db, asked.Audit),
        ];
    }

    private static async Task<Finding> SoundAsync(DataPlace data)
    {
        const string Sound = "Soundness";
        if (data.Connection is not null)
        {
            return new(Health.Good, Sound, "it answers; what it stores is PostgreSQL's to check");
        }

        try
        {
            await SqliteCopy.RequireSoundAsync(SqliteEdictDb.PathIn(data.Folder));
            return new(Health.Good, Sound, "every page of the file was read, and is whole");
        }
        catch (InvalidDataException fault)
        {
            return new(Health.Bad, Sound, fault.Message, "stop Edict, and restore the last backup");
        }
    }

    /// <summary>A clock that is behind what was written with it was put back.</summary>
    private static async Task<Finding> ClockAsync(EdictDb db, DateTime now)
    {
        const string Clock = "Clock";
        var isDemonstration = await db.Schools.AnyAsync(school => school.IsDemonstration);
        var last = isDemonstration ? null : await db.Audit.MaxAsync(line => (DateTime?)line.At);
        return last - now > Skew
            ? new(
                Health.Bad,
                Clock,
                $"it says {now:d MMMM yyyy HH:mm} UTC, and something was written on {last:d MMMM yyyy HH:mm}",
                "set it, and keep it set by NTP"
            )
            : new(Health.Good, Clock, $"{now:d MMMM yyyy HH:mm} UTC");
    }

    private static async Task<Finding> SealsAsync(EdictDb db, AuditFiles files)
    {
        const string Seals = "Audit log";
        var pending = await db.AuditPending.CountAsync();
        var keys = await db.AuditSeals.Select(seal => seal.KeyId).Distinct().ToListAsync();
        if (keys.Count > 0 && AuditLog.IdOf(files.KeyFile) is { } id && keys.Any(key => key != id))
        {
            return new(
                Health.Bad,
                Seals,
                $"it was sealed with another key than {files.KeyFile}",
                "put that key back: Edict does not start with this one"
            );
        }

        return new(
            Health.Good,
            Seals,
            $"{await db.AuditSeals.LongCountAsync()} lines sealed, {pending} waiting; edict audit verify walks them"
        );
    }
}
