using System.Net;
using AngleSharp.Html.Dom;
using Edict.Data;
using Edict.Demonstration;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

public class PupilTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Of_whom_nobody_has_reported_nothing_is_said_to_be_fine()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var list = await head.PageAsync("/concerns?status=no+report");

        var page = await head.PageAsync(list.QuerySelector("a.pupil")!.GetAttribute("href")!);

        Assert.Matches(
            "^No report in .+: nothing is known\\.$",
            Words(page.QuerySelector(".lead")!)
        );
    }

    [Fact]
    public async Task One_page_says_who_what_level_why_and_which_groups()
    {
        var head = await site.AsAsync(StaffKeys.Head);

        var page = await head.PageAsync(await site.PageOfAsync(TestSchool.AilsaFraser.Scn));

        var said = Words(page.QuerySelector("main")!);
        Assert.Contains("Stage S5", said, StringComparison.Ordinal);
        Assert.Contains("Level 1 CL Mathematics: ", said, StringComparison.Ordinal);
        Assert.Contains(
            "Mathematics H: homework 3 (early, again) P1",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains("decile 2 P12", said, StringComparison.Ordinal);
        Assert.Contains("88.0 % on 26 November 2026 P13", said, StringComparison.Ordinal);
        Assert.Contains("Senior 3, still open: level 3 so far", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tracked_mark_in_the_grid_carries_its_reason()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync(
            await site.PageOfAsync(TestSchool.AilsaFraser.Scn)
        );

        var mathematics = page.QuerySelectorAll("table.grid tbody tr")
            .Single(row => Words(row).StartsWith("Mathematics", StringComparison.Ordinal));
        var said = Words(mathematics);
        Assert.Contains("early intervention", said, StringComparison.Ordinal);
        Assert.Contains("below a pass", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_that_changed_level_says_so_and_is_no_deterioration()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync(
            await site.PageOfAsync(TestSchool.FreyaMuir.Scn)
        );

        var said = Words(page.QuerySelector("table.grid")!);
        Assert.Contains("N5 was H", said, StringComparison.Ordinal);
        Assert.DoesNotContain("slipping from", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_known_is_said_to_be_unknown()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync(
            await site.PageOfAsync(TestSchool.KieranWard.Scn)
        );

        Assert.Contains(
            "7 not known",
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_vulnerable_pupil_without_a_tracked_report_is_monitored()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync(
            await site.PageOfAsync(TestSchool.SkyeMunro.Scn)
        );

        Assert.Contains(
            "No concern in BGE 2: monitored",
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Why_a_pupil_is_not_rated_stands_in_the_grid_for_whoever_sees_the_course()
    {
        await using var fresh = new TestSite();
        await fresh.InitializeAsync();
        var sheet = await OpenSheet.OpenAsync(await fresh.AsAsync("teacher-english-1"), "4EN7");
        await sheet.RateAllButAsync(2);
        var half = sheet.Rows.Count - 1;
        await sheet.SaveAsync(Guid.CreateVersion7(), (half, "Effort", null, 3));
        var form = (await sheet.Browser.PageAsync($"{sheet.Address}/hand-in")).QuerySelector(
            "main form"
        )!;
        var blank = form.QuerySelectorAll("select")
            .Select(field => field.GetAttribute("name")!)
            .ToList();
        await sheet.Browser.SubmitAsync(form, (blank[0], "Absent"), (blank[1], "New"));
        await NotRatedInAnotherClassAsync(fresh, Guid.Parse(sheet.Rows[^2].Pupil));
        var head = await fresh.AsAsync(StaffKeys.Head);

        var absent = await head.PageAsync($"/pupils/{sheet.Rows[^2].Pupil}");
        var isNew = await head.PageAsync($"/pupils/{sheet.Rows[half].Pupil}");
        var taught = await sheet.Browser.PageAsync($"/pupils/{sheet.Rows[^2].Pupil}");

        Assert.Single(Course(absent, "4EN7"), said => said.Contains("not rated: absent"));
        Assert.EndsWith(
            "not rated: left 6ZZ9 –",
            Assert.Single(Course(absent, "6ZZ9")),
            StringComparison.Ordinal
        );
        Assert.Matches(@"\b3\b.*not rated: new", Assert.Single(Course(isNew, "4EN7")));
        Assert.Empty(Course(taught, "6ZZ9"));
        Assert.Single(Course(taught, "4EN7"), said => said.Contains("not rated: absent"));

        static List<string> Course(IHtmlDocument page, string taught) =>
            [
                .. page.QuerySelectorAll("table.grid tbody tr")
                    .Select(Words)
                    .Where(said => said.Contains(taught, StringComparison.Ordinal)),
            ];
    }

    /// <summary>A class in which nothing is reported of the pupil at all.</summary>
    private static async Task NotRatedInAnotherClassAsync(TestSite site, Guid pupil)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var cycle = db.Cycles.Single(row => row.Name == "Senior 3");
        var art = db
            .Classes.Join(
                db.Subjects.Where(row => row.Name == "Art & Design"),
                row => row.SubjectId,
                row => row.Id,
                (row, _) => row
            )
            .First();
        var added = new TeachingClass
        {
            Id = Guid.CreateVersion7(),
            SchoolId = cycle.SchoolId,
            Session = art.Session,
            Name = "6ZZ9",
            NameKey = "6zz9",
            SubjectId = art.SubjectId,
        };
        db.AddRange(
            added,
            new NotRated
            {
                SchoolId = cycle.SchoolId,
                CycleId = cycle.Id,
                ClassId = added.Id,
                PupilId = pupil,
                Why = NoRating.Left,
            }
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_pupil_who_is_not_there_is_not_found() =>
        Assert.Equal(
            HttpStatusCode.NotFound,
            await (await site.AsAsync(StaffKeys.Head)).StatusAsync($"/pupils/{Guid.Empty}")
        );
}
