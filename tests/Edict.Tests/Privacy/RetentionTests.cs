using System.Text;
using Edict.Data;
using Edict.Demonstration;
using Edict.Privacy;
using Edict.Tests.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Privacy;

/// <summary>What the policy keeps no longer goes, and nothing else.</summary>
public sealed class RetentionTests : CommandTests, IAsyncLifetime
{
    private TestDatabase data = null!;
    private EarlierSessions earlier = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        data = await TestDatabase.OfTheSchoolAsync();
        earlier = await EarlierSessions.AddAsync(data);
    }

    public async ValueTask DisposeAsync() => await data.DisposeAsync();

    [Fact]
    public async Task A_dry_run_says_how_much_would_go_and_of_nobody_by_name_and_erases_nothing()
    {
        var before = await EverythingAsync();

        var ran = await EdictAsync(["retention", .. data.Options]);
        var asked = await EdictAsync(["retention", "--dry-run", .. data.Options]);

        Assert.Equal((0, ""), (ran.Status, ran.Error));
        Assert.Equal(
            """
            What the policy keeps no longer on 2 February 2027:
            - pupils who left: 3, with 3 reports, 3 facts, 3 enrolments and 8 other rows
            - what imports changed: 2 rows of 2 imports
            - values in the audit log: 3
            - texts of letters: 1
            - uploads that were not taken in: 1
            Nothing was erased. To erase it, add --yes.

            """,
            ran.Output.ReplaceLineEndings("\n")
        );
        Assert.Equal(ran.Output, asked.Output);
        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public void What_is_one_is_said_as_one()
    {
        var one = new RetentionCounts
        {
            Pupils = 1,
            Reports = 1,
            Facts = 1,
            Enrolments = 1,
            Others = 1,
            Imports = 1,
            Changes = 1,
        };

        Assert.Equal(
            [
                "pupils who left: 1, with 1 report, 1 fact, 1 enrolment and 1 other row",
                "what imports changed: 1 row of 1 import",
            ],
            one.Lines.Take(2)
        );
    }

    [Fact]
    public async Task Whoever_left_long_enough_ago_is_erased_and_all_else_stays_as_it_was()
    {
        var gone = await IdsAsync(
            EarlierSessions.GoneScn,
            EarlierSessions.BorderScn,
            EarlierSessions.SessionsEndScn
        );
        var before = await AllRows.InAsync(data.Place);

        var ran = await EdictAsync(["retention", "--yes", .. data.Options]);

        Assert.Equal(0, ran.Status);
        Assert.EndsWith("Erased.\n", ran.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        var kept = before
            .Split('\n')
            .Where(row => !gone.Any(id => row.Contains($"{id}", StringComparison.Ordinal)));
        Assert.Equal(kept, (await AllRows.InAsync(data.Place)).Split('\n'));
        await using var db = await data.Place.OpenAsync();
        foreach (var id in gone)
        {
            // A line of the audit log stays, and names what is gone by its id alone.
            Assert.All(
                (await PupilRows.OfAsync(db, id)).Where(table => table.Key != nameof(AuditEntry)),
                table => Assert.Equal((table.Key, 0), (table.Key, table.Value))
            );
        }

        var line = await db.Audit.SingleAsync(row => row.What == "retention", Cancel);
        Assert.StartsWith(
            "pupils who left: 3, with 3 reports",
            line.About,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["", "kept text", "waiting text"],
            await db.Outbox.Select(mail => mail.Body).OrderBy(body => body).ToListAsync(Cancel)
        );
        Assert.Equal(
            DemonstrationSchool.Now.AddHours(-23),
            (await db.ImportDrafts.SingleAsync(Cancel)).At
        );
    }

    [Fact]
    public async Task What_was_erased_once_is_not_erased_again()
    {
        await EdictAsync(["retention", "--yes", .. data.Options]);

        var again = await EdictAsync(["retention", "--yes", .. data.Options]);

        Assert.Equal(
            "What the policy keeps no longer on 2 February 2027: nothing.\n",
            again.Output.ReplaceLineEndings("\n")
        );
        await using var db = await data.Place.OpenAsync();
        Assert.Equal(1, await db.Audit.CountAsync(row => row.What == "retention", Cancel));
    }

    [Fact]
    public async Task The_name_of_whoever_was_erased_is_nowhere_in_the_databases_file()
    {
        Assert.SkipWhen(TestDatabase.OnPostgres, "a server's files are the server's");
        var held = await HoldsSurnameAsync();
        await using (var db = await data.Place.OpenAsync())
        {
            // The one who left a day too late keeps the surname in the file.
            var kept = await db
                .Pupils.AsTracking()
                .SingleAsync(row => row.Scn == EarlierSessions.DayAfterScn, Cancel);
            kept.Surname = "Another";
            await db.SaveChangesAsync(Cancel);
        }

        await EdictAsync(["retention", "--yes", .. data.Options]);

        Assert.True(held);
        Assert.False(await HoldsSurnameAsync());
    }

    [Fact]
    public async Task An_import_whose_changes_were_erased_is_not_undone_and_says_why()
    {
        await EdictAsync(["retention", "--yes", .. data.Options]);

        foreach (var id in new[] { earlier.OldImport, earlier.LateImport })
        {
            var ran = await EdictAsync(["import", "undo", $"{id}", "--yes", .. data.Options]);

            Assert.Equal(1, ran.Status);
            Assert.Contains(
                "what it changed was erased on 2 February 2027: the school's policy keeps it no longer",
                ran.Error,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task The_policy_says_how_long()
    {
        await using (var db = await data.Place.OpenAsync())
        {
            db.Add(
                new PolicyVersion
                {
                    SchoolId = (await db.Schools.SingleAsync(Cancel)).Id,
                    Version = 2,
                    Json =
                        """{ "retention": { "pupilYears": 6, "importYears": 6, "auditYears": 3, "letterDays": 92, "uploadDays": 2 } }""",
                    RecordedAt = DemonstrationSchool.Now.AddDays(-1),
                }
            );
            await db.SaveChangesAsync(Cancel);
        }

        var ran = await EdictAsync(["retention", .. data.Options]);

        Assert.Contains(
            "pupils who left: 1, with 1 report, ",
            ran.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("values in the audit log: 0", ran.Output, StringComparison.Ordinal);
        Assert.Contains("texts of letters: 0", ran.Output, StringComparison.Ordinal);
        Assert.Contains("uploads that were not taken in: 0", ran.Output, StringComparison.Ordinal);
    }

    private async Task<string> EverythingAsync() =>
        await AllRows.InAsync(data.Place) + await AllRows.OfActsInAsync(data.Place);

    private async Task<IReadOnlyList<Guid>> IdsAsync(params string[] scns)
    {
        await using var db = await data.Place.OpenAsync();
        return await db
            .Pupils.Where(row => scns.Contains(row.Scn))
            .Select(row => row.Id)
            .ToListAsync(Cancel);
    }

    /// <summary>Looks at the bytes of the file, with all that waits beside it brought in.</summary>
    private async Task<bool> HoldsSurnameAsync()
    {
        await using (var db = await data.Place.OpenAsync())
        {
            await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", Cancel);
        }

        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(SqliteEdictDb.PathIn(data.Place.Folder), Cancel);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(EarlierSessions.Surname)) >= 0;
    }
}
