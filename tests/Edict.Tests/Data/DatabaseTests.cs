using Edict.Data;
using Edict.Tests.Commands;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Data;

/// <summary>What holds of a database on either engine.</summary>
public sealed class DatabaseTests : CommandTests
{
    [Fact]
    public async Task A_server_that_does_not_answer_is_told_in_words()
    {
        var ran = await EdictAsync(
            "import",
            "pupils",
            "p.csv",
            "--database",
            "Host=127.0.0.1;Port=1;Username=edict_app;Password=sesame"
        );

        Assert.Equal(1, ran.Status);
        Assert.StartsWith(
            "error: the database cannot be reached: ",
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.Single(ran.Error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("sesame", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "pupils", "p.csv")]
    [InlineData("demo")]
    [InlineData("migrate")]
    public async Task A_connection_that_is_none_is_a_wrong_argument_and_is_not_shown(
        params string[] verb
    )
    {
        var ran = await EdictAsync([.. verb, "--database", "Hast=localhost;Password=sesame"]);

        Assert.Equal(2, ran.Status);
        Assert.Contains(
            "--database: expected the settings of a PostgreSQL database",
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("sesame", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_asks_which_database()
    {
        var ran = await EdictAsync("migrate");

        Assert.Equal(2, ran.Status);
        Assert.Contains(
            "Name the database by --database or EDICT_DATABASE",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_folder_that_a_later_program_has_used_is_left_alone()
    {
        await using (var db = await SqliteEdictDb.OpenAsync(Folder))
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO __EFMigrationsHistory VALUES ('99991231000000_Later', '99.0.0')",
                TestContext.Current.CancellationToken
            );
        }

        var ran = await EdictAsync("demo", "--data", Folder);

        Assert.Equal(1, ran.Status);
        Assert.Contains("newer than this program", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_whose_opening_was_killed_opens_again()
    {
        await using (var db = await SqliteEdictDb.OpenAsync(Folder))
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO __EFMigrationsLock VALUES (1, '2026-11-24 09:00:00+00:00')",
                TestContext.Current.CancellationToken
            );
        }

        var ran = await EdictAsync("import", "list", "--data", Folder)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.StartsWith("error: --school: no school in ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_two_add_at_the_same_time_is_kept_once_and_the_second_is_told()
    {
        await using var data = await TestDatabase.EmptyAsync();
        await using var db = await data.Place.OpenAsync();
        var school = NewSchool();
        await db.InsertAsync([school]);

        var fault = await Record.ExceptionAsync(() => db.InsertAsync([school]));
        db.Add(school);
        var byEntity = await Record.ExceptionAsync(() =>
            db.SaveChangesAsync(TestContext.Current.CancellationToken)
        );

        Assert.All(
            [fault, byEntity],
            refused =>
                Assert.StartsWith(
                    "somebody else changed the same thing at the same time",
                    DatabaseFault.InWords(refused!),
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(1, await db.Schools.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_change_to_what_is_gone_is_told_and_none_of_it_is_kept()
    {
        await using var data = await TestDatabase.EmptyAsync();
        await using var db = await data.Place.OpenAsync();
        var (there, gone) = (NewSchool(), NewSchool());
        await db.InsertAsync([there]);
        there.Name = "Renamed High";

        var fault = await Record.ExceptionAsync(() => db.UpdateAsync([there, gone]));

        Assert.Contains(
            "nothing was kept, try again",
            DatabaseFault.InWords(fault!),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "A High",
            (await db.Schools.SingleAsync(TestContext.Current.CancellationToken)).Name
        );
    }

    [Fact]
    public async Task Whoever_saves_while_another_writes_waits_for_the_end_and_keeps_no_thread_from_it()
    {
        await using var data = await TestDatabase.EmptyAsync();
        await using var one = await data.Place.OpenAsync();
        await using var other = await data.Place.OpenAsync();
        var school = NewSchool();
        await one.InsertAsync([school]);
        other.Add(
            new AuditEntry
            {
                SchoolId = school.Id,
                At = DateTime.UnixEpoch,
                What = "import",
                About = "pupils",
            }
        );
        Task? saving = null;

        await one.InOneTransactionAsync(async () =>
        {
            await one.InsertAsync([NewSchool()]);
            saving = other.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        await saving!;

        Assert.Equal(1, await one.Audit.CountAsync(TestContext.Current.CancellationToken));
    }

    private static School NewSchool()
    {
        var id = Guid.CreateVersion7();
        return new()
        {
            Id = id,
            Name = "A High",
            SeedCode = id.ToString(),
        };
    }
}
