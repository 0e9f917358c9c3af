using Edict.Auditing;
using Edict.Data;
using Edict.Demonstration;
using Edict.Tests.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Auditing;

/// <summary>What <c>edict audit verify</c> finds when somebody has been at the database.</summary>
public sealed class TamperingTests : CommandTests, IAsyncLifetime
{
    private readonly TestSite site = new();
    private List<AuditSeal> chain = [];
    private List<AuditEntry> lines = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        var head = await site.AsAsync(StaffKeys.Head);
        for (var page = 0; page < 6; page++)
        {
            await head.GetAsync("/overview");
            await head.GetAsync("/vulnerable-groups");
        }

        lines = await site.AuditAsync();
        await site.StopAsync();
        await using var db = await site.Data.Place.OpenAsync();
        chain = await db.AuditSeals.OrderBy(seal => seal.Sequence).ToListAsync(Cancel);
        Assert.True(chain.Count >= 12);
        if (!TestDatabase.OnPostgres)
        {
            foreach (
                var trigger in new[]
                {
                    "AuditRefusesUpdate",
                    "AuditRefusesDelete",
                    "AuditSealsRefusesUpdate",
                    "AuditSealsRefusesDelete",
                    "AuditValuesRefusesUpdate",
                }
            )
            {
                await RunAsync($"DROP TRIGGER \"{trigger}\"");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        Dispose();
    }

    [Fact]
    public async Task A_log_that_nobody_touched_is_whole_and_says_from_when_to_when()
    {
        var ran = await VerifyAsync();

        Assert.Equal(0, ran.Status);
        Assert.Empty(ran.Error);
        Assert.Matches(
            $@"^Harlaw [^:]*: {chain.Count} lines, from \d+ \w+ 20\d\d \d\d:\d\d to 2 February 2027 09:00 UTC, whole\.\n",
            ran.Output
        );
        Assert.Matches(
            "The end of the log was written down [^ ]+( times)?, and compared",
            ran.Output
        );
    }

    [Theory]
    [InlineData("\"About\" = 'overview of nothing'")]
    [InlineData("\"What\" = 'sign-in'")]
    [InlineData("\"StaffId\" = NULL")]
    [InlineData("\"At\" = '2027-02-01 09:00:00'")]
    public async Task A_changed_line_is_named(string change)
    {
        await RunAsync($"UPDATE \"Audit\" SET {change} WHERE {IsLine(9)}");

        await FindsAsync(
            $"^error: [^:]+: line 9 \\([^)]+, {lines[8].Id}\\) was changed after it was sealed\n$"
        );
    }

    [Fact]
    public async Task A_missing_line_is_named_though_its_seal_is_left()
    {
        await RunAsync($"DELETE FROM \"Audit\" WHERE {IsLine(9)}");

        await FindsAsync(
            $"^error: [^:]+: line 9 \\({lines[8].Id}\\) is missing; its seal is still there\n$"
        );
    }

    [Fact]
    public async Task Missing_lines_are_named_whose_seals_went_too()
    {
        foreach (var number in new[] { 5, 6, 9 })
        {
            await RunAsync($"DELETE FROM \"Audit\" WHERE {IsLine(number)}");
            await RunAsync($"DELETE FROM \"AuditSeals\" WHERE \"Sequence\" = {number}");
        }

        await FindsAsync(
            "^error: [^:]+: lines 5 to 6 are missing\nerror: [^:]+: line 9 is missing\n$"
        );
    }

    [Fact]
    public async Task A_missing_line_is_found_though_those_behind_it_moved_up()
    {
        await RunAsync($"DELETE FROM \"Audit\" WHERE {IsLine(9)}");
        await RunAsync("DELETE FROM \"AuditSeals\" WHERE \"Sequence\" = 9");
        for (var number = 10; number <= chain.Count; number++)
        {
            await RunAsync(
                $"UPDATE \"AuditSeals\" SET \"Sequence\" = {number - 1} WHERE \"Sequence\" = {number}"
            );
        }

        await FindsAsync("line 9 \\([^)]+\\) does not follow the line before it");
    }

    [Fact]
    public async Task A_cut_log_is_found_by_the_end_that_was_written_down_outside()
    {
        foreach (var number in new[] { chain.Count, chain.Count - 1 })
        {
            await RunAsync($"DELETE FROM \"Audit\" WHERE {IsLine(number)}");
            await RunAsync($"DELETE FROM \"AuditSeals\" WHERE \"Sequence\" = {number}");
        }

        await FindsAsync(
            $"^error: [^:]+: the log was cut: it reached line {chain.Count} on 2 February 2027, and ends at line {chain.Count - 2}\n$"
        );
    }

    [Fact]
    public async Task A_log_that_is_gone_altogether_was_cut_too()
    {
        await RunAsync("DELETE FROM \"Audit\"");
        await RunAsync("DELETE FROM \"AuditSeals\"");

        await FindsAsync(
            "the log was cut: it reached line \\d+ on 2 February 2027, and ends at line 0\n"
        );
    }

    [Fact]
    public async Task A_line_that_was_put_in_is_found_though_its_number_fits()
    {
        var id = await PutInAsync();
        for (var number = chain.Count; number >= 9; number--)
        {
            await RunAsync(
                $"UPDATE \"AuditSeals\" SET \"Sequence\" = {number + 1} WHERE \"Sequence\" = {number}"
            );
        }

        await RunAsync(
            $"""
            INSERT INTO "AuditSeals" ("SchoolId", "Sequence", "EntryId", "LineHash", "Seal", "KeyId")
            SELECT "SchoolId", 9, '{Text(
                id
            )}', "LineHash", "Seal", "KeyId" FROM "AuditSeals" WHERE "Sequence" = 10
            """
        );

        await FindsAsync(
            $"line 9 \\([^)]+{id}\\) does not follow the line before it: it was put in"
        );
    }

    [Fact]
    public async Task A_line_beside_the_chain_is_found()
    {
        var id = await PutInAsync();

        await FindsAsync(
            $"^error: [^:]+: a line was put in: look, [^,]+, {id}, has no seal and waits for none\n$"
        );
    }

    [Fact]
    public async Task Two_lines_that_changed_places_are_named_with_their_own()
    {
        await RunAsync($"UPDATE \"AuditSeals\" SET \"EntryId\" = '{Spare}' WHERE \"Sequence\" = 9");
        await RunAsync(
            $"UPDATE \"AuditSeals\" SET \"EntryId\" = '{Text(lines[8].Id)}' WHERE \"Sequence\" = 11"
        );
        await RunAsync(
            $"UPDATE \"AuditSeals\" SET \"EntryId\" = '{Text(lines[10].Id)}' WHERE \"Sequence\" = 9"
        );

        await FindsAsync(
            $"line 9 \\([^)]+{lines[10].Id}\\) stands in another's place: it was sealed as line 11\n(.*\n)*.*line 11 \\([^)]+\\) stands in another's place: it was sealed as line 9\n"
        );
    }

    [Fact]
    public async Task Two_lines_whose_numbers_were_exchanged_are_found()
    {
        foreach (var (from, to) in new[] { (9, 9999), (11, 9), (9999, 11) })
        {
            await RunAsync(
                $"UPDATE \"AuditSeals\" SET \"Sequence\" = {to} WHERE \"Sequence\" = {from}"
            );
        }

        await FindsAsync(
            "line 9 \\([^)]+\\) does not follow the line before it(.*\n)*.*line 11 \\([^)]+\\) does not follow"
        );
    }

    [Fact]
    public async Task A_log_that_was_sealed_anew_with_the_right_key_is_told_by_the_end_that_was_written_down()
    {
        await RunAsync("DELETE FROM \"AuditSeals\"");
        await RunAsync($"UPDATE \"Audit\" SET \"About\" = 'nothing' WHERE {IsLine(9)}");
        await RunAsync("INSERT INTO \"AuditPending\" SELECT \"SchoolId\", \"Id\" FROM \"Audit\"");
        await using (var db = await site.Data.Place.OpenAsync())
        {
            await AuditSealer.SealAsync(
                db,
                AuditKey.Read(Path.Combine(site.Data.Place.Folder, "audit-key"))
            );
        }

        await FindsAsync(
            "is another than was written down on 2 February 2027: the log was made anew"
        );
    }

    [Fact]
    public async Task Another_key_verifies_nothing()
    {
        await File.WriteAllTextAsync(PathOf("key"), new string('a', 64), Cancel);

        var ran = await VerifyAsync("--audit-key", PathOf("key"));

        Assert.Equal(1, ran.Status);
        Assert.Contains("line 1 ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_end_written_down_it_says_that_a_cut_cannot_be_told()
    {
        var ran = await VerifyAsync("--audit-heads", PathOf("none"));

        Assert.Equal(0, ran.Status);
        Assert.Contains(
            "whether the last lines were cut cannot be told",
            ran.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Values_that_were_erased_leave_the_chain_whole_and_are_counted()
    {
        await RunAsync("DELETE FROM \"AuditValues\"");

        var ran = await VerifyAsync();

        Assert.Equal(0, ran.Status);
        Assert.Matches(
            "\n[1-9][0-9]* lines? whose values before and after were erased",
            ran.Output
        );
    }

    [Fact]
    public async Task Values_that_were_changed_are_found()
    {
        await RunAsync("UPDATE \"AuditValues\" SET \"After\" = 'nothing'");

        await FindsAsync(
            "line \\d+ \\(import, [^)]+\\): its values before and after were changed\n"
        );
    }

    [Fact]
    public async Task What_an_import_changed_cannot_be_rewritten_afterwards()
    {
        await RunAsync("UPDATE \"ImportChanges\" SET \"After\" = '{}' WHERE \"Sequence\" = 1");

        await FindsAsync(
            "line \\d+ \\(import, [^)]+\\): the rows that the import changed were changed\n"
        );
    }

    private const string Spare = "11111111-1111-1111-1111-111111111111";

    /// <summary>A line that looks like any other, for which no seal is made.</summary>
    private async Task<Guid> PutInAsync()
    {
        var id = Guid.CreateVersion7();
        await RunAsync(
            $"""
            INSERT INTO "Audit" ("SchoolId", "Id", "At", "StaffId", "What", "About")
            SELECT "SchoolId", '{Text(
                id
            )}', "At", "StaffId", 'look', "About" FROM "Audit" WHERE {IsLine(9)}
            """
        );
        await RunAsync($"DELETE FROM \"AuditPending\" WHERE \"EntryId\" = '{Text(id)}'");
        return id;
    }

    private string IsLine(int number) => $"\"Id\" = '{Text(lines[number - 1].Id)}'";

    /// <summary>As the database writes it: SQLite keeps the text that EF Core gives it.</summary>
    private static string Text(Guid id) => id.ToString().ToUpperInvariant();

    private async Task FindsAsync(string said)
    {
        var ran = await VerifyAsync();

        Assert.Equal(1, ran.Status);
        Assert.Matches(said, ran.Error);
    }

    private Task<Ran> VerifyAsync(params string[] more) =>
        EdictAsync(["audit", "verify", .. site.Data.Options, .. more]);

    /// <summary>As whoever owns the database, past the program.</summary>
    private async Task RunAsync(string sql)
    {
        if (site.Data.Name is { } database)
        {
            await TestPostgres.RunAsync(TestPostgres.AsOwner(database), sql);
            return;
        }

        await using var file = new SqliteConnection(
            SqliteEdictDb.ConnectionIn(site.Data.Place.Folder)
        );
        await file.OpenAsync(Cancel);
        await using var command = file.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
