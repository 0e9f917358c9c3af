using System.Net;
using AngleSharp.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Edict.Data;
using Edict.Demonstration;
using Edict.People;
using Edict.Protocol;
using Edict.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static Edict.Tests.Pages.ConcernsTests;
using static Edict.Tests.Pages.GroupsWorkbookTests;
using Groups = Edict.Protocol.Groups;

namespace Edict.Tests.Pages;

/// <summary>The published folder: switched on by the leadership, kept by the program.</summary>
public sealed class PublishedFolderTests(TestSite site) : IClassFixture<TestSite>, IAsyncLifetime
{
    private string FilePath => Path.Combine(site.PublishFolder, PublishedFolder.FileName);

    private Publisher Publisher => site.Services.GetRequiredService<Publisher>();

    /// <summary>The clock of the site, which some of these tests move; in February the school's time is UTC.</summary>
    private string Now => $"{site.Clock.GetUtcNow():d MMMM yyyy 'at' HH:mm}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Each test finds the folder switched off.</summary>
    public async ValueTask DisposeAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        await db.GroupsPublications.ExecuteUpdateAsync(row => row.SetProperty(p => p.IsOn, false));
        await Publisher.BringUpToDateAsync();
        File.Delete(FilePath);
    }

    [Fact]
    public async Task The_leadership_switches_it_on_and_the_workbook_is_there_with_bare_marks()
    {
        var head = await site.AsAsync(StaffKeys.Head);

        var page = await SwitchAsync(head, "Publish to the folder");

        Assert.Equal(
            "Switched on: the workbook is in the published folder.",
            Words(page.QuerySelector(".message")!)
        );
        Assert.Equal(
            $"Published folder: on Vulnerable groups.xlsx is kept in {site.PublishFolder}, with a bare mark for each pupil in a group. Last written on {Now}. Switched on by Mrs R Abercrombie on {Now}. Stop publishing",
            Words(page.QuerySelector(".published")!)
        );
        using var file = SpreadsheetDocument.Open(FilePath, isEditable: false);
        var sheet = SheetOf(file);
        Assert.Equal(
            "Vulnerable groups, Harlaw Muir Academy, as at 2 February 2027",
            Said(sheet, "A1")
        );
        Assert.StartsWith("Confidential. ", Said(sheet, "A2"), StringComparison.Ordinal);
        Assert.Equal(
            [
                "Surname",
                "Forename",
                "Registration Class",
                "Stage",
                "House",
                "SCN",
                "In a group",
                "RAG",
                "Comments",
            ],
            sheet
                .Descendants<Row>()
                .ElementAt(3)
                .Elements<Cell>()
                .Take(9)
                .Select(cell => cell.InnerText)
        );
        var listed = Rows(await head.PageAsync("/vulnerable-groups")).Count;
        Assert.Equal(listed, sheet.Descendants<Row>().Count() - 4);
        Assert.All(
            sheet.Descendants<Row>().Skip(4),
            row => Assert.Equal("Y", row.Elements<Cell>().ElementAt(6).InnerText)
        );
        Assert.Empty(sheet.Descendants<DataValidation>());
        Assert.Equal(["Vulnerable groups.xlsx"], FilesIn(site.PublishFolder));
    }

    [Fact]
    public async Task Switched_off_the_file_is_removed_and_that_is_said()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        await SwitchAsync(head, "Publish to the folder");

        var page = await SwitchAsync(head, "Stop publishing");

        Assert.Equal(
            "Switched off: the workbook was removed from the published folder.",
            Words(page.QuerySelector(".message")!)
        );
        Assert.Contains(
            $"Switched off by Mrs R Abercrombie on {Now}.",
            Words(page.QuerySelector(".published")!),
            StringComparison.Ordinal
        );
        Assert.Empty(FilesIn(site.PublishFolder));
    }

    [Fact]
    public async Task Each_switch_leaves_a_line_in_the_audit_log()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        await SwitchAsync(head, "Publish to the folder");

        await SwitchAsync(head, "Stop publishing");

        await using var db = await site.Data.Place.OpenAsync();
        var lines = await db
            .Audit.Where(line => line.What == "publish" || line.What == "unpublish")
            .OrderByDescending(line => line.Id)
            .Take(2)
            .ToListAsync(Cancel);
        Assert.Equal(["unpublish", "publish"], lines.Select(line => line.What));
        Assert.All(lines, line => Assert.NotNull(line.StaffId));
    }

    [Fact]
    public async Task Nobody_else_finds_the_switch_and_none_but_the_leadership_turns_it()
    {
        foreach (
            var key in new[]
            {
                StaffKeys.YearHeadS1S2,
                StaffKeys.SupportForLearning,
                "teacher-english-1",
            }
        )
        {
            var page = await (await site.AsAsync(key)).PageAsync("/vulnerable-groups");
            Assert.Null(page.QuerySelector("form[method='post']"));
            Assert.Null(page.QuerySelector(".published"));
        }

        var head = await site.AsAsync(StaffKeys.Head);
        var form = (await head.PageAsync("/vulnerable-groups")).QuerySelector(
            "form[method='post']"
        )!;
        var forged = await head.PostAsync("/vulnerable-groups?handler=Publish&on=true");
        await HeadHoldsAsync(Post.SupportForLearning);
        var late = await head.SubmitAsync(form, ("on", "true"));
        await HeadHoldsAsync(Post.Leadership);

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
        Assert.Empty(FilesIn(site.PublishFolder));
    }

    [Fact]
    public async Task It_is_written_again_within_a_minute_of_a_change_and_not_without_one()
    {
        await SwitchAsync(await site.AsAsync(StaffKeys.Head), "Publish to the folder");
        var first = await File.ReadAllBytesAsync(FilePath, Cancel);
        await Publisher.BringUpToDateAsync();
        var same = await File.ReadAllBytesAsync(FilePath, Cancel);

        await AddFactAsync(TestSchool.AnnaMorrisonOf1L2);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await UntilAsync(() => !File.ReadAllBytes(FilePath).SequenceEqual(first));

        Assert.Equal(first, same);
        using var file = SpreadsheetDocument.Open(FilePath, isEditable: false);
        Assert.Contains(
            SheetOf(file).Descendants<Cell>(),
            cell => cell.InnerText == TestSchool.AnnaMorrisonOf1L2.Scn
        );
    }

    [Fact]
    public async Task A_pupil_in_no_known_group_is_not_in_it()
    {
        await SwitchAsync(await site.AsAsync(StaffKeys.Head), "Publish to the folder");

        using var file = SpreadsheetDocument.Open(FilePath, isEditable: false);

        var scns = SheetOf(file).Descendants<Cell>().Select(cell => cell.InnerText).ToHashSet();
        Assert.DoesNotContain(TestSchool.KieranWard.Scn, scns);
        Assert.Contains(TestSchool.BrodieKane.Scn, scns);
    }

    [Fact]
    public async Task The_groups_are_named_where_the_policy_says_so()
    {
        await using var named = await PolicyKept.SayAsync(
            site.Data,
            """{ "publishedFolder": { "show": "groups" } }"""
        );

        var page = await SwitchAsync(await site.AsAsync(StaffKeys.Head), "Publish to the folder");

        Assert.Contains(
            "with the groups of each pupil",
            Words(page.QuerySelector(".published")!),
            StringComparison.Ordinal
        );
        using var file = SpreadsheetDocument.Open(FilePath, isEditable: false);
        Assert.Equal("Care Experienced", Said(SheetOf(file), "G4"));
    }

    [Fact]
    public async Task The_schools_own_workbook_of_that_name_is_left_alone_and_that_is_said()
    {
        await File.WriteAllTextAsync(FilePath, "the school's own", Cancel);

        var page = await SwitchAsync(await site.AsAsync(StaffKeys.Head), "Publish to the folder");

        Assert.Contains(
            $"{FilePath}: Edict did not write this file, so it stays; move it elsewhere to make room.",
            Words(page.QuerySelector(".published")!),
            StringComparison.Ordinal
        );
        await SwitchAsync(await site.AsAsync(StaffKeys.Head), "Stop publishing");
        Assert.Equal("the school's own", await File.ReadAllTextAsync(FilePath, Cancel));
    }

    [Fact]
    public async Task Where_the_folder_is_gone_the_page_says_so_and_the_next_look_puts_it_right()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        await SwitchAsync(head, "Publish to the folder");
        var away = site.PublishFolder + "-away";
        Directory.Move(site.PublishFolder, away);
        await AddFactAsync(TestSchool.ElspethGunn);

        await Publisher.BringUpToDateAsync();
        var gone = Words((await head.PageAsync("/vulnerable-groups")).QuerySelector(".published")!);
        Directory.Move(away, site.PublishFolder);
        var earlier = File.Exists(FilePath);
        await Publisher.BringUpToDateAsync();
        var back = Words((await head.PageAsync("/vulnerable-groups")).QuerySelector(".published")!);

        Assert.Contains(
            $"{site.PublishFolder}: there is no such folder.",
            gone,
            StringComparison.Ordinal
        );
        Assert.True(earlier);
        Assert.DoesNotContain("no such folder", back, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_starts_writes_it_once()
    {
        await SwitchAsync(await site.AsAsync(StaffKeys.Head), "Publish to the folder");
        File.Delete(FilePath);

        using var other = new Publisher(
            site.Services.GetRequiredService<IServiceScopeFactory>(),
            site.Services.GetRequiredService<SiteOptions>(),
            site.Clock,
            NullLogger<Publisher>.Instance
        );
        await other.StartAsync(Cancel);
        await UntilAsync(() => File.Exists(FilePath));
        await other.StopAsync(Cancel);

        Assert.Null(other.State.Fault);
    }

    [Fact]
    public async Task Without_a_folder_the_page_says_who_sets_one()
    {
        await using var bare = new TestSite { Publishes = false };
        await bare.InitializeAsync();

        var page = await (await bare.AsAsync(StaffKeys.Head)).PageAsync("/vulnerable-groups");

        Assert.StartsWith(
            "Published folder: none is set Whoever runs Edict sets the folder",
            Words(page.QuerySelector(".published")!),
            StringComparison.Ordinal
        );
        Assert.Null(page.QuerySelector("form[method='post']"));
    }

    private static IEnumerable<string?> FilesIn(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName);

    private static async Task UntilAsync(Func<bool> seen)
    {
        const int Most = 1500;
        for (var looked = 0; !seen(); looked++)
        {
            Assert.True(looked < Most, "not seen within half a minute");
            await Task.Delay(20, Cancel);
        }
    }

    /// <summary>Presses the button of the leadership's form, and reads the page that follows.</summary>
    private static async Task<IDocument> SwitchAsync(Browser person, string button)
    {
        var form = (await person.PageAsync("/vulnerable-groups")).QuerySelector(".published form")!;
        var pressed = form.QuerySelector("button")!;
        Assert.Equal(button, Words(pressed));
        var answer = await person.SubmitAsync(
            form,
            (pressed.GetAttribute("name")!, pressed.GetAttribute("value"))
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await person.PageAsync(answer.Headers.Location!.OriginalString);
    }

    private async Task HeadHoldsAsync(Post post)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var head = await db.Staff.SingleAsync(row => row.Email.StartsWith("head@"), Cancel);
        var held = await db.Roles.Where(role => role.StaffId == head.Id).ToListAsync(Cancel);
        await db.DeleteAsync(held);
        await db.InsertAsync([
            .. held.Select(role => new Role
            {
                Id = role.Id,
                SchoolId = role.SchoolId,
                StaffId = role.StaffId,
                Post = post,
                From = role.From,
                To = role.To,
            }),
        ]);
    }

    private async Task AddFactAsync(SchoolPupil pupil)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var known = await db.Pupils.SingleAsync(row => row.Scn == pupil.Scn, Cancel);
        db.Add(
            new VulnerabilityFact
            {
                SchoolId = known.SchoolId,
                PupilId = known.Id,
                Group = Groups.Sebn,
                RecordedAt = site.Clock.GetUtcNow().UtcDateTime.AddMinutes(-1),
                Value = 1,
            }
        );
        await db.SaveChangesAsync(Cancel);
    }
}
