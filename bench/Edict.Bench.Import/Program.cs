using System.Diagnostics;
using Edict.Bench.Import;
using Edict.Data;
using Npgsql;

// One cycle of reports through plan and apply, beside a raw load of the same rows, on each engine.
const int Runs = 9;
const double Target = 10;

var server = Environment.GetEnvironmentVariable("EDICT_TEST_POSTGRES");
Console.WriteLine(
    "| engine | reports | raw load, ms | import, ms | import by raw | target | reached |"
);
Console.WriteLine("|---|---:|---:|---:|---:|---|---|");
await MeasureAsync(
    "SQLite",
    folder => Task.FromResult(new DataPlace(folder)),
    RawLoad.IntoFileAsync
);
if (server is not null)
{
    await MeasureAsync(
        "PostgreSQL",
        folder => NewDatabaseAsync(server, folder),
        (_, rows) => RawLoad.CopyAsync(Named(server, OneCycle.Name), rows)
    );
}

static async Task MeasureAsync(
    string engine,
    Func<string, Task<DataPlace>> make,
    Func<string, IReadOnlyList<Report>, Task> loadRaw
)
{
    var folder = Directory.CreateTempSubdirectory("edict-bench-").FullName;
    var cycle = await OneCycle.MakeAsync(await make(folder));
    await cycle.ImportAsync();
    var rows = await cycle.RowsAsync();
    var (import, raw) = (new List<double>(), new List<double>());
    // The first round is a warm-up.
    for (var round = 0; round <= Runs; round++)
    {
        await cycle.ClearAsync();
        raw.Add(await TimedAsync(() => loadRaw(folder, rows)));
        await cycle.ClearAsync();
        import.Add(await TimedAsync(cycle.ImportAsync));
    }

    var (ours, theirs) = (Median(import), Median(raw));
    var reached = ours <= Target * theirs ? "yes" : "**no**";
    Console.WriteLine(
        $"| {engine} | {rows.Count} | {theirs:0} | {ours:0} | {ours / theirs:0.00} | at most {Target} | {reached} |"
    );
    Directory.Delete(folder, recursive: true);
}

static async Task<double> TimedAsync(Func<Task> act)
{
    var clock = Stopwatch.StartNew();
    await act();
    return clock.Elapsed.TotalMilliseconds;
}

static double Median(List<double> times) => times.Skip(1).Order().ElementAt(Runs / 2);

static string Named(string server, string database) =>
    new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;

static async Task<DataPlace> NewDatabaseAsync(string server, string folder)
{
    await using var source = NpgsqlDataSource.Create(server);
    await using var create = source.CreateCommand($"CREATE DATABASE {OneCycle.Name}");
    await create.ExecuteNonQueryAsync();
    var connection = new NpgsqlConnectionStringBuilder(Named(server, OneCycle.Name));
    await SchemaOwner.MigrateAsync(connection.ConnectionString, connection.Username!);
    return new(folder, connection.ConnectionString);
}
