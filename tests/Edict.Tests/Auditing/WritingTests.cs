using System.Diagnostics;
using System.Net;
using Edict.Auditing;
using Edict.Data;
using Edict.Demonstration;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Edict.Tests.Auditing;

/// <summary>How the lines of readers come into the database, and what holds when they cannot.</summary>
public sealed class WritingTests : IAsyncLifetime
{
    private readonly TestSite site = new();

    private string KeyFile => Path.Combine(site.Data.Place.Folder, "audit-key");

    private string HeadsFile => Path.Combine(site.Data.Place.Folder, "audit-heads.csv");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_line_is_written_and_sealed_within_seconds_of_the_look()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        await head.GetAsync("/overview");

        var since = Stopwatch.StartNew();
        while (await SealedAsync("overview") == 0)
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(20), "not sealed in 20 seconds");
            await Task.Delay(50, Cancel);
        }
    }

    [Fact]
    public async Task No_page_waits_for_somebody_who_writes_to_the_database()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        await head.GetAsync("/concerns");
        await site.AuditAsync();
        await using (await WriterAsync())
        {
            var since = Stopwatch.StartNew();
            for (var page = 0; page < 5; page++)
            {
                var answer = await head.GetAsync("/overview");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }

            Assert.True(since.Elapsed < TimeSpan.FromSeconds(10), $"{since.Elapsed}");
            Assert.Equal(0, await SealedAsync("overview"));
        }

        await site.AuditAsync();
        Assert.Equal(5, await SealedAsync("overview"));
    }

    [Fact]
    public async Task What_was_read_last_is_written_before_the_program_ends_and_the_end_of_the_chain_is_written_down()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        await head.GetAsync("/overview");

        await site.StopAsync();

        Assert.Equal(1, await SealedAsync("overview"));
        await using var db = await site.Data.Place.OpenAsync();
        var last = await db.AuditSeals.OrderByDescending(seal => seal.Sequence).FirstAsync(Cancel);
        Assert.EndsWith(
            $",{last.SchoolId},{last.Sequence},{Convert.ToHexStringLower(last.Seal)}",
            (await File.ReadAllLinesAsync(HeadsFile, Cancel))[^1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_end_of_the_chain_is_written_down_once_a_day()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        await head.GetAsync("/overview");
        await site.AuditAsync();
        await head.GetAsync("/overview");
        await site.AuditAsync();
        var first = await File.ReadAllLinesAsync(HeadsFile, Cancel);

        site.Clock.Advance(TimeSpan.FromDays(1));
        await head.GetAsync("/overview");
        await site.AuditAsync();

        var second = await File.ReadAllLinesAsync(HeadsFile, Cancel);
        Assert.Equal(["At,School,Line,Seal"], first[..1]);
        Assert.Equal((2, 3), (first.Length, second.Length));
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_not_shown()
    {
        var audit = site.Services.GetRequiredService<AuditWriter>();
        await site.StopAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            audit.AddAsync(
                new()
                {
                    SchoolId = Guid.Empty,
                    At = DemonstrationSchool.Now,
                    What = "look",
                    About = "too late",
                }
            )
        );
    }

    [Fact]
    public async Task The_line_of_somebody_who_is_gone_keeps_no_other_from_being_written()
    {
        var audit = site.Services.GetRequiredService<AuditWriter>();
        var head = await site.AsAsync(StaffKeys.Head);
        await head.GetAsync("/overview");
        var line = (await site.AuditAsync())[^1];

        await audit.AddAsync(
            new()
            {
                SchoolId = line.SchoolId,
                StaffId = Guid.CreateVersion7(),
                At = line.At,
                What = "look",
                About = "by nobody",
            }
        );
        await head.GetAsync("/overview");
        await site.AuditAsync();

        Assert.Equal(2, await SealedAsync("overview"));
        Assert.Equal(0, await SealedAsync("by nobody"));
    }

    [Fact]
    public async Task The_key_can_be_read_by_its_owner_alone()
    {
        await site.AuditAsync();

        Assert.Matches("^[0-9a-f]{64}\n$", await File.ReadAllTextAsync(KeyFile, Cancel));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(KeyFile)
            );
        }
    }

    [Theory]
    [InlineData(null, "the key of the audit log is not there")]
    [InlineData("5", "this is no key of the audit log; expected 64 hexadecimal digits")]
    [InlineData(
        "00000000000000000000000000000000000000000000000000000000000000aa",
        "the audit log was sealed with another key than this one"
    )]
    public async Task A_log_that_was_sealed_is_not_gone_on_with_under_another_key(
        string? key,
        string said
    )
    {
        await site.AuditAsync();
        await site.StopAsync();
        File.Delete(KeyFile);
        if (key is not null)
        {
            await File.WriteAllTextAsync(KeyFile, key, Cancel);
        }

        var again = new AuditWriter(
            site.Services.GetRequiredService<IServiceScopeFactory>(),
            site.Data.Place,
            site.Services.GetRequiredService<AuditFiles>(),
            site.Clock,
            NullLogger<AuditWriter>.Instance
        );
        var fault = (await Record.ExceptionAsync(() => again.StartAsync(Cancel)))!;

        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.Contains(KeyFile, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sealers_at_once_make_one_chain()
    {
        var key = AuditKey.Open(KeyFile);
        await using var first = await site.Data.Place.OpenAsync();
        await using var second = await site.Data.Place.OpenAsync();
        var school = await first.Schools.FirstAsync(Cancel);
        await first.InsertAsync(
            Enumerable
                .Range(0, 300)
                .Select(i => new AuditEntry
                {
                    SchoolId = school.Id,
                    At = DemonstrationSchool.Now,
                    What = "test",
                    About = $"{i}",
                })
                .ToList()
        );

        await Task.WhenAll(
            Task.Run(() => AuditSealer.SealAsync(first, key), Cancel),
            Task.Run(() => AuditSealer.SealAsync(second, key), Cancel)
        );

        var verdict = await new AuditVerification(first, school, key, []).WalkAsync();
        Assert.Empty(verdict.Faults);
        Assert.True(verdict.Lines >= 300);
    }

    /// <summary>Somebody who holds up whoever would write to the audit log, until disposed of.</summary>
    private async Task<IAsyncDisposable> WriterAsync()
    {
        if (site.Data.Name is { } database)
        {
            var server = new NpgsqlConnection(TestPostgres.AsOwner(database));
            await server.OpenAsync(Cancel);
            await using var held = server.CreateCommand();
            held.CommandText = "BEGIN; LOCK TABLE \"Audit\" IN SHARE MODE";
            await held.ExecuteNonQueryAsync(Cancel);
            return server;
        }

        var file = new SqliteConnection(SqliteEdictDb.ConnectionIn(site.Data.Place.Folder));
        await file.OpenAsync(Cancel);
        await using var begin = file.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync(Cancel);
        return new Ended(file);
    }

    private async Task<int> SealedAsync(string about)
    {
        await using var db = await site.Data.Place.OpenAsync();
        return await db
            .AuditSeals.Join(db.Audit, seal => seal.EntryId, line => line.Id, (_, line) => line)
            .CountAsync(line => line.About.StartsWith(about), Cancel);
    }

    private sealed class Ended(SqliteConnection file) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (var end = file.CreateCommand())
            {
                end.CommandText = "ROLLBACK";
                await end.ExecuteNonQueryAsync(Cancel);
            }

            await file.DisposeAsync();
        }
    }
}
