using Edict.Data;
using Edict.Demonstration;
using Npgsql;

namespace Edict.Bench.Pages;

/// <summary>A database of the bench's own, with the demonstration school in it.</summary>
internal static class BenchDatabase
{
    private const string Name = "bench_pages";

    /// <summary>Measures on a file and, where a PostgreSQL server is there, in a database of it.</summary>
    /// <param name="measure">Is given the engine's name.</param>
    public static async Task OnEachEngineAsync(
        string folder,
        Func<string, BareDatabase, Task> measure
    )
    {
        await measure("SQLite", await MakeAsync(Path.Combine(folder, "sqlite"), null));
        if (Environment.GetEnvironmentVariable("EDICT_TEST_POSTGRES") is { } server)
        {
            await measure("PostgreSQL", await MakeAsync(Path.Combine(folder, "postgres"), server));
        }
    }

    /// <param name="server">A PostgreSQL server's settings; null for a file in the folder.</param>
    public static async Task<BareDatabase> MakeAsync(string folder, string? server)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        var database = new BareDatabase(
            server is null ? [folder] : [folder, await CreateAsync(server)]
        );
        await DemonstrationLoader.LoadAsync(database.Place);
        if (database.Arguments is [_, var connection])
        {
            await AnalyseAsync(connection);
        }

        return database;
    }

    /// <summary>Statistics for the planner, which the server takes by itself within a minute.</summary>
    private static async Task AnalyseAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var analyse = source.CreateCommand("ANALYZE");
        await analyse.ExecuteNonQueryAsync();
    }

    private static async Task<string> CreateAsync(string server)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var create = source.CreateCommand($"CREATE DATABASE {Name}");
        await create.ExecuteNonQueryAsync();
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = Name };
        await SchemaOwner.MigrateAsync(connection.ConnectionString, connection.Username!);
        return connection.ConnectionString;
    }
}
