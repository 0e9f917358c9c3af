using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage;

namespace Edict.Data;

/// <summary>One school's database as a file: the embedded default.</summary>
public sealed class SqliteEdictDb(DbContextOptions<SqliteEdictDb> options) : EdictDb(options)
{
    private const string FileName = "edict.db";

    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);

    /// <summary>The writers of this process, by the file that they write to.</summary>
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Lines = [];

    /// <summary>The settings of the database in a data folder.</summary>
    public static string ConnectionIn(string folder) => $"Data Source={PathIn(folder)}";

    public static string PathIn(string folder) => Path.Combine(folder, FileName);

    /// <summary>Opens the database of a data folder, with every migration applied.</summary>
    /// <exception cref="InvalidDataException">A later program has migrated it.</exception>
    public static async Task<SqliteEdictDb> OpenAsync(string folder)
    {
        var db = In(folder);
        await Schema.BringUpToDateAsync(db);
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL");
        return db;
    }

    /// <summary>The database of a data folder, whose schema may be anything.</summary>
    public static SqliteEdictDb In(string folder)
    {
        var options = new DbContextOptionsBuilder<SqliteEdictDb>();
        Configure(options, folder);
        return new(options.Options);
    }

    public static void Configure(DbContextOptionsBuilder options, string folder) =>
        options
            .UseSqlite(
                ConnectionIn(folder),
                // A list as one parameter: as many as it has values, each found by its name, cost more than the query.
                sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
            )
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    // Deferred: a reader takes no lock that a writer waits for, and sees the file as it was at its first read.
    protected override IsolationLevel OneInstant => IsolationLevel.ReadUncommitted;

    protected override Task<int> InsertRowsAsync<T>(IReadOnlyCollection<T> rows, string or = "")
    {
        var table = BulkTable.Of<T>(this);
        var values = table.Listed(Parameter);
        return WriteAsync(
            table,
            $"INSERT INTO {table.Name} ({table.ColumnNames}) VALUES ({values}){or}",
            rows
        );
    }

    protected override Task<int> UpdateRowsAsync<T>(IReadOnlyCollection<T> rows)
    {
        var table = BulkTable.Of<T>(this);
        return WriteAsync(table, table.Update(Parameter), rows);
    }

    protected override Task<int> DeleteRowsAsync<T>(IReadOnlyCollection<T> rows)
    {
        var table = BulkTable.Of<T>(this);
        return WriteAsync(table, table.Delete(Parameter), rows);
    }

    /// <summary>
    /// On SQLite, migrating locks by a row, which outlives a process that is killed: the next would wait for ever. A lock on a
    /// file beside the database ends with its process. Whoever holds it knows that such a row is nobody's.
    /// </summary>
    public override async Task MigrateAsync()
    {
        await using var alone = await AloneAsync(
            $"{Database.GetDbConnection().DataSource}-migrating"
        );
        if (await HasTableAsync("__EFMigrationsLock"))
        {
            await Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"");
        }

        var applied = (await Database.GetAppliedMigrationsAsync()).LastOrDefault();
        if (applied is not null && (await Database.GetPendingMigrationsAsync()).Any())
        {
            await UpgradeCopies.KeepAsync(Database.GetDbConnection().DataSource, applied);
        }

        await base.MigrateAsync();
    }

    /// <summary>Entity Framework teaches each connection a dozen functions whenever it is opened.</summary>
    protected override DbConnection NewConnection() =>
        new SqliteConnection(Database.GetConnectionString());

    protected override string CountTables =>
        "SELECT count(*) FROM sqlite_master WHERE name = @name";

    private static async Task<FileStream> AloneAsync(string path)
    {
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Again);
            }
        }
    }

    /// <summary>
    /// A file takes one writer at a time. The driver waits for it in naps, on a thread that other requests then lack: so
    /// writers of this process stand in line before they ask. Those of other processes still wait in the driver.
    /// </summary>
    protected override async Task<IDisposable?> TurnToWriteAsync()
    {
        var line = Lines.GetOrAdd(Database.GetDbConnection().DataSource, _ => new(1));
        await line.WaitAsync();
        return new Turn(line);
    }

    /// <summary>Nothing to do: a transaction holds the whole file from its start.</summary>
    public override Task LockAsync(Guid schoolId, Guid? cycleId) => Task.CompletedTask;

    public override Task OverwriteErasedAsync() =>
        Database.ExecuteSqlAsync($"PRAGMA secure_delete = ON");

    /// <summary>Nothing to do, as in <see cref="LockAsync"/>.</summary>
    public override Task LockAuditAsync(Guid schoolId) => Task.CompletedTask;

    /// <summary>One statement prepared once: a file that is in the same process has no journeys to save.</summary>
    private async Task<int> WriteAsync<T>(BulkTable table, string sql, IReadOnlyCollection<T> rows)
        where T : class
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        await using var statement = (SqliteCommand)Database.GetDbConnection().CreateCommand();
        statement.Transaction = (SqliteTransaction)Database.CurrentTransaction!.GetDbTransaction();
        statement.CommandText = sql;
        var parameters = table
            .Columns.Select(column =>
                statement.Parameters.Add(new SqliteParameter { ParameterName = Parameter(column) })
            )
            .ToList();
        var written = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Count; i++)
            {
                parameters[i].Value = table.Columns[i].Of(row) ?? DBNull.Value;
            }

            written += await statement.ExecuteNonQueryAsync();
        }

        return written;
    }

    private static string Parameter(BulkColumn column) => $"@{column.Name.Trim('"')}";

    private sealed class Turn(SemaphoreSlim line) : IDisposable
    {
        public void Dispose() => line.Release();
    }

    /// <summary>For <c>dotnet ef</c>, which writes migrations from the model and opens no database.</summary>
    internal sealed class AtDesignTime : IDesignTimeDbContextFactory<SqliteEdictDb>
    {
        public SqliteEdictDb CreateDbContext(string[] args) => In(Path.GetTempPath());
    }
}
