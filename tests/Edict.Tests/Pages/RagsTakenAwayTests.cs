using Edict.Data;
using Edict.Demonstration;
using Edict.Importing;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>RAGs are kept in memory: a page that has shown one shows it no more when it is gone, and all else as before.</summary>
public sealed class RagsTakenAwayTests : IAsyncLifetime
{
    private readonly TestSite site = new();
    private Browser head = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        head = await site.AsAsync(StaffKeys.Head);
        office = new(await site.AsAsync(StaffKeys.Office));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_RAG_of_the_schools_workbook_is_read_at_once_and_not_after_its_import_is_undone()
    {
        var pupil = await site.PageOfAsync(TestSchool.BrodieKane.Scn);
        var before = await EnglishAsync(pupil);

        var draft = await office.UploadAsync(
            ImportKind.Groups,
            $"SCN,SEBN,English,\n,,RAG,Comments\n{TestSchool.BrodieKane.Scn},,R,Attendance\n"
        );
        var import = await office.TakeInAsync(await office.ReadAsync(draft));
        var during = await EnglishAsync(pupil);
        await office.UndoAsync(import);

        Assert.EndsWith("Red Attendance", during, StringComparison.Ordinal);
        Assert.NotEqual(before, during);
        Assert.Equal(before, await EnglishAsync(pupil));
    }

    [Fact]
    public async Task A_RAG_moves_to_the_record_that_is_kept_and_back_when_the_merge_is_undone()
    {
        await TwoRecords.AddAsync(site.Data.Place);
        await JudgeAsync();
        var dropped = await site.PageOfAsync(TwoRecords.Scn);
        var kept = await site.PageOfAsync(TwoRecords.Ailsa.Scn);
        var before = (Kept: await EnglishAsync(kept), Dropped: await EnglishAsync(dropped));

        var draft = await office.UploadPupilsAsync(PupilsExport.Without([]));
        var import = await office.TakeInAsync(
            await office.AnswerAsync(draft, TwoRecords.Ailsa, "Is the same pupil as")
        );
        var merged = await EnglishAsync(kept);
        await office.UndoAsync(import);

        Assert.EndsWith("Red Not on track", before.Dropped, StringComparison.Ordinal);
        Assert.DoesNotContain("Red Not on track", before.Kept, StringComparison.Ordinal);
        Assert.EndsWith("Red Not on track", merged, StringComparison.Ordinal);
        Assert.Equal(before, (await EnglishAsync(kept), await EnglishAsync(dropped)));
    }

    [Fact]
    public async Task What_was_judged_is_read_as_before_when_a_further_cycle_has_begun()
    {
        var pupil = await site.PageOfAsync(TestSchool.BrodieKane.Scn);
        var before = await EnglishAsync(pupil);

        site.Clock.SetUtcNow(new(new DateTime(2027, 3, 16, 9, 0, 0, DateTimeKind.Utc)));
        await head.SignInAsync(StaffKeys.Head);

        Assert.NotEqual("", before);
        Assert.Equal(before, await EnglishAsync(pupil));
    }

    /// <summary>What English judged of a pupil, on their page; empty for nothing.</summary>
    private async Task<string> EnglishAsync(string pupil) =>
        (await head.PageAsync(pupil))
            .QuerySelectorAll("table.rags tbody tr")
            .Select(Words)
            .SingleOrDefault(row => row.StartsWith("English", StringComparison.Ordinal))
        ?? "";

    /// <summary>English judges the second record in the open cycle.</summary>
    private async Task JudgeAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        var pupil = await db.Pupils.SingleAsync(row => row.Scn == TwoRecords.Scn, Cancel);
        db.Add(
            new FacultyRag
            {
                SchoolId = pupil.SchoolId,
                CycleId = (await db.Cycles.SingleAsync(row => row.Name == "Senior 3", Cancel)).Id,
                FacultyId = (
                    await db.Faculties.SingleAsync(row => row.Name == "English", Cancel)
                ).Id,
                PupilId = pupil.Id,
                Rag = Rag.Red,
                Comment = "Not on track",
                StaffId = (await db.Staff.FirstAsync(Cancel)).Id,
                At = DemonstrationSchool.Now,
                Revision = await db.NextRagRevisionAsync(pupil.SchoolId),
            }
        );
        await db.SaveChangesAsync(Cancel);
    }
}
