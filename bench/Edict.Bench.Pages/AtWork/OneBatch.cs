using System.Data.Common;
using System.Diagnostics;
using Edict.Data;
using Edict.People;
using Edict.Reports;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Edict.Bench.Pages.AtWork;

/// <summary>One batch of marks saved, beside one row that the same database is made to keep.</summary>
internal sealed class OneBatch(BareDatabase database, Person person, TimeProvider clock)
{
    private const int Cells = 4;
    private const int Rounds = 13;
    private const int InARound = 25;
    private const double Target = 3;
    private readonly Random random = new(1);
    private readonly OpenPage page = person.Page;

    /// <summary>Takes the three in turn, and writes a line of the table.</summary>
    public async Task WriteAsync(string engine)
    {
        await using var raw = Connection();
        await raw.OpenAsync();
        await ExecuteAsync(raw, "CREATE TABLE bench_rows (id integer PRIMARY KEY, words text)");
        var who = await SignedInAsync();
        var (inserted, saved, alone, asked) = (Times(), Times(), Times(), Times());
        for (var round = 0; round <= Rounds; round++)
        {
            await AddAsync(inserted, round, i => InsertAsync(raw, (round * InARound) + i));
            await AddAsync(saved, round, _ => page.SaveAsync(Cells, random));
            await AddAsync(alone, round, _ => SaveAtTheDeskAsync(who));
            await AddAsync(asked, round, _ => page.Who.ReadAsync("/health/live"));
        }

        var (ours, floor) = (Sorted.Median(saved), Sorted.Median(inserted));
        Console.WriteLine(
            $"| {engine} | {floor:0.00} | {ours:0.00} | {Sorted.Median(alone):0.00} | {Sorted.Median(asked):0.00} | {ours / floor:0.0} | at most {Target} | {(ours <= Target * floor ? "yes" : "**no**")} |"
        );
    }

    private static List<double> Times() => [];

    private static async Task AddAsync(List<double> times, int round, Func<int, Task> act)
    {
        for (var i = 0; i < InARound; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await act(i);
            // The first round is a warm-up.
            if (round > 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
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

    private EdictDb Open() =>
        database.Arguments is [_, var connection]
            ? PostgresEdictDb.At(connection)
            : SqliteEdictDb.In(database.Arguments[0]);

    private async Task<SignedIn> SignedInAsync()
    {
        await using var db = Open();
        var start = $"{person.Key}@";
        var staff = await db.Staff.SingleAsync(row => row.Email.StartsWith(start));
        return new(staff.SchoolId, staff.Id);
    }

    /// <summary>The same batch in this process, without HTTP.</summary>
    private async Task SaveAtTheDeskAsync(SignedIn who)
    {
        await using var db = Open();
        var desk = new SheetDesk(db, new ClassSheets(db, clock), clock);
        var place = page.Address.Split('/');
        var some = page.Cells.OrderBy(_ => random.Next()).Take(Cells).ToList();
        var changes = some.Select(cell => ChangeOf(cell.Changed(random))).ToList();
        await desk.SaveAsync(
            who,
            Guid.Parse(place[2]),
            Guid.Parse(place[3]),
            Guid.CreateVersion7(),
            Entered.Typed,
            changes
        );
        some.ForEach(cell => cell.Settle());
    }

    private static CellChange ChangeOf(Dictionary<string, object?> cell) =>
        new(
            Guid.Parse((string)cell["pupil"]!),
            (string)cell["level"]!,
            Enum.Parse<SheetColumn>((string)cell["column"]!),
            (int?)cell["was"],
            (int?)cell["now"]
        );
}
