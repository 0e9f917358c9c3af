using Microsoft.EntityFrameworkCore;

namespace Edict.Data;

/// <summary>Whether a database's tables are those that this program works with.</summary>
public static class Schema
{
    /// <exception cref="InvalidDataException">They are older or newer.</exception>
    public static async Task RequireAsync(EdictDb db)
    {
        await RefuseNewerAsync(db);
        var missing = (await db.Database.GetPendingMigrationsAsync()).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidDataException(
                $"the database is not up to date with this program ({Count(missing)} missing); its owner runs: edict migrate"
            );
        }
    }

    /// <summary>Applies what is missing.</summary>
    /// <returns>How many migrations were applied.</returns>
    /// <exception cref="InvalidDataException">The tables are newer than this program.</exception>
    public static async Task<int> BringUpToDateAsync(EdictDb db)
    {
        await RefuseNewerAsync(db);
        var missing = (await db.Database.GetPendingMigrationsAsync()).Count();
        // Migrating locks, whether anything is missing or not.
        if (missing > 0)
        {
            await db.MigrateAsync();
        }

        return missing;
    }

    private static async Task RefuseNewerAsync(EdictDb db)
    {
        var applied = await db.Database.GetAppliedMigrationsAsync();
        var unknown = applied.Except(db.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidDataException(
                $"the database is newer than this program ({Count(unknown)} not known); use the program whose edict migrate it was"
            );
        }
    }

    private static string Count(List<string> migrations) =>
        migrations.Count == 1 ? "1 migration" : $"{migrations.Count} migrations";
}
