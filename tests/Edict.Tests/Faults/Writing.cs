using System.Diagnostics;
using Edict.Data;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Edict.Tests.Faults;

/// <summary>Whether somebody holds a transaction that writes to a database, seen from beside it.</summary>
internal sealed class Writing : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);

    private readonly SqliteConnection? file;
    private readonly NpgsqlConnection? server;
    private readonly string database = "";

    private Writing(SqliteConnection file) => this.file = file;

    private Writing(NpgsqlConnection server, string database) =>
        (this.server, this.database) = (server, database);

    public static Task<Writing> ToAsync(TestDatabase data) =>
        data.Name is { } name
            ? ToAsync(TestPostgres.AsSuperuser("postgres"), name)
            : ToFileAsync(data.Place.Folder);

    /// <param name="superuser">A connection to the server, which sees what others do.</param>
    public static async Task<Writing> ToAsync(string superuser, string database)
    {
        var server = new NpgsqlConnection(superuser);
        await server.OpenAsync(TestContext.Current.CancellationToken);
        return new(server, database);
    }

    private static async Task<Writing> ToFileAsync(string folder)
    {
        var file = new SqliteConnection(SqliteEdictDb.ConnectionIn(folder) + ";Pooling=False");
        await file.OpenAsync(TestContext.Current.CancellationToken);
        return new(file);
    }

    public async Task<bool> IsGoingOnAsync()
    {
        if (file is null)
        {
            return await AnyAsync("backend_xid IS NOT NULL");
        }

        var answer = raw.sqlite3_exec(file.Handle, "BEGIN IMMEDIATE");
        if (answer == raw.SQLITE_OK)
        {
            raw.sqlite3_exec(file.Handle, "ROLLBACK");
        }

        return answer == raw.SQLITE_BUSY;
    }

    /// <summary>Waits until somebody writes, or the program has ended.</summary>
    public async Task BegunByAsync(RunningEdict edict)
    {
        while (!edict.HasEnded && !await IsGoingOnAsync())
        {
            await Task.Delay(Beat);
        }
    }

    /// <summary>Waits until a server has noticed that a program is gone, and has done or undone what it was at.</summary>
    public async Task SettledAsync()
    {
        var waited = Stopwatch.StartNew();
        while (file is null && await AnyAsync("state <> 'idle'"))
        {
            Assert.True(waited.Elapsed < Patience, "The server goes on with what was killed.");
            await Task.Delay(Beat);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (file?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task<bool> AnyAsync(string which)
    {
        await using var asked = new NpgsqlCommand(
            $"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid() AND {which})",
            server
        );
        asked.Parameters.Add(new() { Value = database });
        return (bool)(await asked.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
