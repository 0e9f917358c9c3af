using System.Net;
using Edict.Demonstration;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The office says of a missing pupil that they are in the file under another SCN.</summary>
public sealed class TwoRecordsTests : IAsyncLifetime
{
    private readonly TestSite site = new();
    private Browser head = null!;
    private Browser browser = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        await TwoRecords.AddAsync(site.Data.Place);
        head = await site.AsAsync(StaffKeys.Head);
        browser = await site.AsAsync(StaffKeys.Office);
        office = new(browser);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_plan_offers_whoever_has_the_same_name_and_names_no_SCN()
    {
        var page = await browser.PageAsync(
            await office.UploadPupilsAsync(PupilsExport.Without([TestSchool.BrodieKane]))
        );

        var choices = page.QuerySelectorAll("select[name='Answers.Missing']")
            .Select(choice => choice.QuerySelectorAll("option").Select(Words).ToArray())
            .ToList();
        Assert.Equal(
            [
                "Is still here",
                "Has left",
                $"Is the same pupil as Fraser, Ailsa (S5 {TwoRecords.Ailsa.RegistrationClass})",
            ],
            choices[0]
        );
        Assert.Equal(["Is still here", "Has left"], choices[1]);
        Assert.DoesNotContain(
            TwoRecords.Scn,
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task One_pupil_stands_with_the_histories_of_both_and_each_has_their_own_after_an_undo()
    {
        var dropped = await site.PageOfAsync(TwoRecords.Scn);
        var kept = await site.PageOfAsync(TwoRecords.Ailsa.Scn);
        var draft = await office.UploadPupilsAsync(PupilsExport.Without([]));
        var plan = await office.AnswerAsync(draft, TwoRecords.Ailsa, "Is the same pupil as");

        var import = await office.TakeInAsync(plan);
        var shown = Words((await browser.PageAsync(import)).QuerySelector("main")!);
        var gone = await head.StatusAsync(dropped);
        var merged = await GridAsync(kept);
        await office.UndoAsync(import);

        Assert.Contains("1 merged", shown, StringComparison.Ordinal);
        Assert.Contains("pupil FRASER, Ailsa taken away", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, gone);
        Assert.Contains("Music", merged, StringComparison.Ordinal);
        Assert.DoesNotContain("Music", await GridAsync(kept), StringComparison.Ordinal);
        Assert.Contains("Music", await GridAsync(dropped), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_has_a_line_of_its_own_in_the_audit_log()
    {
        var draft = await office.UploadPupilsAsync(PupilsExport.Without([]));
        await office.TakeInAsync(
            await office.AnswerAsync(draft, TwoRecords.Ailsa, "Is the same pupil as")
        );

        await using var db = await site.Data.Place.OpenAsync();
        var audit = await db
            .Audit.Where(entry => entry.What == "merge")
            .Select(entry => entry.About)
            .SingleAsync(TestContext.Current.CancellationToken);
        Assert.EndsWith("3 rows moved, 3 left", audit, StringComparison.Ordinal);
    }

    private async Task<string> GridAsync(string pupil) =>
        Words((await head.PageAsync(pupil)).QuerySelector("table.grid")!);
}
