using System.Net;
using Edict.Data;
using Edict.Demonstration;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The office says of a missing pupil that they are in the file under another SCN.</summary>
public sealed class TwoRecordsTests : IAsyncLifetime
{
    private static readonly string English = StaffKeys.CurriculumLeader("English");

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

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

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
    public async Task What_helps_and_what_was_raised_are_read_at_the_record_that_is_kept_and_back_after_an_undo()
    {
        const string Helps = "Sits by the window";
        const string Line = "No jotter for two weeks";
        await SayAsync(Helps, Line);
        var dropped = await site.PageOfAsync(TwoRecords.Scn);
        var kept = await site.PageOfAsync(TwoRecords.Ailsa.Scn);
        var before = (await ReadAsync(kept, Helps, Line), await ReadAsync(dropped, Helps, Line));
        var draft = await office.UploadPupilsAsync(PupilsExport.Without([]));

        var import = await office.TakeInAsync(
            await office.AnswerAsync(draft, TwoRecords.Ailsa, "Is the same pupil as")
        );
        var merged = await ReadAsync(kept, Helps, Line);
        await office.UndoAsync(import);

        Assert.Equal((0, 2), before);
        Assert.Equal(2, merged);
        Assert.Equal(
            before,
            (await ReadAsync(kept, Helps, Line), await ReadAsync(dropped, Helps, Line))
        );
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
            .SingleAsync(Cancel);
        Assert.EndsWith("3 rows moved, 3 left", audit, StringComparison.Ordinal);
    }

    /// <summary>The SfLL says what helps the second record, and the CL of English raises it.</summary>
    private async Task SayAsync(string helps, string line)
    {
        var (sfll, leader) = (
            await site.PersonAsync(StaffKeys.SupportForLearning),
            await site.PersonAsync(English)
        );
        await using var db = await site.Data.Place.OpenAsync();
        var pupil = await db.Pupils.SingleAsync(row => row.Scn == TwoRecords.Scn, Cancel);
        var english = await db.Faculties.SingleAsync(row => row.Name == "English", Cancel);
        db.Add(
            new WhatHelps
            {
                Id = Guid.CreateVersion7(),
                SchoolId = pupil.SchoolId,
                PupilId = pupil.Id,
                Line = helps,
                WrittenById = sfll,
                WrittenAt = DemonstrationSchool.Now,
            }
        );
        db.Add(
            new Raised
            {
                Id = Guid.CreateVersion7(),
                SchoolId = pupil.SchoolId,
                PupilId = pupil.Id,
                FacultyId = english.Id,
                Line = line,
                RaisedById = leader,
                RaisedAt = DemonstrationSchool.Now,
            }
        );
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>How many of two lines a pupil's page has: what helps for the SfLL, what was raised for the list of the CL.</summary>
    private async Task<int> ReadAsync(string pupil, string helps, string line)
    {
        var page = await (await site.AsAsync(StaffKeys.SupportForLearning)).PageAsync(pupil);
        var raised = (await (await site.AsAsync(English)).PageAsync("/raised"))
            .QuerySelectorAll("tr")
            .Where(row => Words(row).Contains(line, StringComparison.Ordinal));
        return (
                Words(page.QuerySelector("main")!).Contains(helps, StringComparison.Ordinal) ? 1 : 0
            )
            + raised.Count(row =>
                row.QuerySelector($"a[href='{pupil}']") is not null
                && row.QuerySelector("form") is not null
            );
    }

    private async Task<string> GridAsync(string pupil) =>
        Words((await head.PageAsync(pupil)).QuerySelector("table.grid")!);
}
