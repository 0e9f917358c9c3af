using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Edict.Data;

/// <summary>Whether a database's tables are those that this program works with.</summary>
public static class Schema
{
    /// <summary>Asks a database that has been migrated at all for its migrations.</summary>
    internal const string Applied = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";

    /// <exception cref="InvalidDataException">They are older or newer.</exception>
    public static async Task RequireAsync(EdictDb db)
    {
        var missing = await MissingAsync(db);
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
        var missing = await MissingAsync(db);
        // Migrating locks, whether anything is missing or not.
        if (missing.Count > 0)
        {
            await db.MigrateAsync();
        }

        return missing.Count;
    }

    /// <summary>The migrations that the database lacks, as one look at it tells.</summary>
    private static async Task<List<string>> MissingAsync(EdictDb db)
    {
        var (known, applied) = (KnownOn(db.GetType()), await AppliedAsync(db));
        var unknown = applied.Except(known).ToList();
        return unknown.Count == 0
            ? [.. known.Except(applied)]
            : throw new InvalidDataException(
                $"the database is newer than this program ({Count(unknown)} not known); use the program whose edict migrate it was"
            );
    }

    private static async Task<List<string>> AppliedAsync(EdictDb db) =>
        await db.HasTableAsync("__EFMigrationsHistory") ? await db.TextsAsync(Applied) : [];

    /// <summary>The migrations of this program, by the class of an engine's databases, found past Entity Framework as they are asked for past it.</summary>
    internal static HashSet<string> KnownOn(Type engine) =>
        [
            .. engine
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Migration)))
                .Where(type => type.GetCustomAttribute<DbContextAttribute>()!.ContextType == engine)
                .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id),
        ];

    private static string Count(List<string> migrations) =>
        migrations.Count == 1 ? "1 migration" : $"{migrations.Count} migrations";
}
