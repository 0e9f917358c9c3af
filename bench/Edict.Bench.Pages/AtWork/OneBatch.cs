using System.Data.Common;
using System.Diagnostics;
using Edict.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Edict.Bench.Pages.AtWork;

/// <summary>One batch of marks saved, beside one row that the same database is made to keep.</summary>
internal sealed class OneBatch(BareDatabase database, OpenPage page)
{
    private const int Cells = 4;
    private const int Rounds = 13;
    private const int InARound = 25;

    /// <summary>As many as a server has saved that has been at work for a while: before, its code is compiled while it runs.</summary>
    private const int WarmUp = 1000;

    private const double Target = 3;
    private readonly Random random = new(1);

    /// <summary>Takes the three in turn, and writes a line of the table.</summary>
    public async Task WriteAsync(string engine)
    {
        await using var raw = Connection();
        await raw.OpenAsync();
        await ExecuteAsync(raw, "CREATE TABLE bench_rows (id integer PRIMARY KEY, words text)");
        var rows = 0;
        Task Insert() => InsertAsync(raw, rows++);
        Task Save() => page.SaveAsync(Cells, random);
        Task Ask() => page.Who.ReadAsync("/health/live");
        foreach (var act in (Func<Task>[])[Insert, Save, Ask])
        {
            await AddAsync(WarmUp, [], act);
        }

        List<double> inserted = [];
        List<double> saved = [];
        List<double> asked = [];
        for (var round = 0; round < Rounds; round++)
        {
            await AddAsync(InARound, inserted, Insert);
            await AddAsync(InARound, saved, Save);
            await AddAsync(InARound, asked, Ask);
        }

        var (ours, floor) = (Sorted.Median(saved), Sorted.Median(inserted));
        Console.WriteLine(
            $"| {engine} | {floor:0.00} | {ours:0.00} | {Sorted.Median(asked):0.00} | {ours / floor:0.0} | at most {Target} | {(ours <= Target * floor ? "yes" : "**no**")} |"
        );
    }

    private static async Task AddAsync(int count, List<double> times, Func<Task> act)
    {
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await act();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    /// <summary>One statement that is a transaction by itself, with the settings that the program's connections have.</summary>
    private static Task InsertAsync(DbConnection raw, int id) =>
        ExecuteAsync(raw, $"INSERT INTO bench_rows VALUES ({id}, '{new string('x', 100)}')");

    private static async Task ExecuteAsync(DbConnection raw, string sql)
    {
        await using var command = raw.CreateCommand();
#pragma warning disable CA2100 // The words are the bench's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private DbConnection Connection() =>
        database.Arguments is [_, var connection]
            ? new NpgsqlConnection(connection)
            : new SqliteConnection(SqliteEdictDb.ConnectionIn(database.Arguments[0]));
}
