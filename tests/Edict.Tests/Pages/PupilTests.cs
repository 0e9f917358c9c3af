using System.Net;
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
    public async Task A_pupil_who_is_not_there_is_not_found() =>
        Assert.Equal(
            HttpStatusCode.NotFound,
            await (await site.AsAsync(StaffKeys.Head)).StatusAsync($"/pupils/{Guid.Empty}")
        );
}
