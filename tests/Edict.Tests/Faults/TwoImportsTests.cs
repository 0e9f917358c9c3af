using Edict.Data;
using Edict.Demonstration;
using Edict.Importing;
using Edict.Tests.Commands;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Faults;

/// <summary>Two who import at once, and one who says yes to a plan that is not right any more.</summary>
public sealed class TwoImportsTests : FaultTests
{
    private static readonly int Rounds = 1 + (Kills / 5);

    [Theory]
    [InlineData(4, 4)]
    [InlineData(4, 1)]
    public async Task Two_imports_of_one_cycle_at_once_end_as_one_after_the_other(
        int one,
        int other
    )
    {
        string[] files = [ReportsWith(one), ReportsWith(other)];

        for (var round = 0; round < Rounds; round++)
        {
            await using var data = await TestDatabase.OfTheSchoolAsync();
            var before = await AllRows.InAsync(data.Place);
            var ran = await AtOnceAsync([.. files.Select(file => Import(file, data.Options))]);

            var refused = Array.FindIndex(ran, one => one.Status != 0);
            var seen = await Seen.InAsync(data.Place, before);
            if (refused < 0)
            {
                Assert.True(
                    seen == await AfterAsync(files) || seen == await AfterAsync(files[1], files[0]),
                    $"{seen}; one after the other: {await AfterAsync(files)}"
                );
                continue;
            }

            ToldInWords(ran[refused]);
            Assert.Contains("somebody else", ran[refused].Error, StringComparison.Ordinal);
            Assert.Equal(await AfterAsync(files[1 - refused]), seen);
        }
    }

    [Fact]
    public async Task Who_waits_too_long_for_another_is_told()
    {
        Assert.SkipWhen(!TestDatabase.OnPostgres && Kills < 20, "takes half a minute on SQLite");
        await using var data = await TestDatabase.OfTheSchoolAsync();
        await using var db = await data.Place.OpenAsync();
        var before = await Seen.InAsync(data.Place, null);
        var school = await db.Schools.Select(row => row.Id).SingleAsync(Cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        await db.LockAsync(school, null);
        string[] place = TestDatabase.OnPostgres
            ? [.. data.Options[..^1], data.Options[^1] + ";Command Timeout=1;Pooling=False"]
            : data.Options;

        var ran = await EdictAsync(Import(ReportsWith(effort: 4), place));

        await transaction.RollbackAsync(Cancel);
        ToldInWords(ran);
        Assert.Matches("somebody else has been writing|did not answer in time", ran.Error);
        Assert.Equal(before, await Seen.InAsync(data.Place, null));
    }

    [Fact]
    public async Task Two_undos_at_once_undo_once_and_the_second_is_told()
    {
        await using var data = await TestDatabase.OfTheSchoolAsync();
        var before = await AllRows.InAsync(data.Place);
        await ImportedAsync(ReportsWith(effort: 4), data.Options);
        await using var db = await data.Place.OpenAsync();
        var import = await db.Imports.OrderBy(row => row.Id).LastAsync(Cancel);
        string[] undo = ["import", "undo", $"{import.Id}", "--yes", .. data.Options];

        var ran = await AtOnceAsync([undo, undo]);

        var refused = Assert.Single(ran, one => one.Status != 0);
        Assert.Equal(1, refused.Status);
        Assert.Contains("it was undone on ", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, await AllRows.InAsync(data.Place));
        Assert.Equal(1, await db.ImportUndos.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_plan_that_was_shown_before_another_import_is_not_applied()
    {
        await using var data = await TestDatabase.OfTheSchoolAsync();
        await using var db = await data.Place.OpenAsync();
        var now = DemonstrationSchool.Now;
        var asked = await AskedAsync(db, ReportsWith(effort: 4));
        var shown = await FileImport.PlanAsync(db, asked, now);
        await ImportedAsync(ReportsWith(effort: 1), data.Options);
        var before = await Seen.InAsync(data.Place, null);

        var outcome = await FileImport.ApplyAsync(
            db,
            asked,
            shown.Fingerprint,
            new(null, now, UnusualToo: true)
        );

        Assert.True(outcome.SchoolChanged);
        Assert.Null(outcome.ImportId);
        Assert.NotEqual(shown.Counts, outcome.Plan.Counts);
        Assert.Equal(before, await Seen.InAsync(data.Place, null));
    }

    [Fact]
    public async Task One_plan_that_two_say_yes_to_at_once_is_applied_once()
    {
        await using var data = await TestDatabase.OfTheSchoolAsync();
        await using var one = await data.Place.OpenAsync();
        await using var other = await data.Place.OpenAsync();
        var now = DemonstrationSchool.Now;
        var file = ReportsWith(effort: 4);
        var before = await AllRows.InAsync(data.Place);
        var asked = await AskedAsync(one, file);
        var shown = await FileImport.PlanAsync(one, asked, now);
        var act = new ImportAct(null, now, UnusualToo: true);

        var outcomes = await Task.WhenAll(
            new[] { one, other }.Select(db =>
                Task.Run(() => FileImport.ApplyAsync(db, asked, shown.Fingerprint, act), Cancel)
            )
        );

        Assert.Single(outcomes, outcome => outcome.ImportId is not null);
        Assert.Single(outcomes, outcome => outcome.SchoolChanged);
        Assert.Equal(await AfterAsync(file), await Seen.InAsync(data.Place, before));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<Ran[]> AtOnceAsync(string[][] commands)
    {
        var running = commands.Select(RunningEdict.Start).ToList();
        try
        {
            return await Task.WhenAll(running.Select(edict => edict.EndAsync()));
        }
        finally
        {
            running.ForEach(edict => edict.Dispose());
        }
    }

    private static async Task<ImportAsked> AskedAsync(EdictDb db, string file)
    {
        var session = await db.Sessions.SingleAsync(Cancel);
        var cycle = await db.Cycles.SingleAsync(row => row.Name == OpenCycle, Cancel);
        var said = new ImportSaid { FileName = Path.GetFileName(file) };
        return ImportAsked.OfFile(ImportKind.Reports, session, cycle.Id, file, said);
    }
}
