using Edict.Data;
using Edict.Demonstration;
using Edict.Overview;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests;

/// <summary>
/// A database of its own, with a folder beside it, on the engine of this run of the tests: SQLite, or PostgreSQL where
/// <c>EDICT_TEST_ENGINE</c> says <c>postgres</c>.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public static readonly bool OnPostgres =
        Environment.GetEnvironmentVariable("EDICT_TEST_ENGINE") == "postgres";

    private static readonly Lazy<Task<TestDatabase>> Empty = new(MakeEmptyAsync);
    private static readonly Lazy<Task<(TestDatabase Made, SchoolReading Reading)>> School = new(
        MakeSchoolAsync
    );

    private readonly string folder = Directory.CreateTempSubdirectory("edict-data-").FullName;
    private readonly string? database;

    private TestDatabase(string? database)
    {
        this.database = database;
        Place = new(folder, database is null ? null : TestPostgres.AsRole(database));
    }

    public DataPlace Place { get; }

    /// <summary>Its name on the server; null for a file.</summary>
    public string? Name => database;

    /// <summary>As the command line names it.</summary>
    public string[] Options =>
        database is null
            ? ["--data", folder]
            : ["--data", folder, "--database", TestPostgres.AsRole(database)];

    /// <summary>A database that is up to date and holds no school.</summary>
    public static async Task<TestDatabase> EmptyAsync() => await (await Empty.Value).CopyAsync();

    /// <summary>A database with the demonstration school, made once and copied.</summary>
    public static async Task<TestDatabase> OfTheSchoolAsync() =>
        await (await School.Value).Made.CopyAsync();

    /// <summary>What pages read of that school on its Tuesday, read once: each copy holds the same.</summary>
    public static async Task<SchoolReading> ReadingOfTheSchoolAsync() =>
        (await School.Value).Reading;

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await TestPostgres.DropAsync(database);
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<TestDatabase> MakeEmptyAsync()
    {
        if (!OnPostgres)
        {
            var file = new TestDatabase(null);
            file.DeleteAtTheEnd();
            await using var db = await file.Place.OpenAsync();
            return file;
        }

        TestPostgres.Require();
        var made = new TestDatabase(await TestPostgres.CreateAsync());
        made.DeleteAtTheEnd();
        await SchemaOwner.MigrateAsync(TestPostgres.AsOwner(made.database!), TestPostgres.Role);
        return made;
    }

    private static async Task<(TestDatabase, SchoolReading)> MakeSchoolAsync()
    {
        var made = await EmptyAsync();
        made.DeleteAtTheEnd();
        await DemonstrationLoader.LoadAsync(made.Place);
        if (made.database is not null)
        {
            // As a server does by itself in time: its plans, and the order of what it gives, are then those of a school.
            await TestPostgres.RunAsync(TestPostgres.AsOwner(made.database), "ANALYZE");
        }

        await using var db = await made.Place.OpenAsync();
        using var readings = new SchoolReadings();
        var school = await db.Schools.Select(row => row.Id).SingleAsync();
        var day = DateOnly.FromDateTime(DemonstrationSchool.Now);
        return (made, await readings.OfAsync(db, school, day));
    }

    private async Task<TestDatabase> CopyAsync()
    {
        if (database is not null)
        {
            TestPostgres.Release(database);
            return new(await TestPostgres.CreateAsync(template: database));
        }

        SqliteConnection.ClearAllPools();
        var copy = new TestDatabase(null);
        File.Copy(SqliteEdictDb.PathIn(folder), SqliteEdictDb.PathIn(copy.folder));
        return copy;
    }

    /// <summary>What others are copied from lasts as long as the program; a server's databases end with the server.</summary>
    private void DeleteAtTheEnd() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
}
