using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Demonstration;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The ways through the concerns: lanes, counts, the order, and the pupils that were ticked.</summary>
public class LaneTests(TestSite site) : IClassFixture<TestSite>
{
    public static TheoryData<string> Readers =>
        [
            StaffKeys.Head,
            StaffKeys.YearHeadS3S4,
            StaffKeys.CurriculumLeader("English"),
            StaffKeys.PupilSupportLeader("Bavelaw"),
            StaffKeys.Teacher("English", 1),
        ];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_lane_and_a_count_open_as_many_pupils_as_they_say(string key)
    {
        var reader = await site.AsAsync(key);

        foreach (var address in new[] { "/concerns", "/concerns?level=1", "/concerns?status=new" })
        {
            var page = await reader.PageAsync(address);
            var links = page.QuerySelectorAll(".lanes a, .counts a");
            Assert.NotEmpty(links);
            foreach (var link in links)
            {
                var list = await reader.PageAsync(link.GetAttribute("href")!);
                Assert.True(Number(link) == Rows(list).Count, $"{key}, {address}: {Words(link)}");
            }
        }
    }

    [Fact]
    public async Task The_lane_of_the_vulnerable_holds_concerns_alone()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var lane = (await head.PageAsync("/concerns"))
            .QuerySelectorAll(".lanes a")
            .Single(link => Words(link).StartsWith("Vulnerable too", StringComparison.Ordinal));

        var page = await head.PageAsync(lane.GetAttribute("href")!);

        Assert.NotEmpty(Rows(page));
        Assert.Empty(page.QuerySelectorAll("td[data-label=Was]"));
    }

    [Fact]
    public async Task What_a_curriculum_leader_leads_stands_apart_from_what_others_lead()
    {
        var leader = await site.AsAsync(StaffKeys.CurriculumLeader("English"));

        var mine = await leader.PageAsync("/concerns?lead=me");
        var others = await leader.PageAsync("/concerns?lead=others");
        var all = await leader.PageAsync("/concerns?status=concern");

        Assert.All(
            Rows(mine),
            row =>
                Assert.StartsWith(
                    "CL English",
                    Words(Cell(row, "Who leads")),
                    StringComparison.Ordinal
                )
        );
        Assert.All(
            Rows(others),
            row =>
                Assert.DoesNotContain(
                    "CL English:",
                    Words(Cell(row, "Who leads")),
                    StringComparison.Ordinal
                )
        );
        Assert.NotEmpty(Rows(mine));
        Assert.Equal(Rows(all).Count, Rows(mine).Count + Rows(others).Count);
    }

    [Fact]
    public async Task Who_leads_nothing_has_no_lane_for_it()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync("/concerns");

        Assert.DoesNotContain(
            page.QuerySelectorAll(".lanes a"),
            link => Words(link).StartsWith("I lead", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_three_for_the_second_cycle_running_is_said_and_has_its_lane()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync("/concerns?reason=again");

        Assert.All(
            Rows(page),
            row =>
                Assert.Contains("early, again", Words(Cell(row, "Why")), StringComparison.Ordinal)
        );
        Assert.NotEmpty(Rows(page));
    }

    [Fact]
    public async Task A_changed_level_is_shown_with_the_one_before()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync(
            "/concerns?reason=level-changed"
        );

        Assert.All(
            Rows(page),
            row => Assert.Contains("was ", Words(Cell(row, "Why")), StringComparison.Ordinal)
        );
        Assert.NotEmpty(Rows(page));
    }

    [Fact]
    public async Task Whoever_is_a_concern_again_after_a_cycle_without_is_new_and_shown_with_the_last_time()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var cycle = (await head.PageAsync("/concerns"))
            .QuerySelectorAll("#cycle option")
            .Single(option => Words(option) == "Senior 3 (open)")
            .GetAttribute("value");

        var page = await head.PageAsync($"/concerns?cycle={cycle}");

        var again = Rows(page)
            .Where(row => Words(row).Contains("previously in", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(again);
        Assert.All(
            again,
            row => Assert.Equal("new previously in Senior 1", Words(Cell(row, "Status")))
        );
    }

    [Fact]
    public async Task The_list_is_sorted_by_name_when_asked()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync(
            "/concerns?status=concern&sort=name"
        );

        var names = Rows(page).Select(row => Words(row.QuerySelector("a.pupil")!)).ToList();
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
        Assert.Equal(
            "ascending",
            page.QuerySelectorAll("th")
                .Single(cell => Words(cell) == "Pupil")
                .GetAttribute("aria-sort")
        );
    }

    [Fact]
    public async Task The_ticked_pupils_are_shown_alone_and_none_whom_the_reader_does_not_see()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var teacher = await site.AsAsync(StaffKeys.Teacher("English", 1));
        var theirs = Ticks(await teacher.PageAsync("/concerns")).Take(2).ToList();
        var other = Ticks(await head.PageAsync("/concerns"))
            .Except(Ticks(await teacher.PageAsync("/concerns")))
            .First();

        var answer = await teacher.PostFormAsync(
            "/concerns",
            [.. theirs.Append(other).Select(id => ("pupil", id))]
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(theirs.Order(), Ticks(await Browser.ReadAsync(answer)).Order());
    }

    [Fact]
    public async Task Whoever_ticked_nobody_is_told_so_and_finds_the_way_back()
    {
        var head = await site.AsAsync(StaffKeys.Head);

        var page = await Browser.ReadAsync(await head.PostFormAsync("/concerns?level=2"));

        var said = Words(page.QuerySelector("main")!);
        Assert.Contains("You ticked nobody in this list.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("No pupil", said, StringComparison.Ordinal);
        Assert.Equal(
            "/concerns?level=2",
            page.QuerySelectorAll("main a")
                .Single(link => Words(link) == "Show all again")
                .GetAttribute("href")
        );
    }

    [Fact]
    public async Task One_pupil_is_no_concern_and_many_are_none()
    {
        const string Address = "/concerns?status=no%20concern";
        var head = await site.AsAsync(StaffKeys.Head);

        var many = await head.PageAsync(Address);
        var one = await Browser.ReadAsync(
            await head.PostFormAsync(Address, ("pupil", Ticks(many).First()))
        );

        Assert.Matches(
            "^[0-9]+ pupils who are no concern$",
            Words(many.QuerySelector("main table caption")!)
        );
        Assert.Equal("1 pupil who is no concern", Words(one.QuerySelector("main table caption")!));
    }

    private static IEnumerable<string> Ticks(IHtmlDocument page) =>
        page.QuerySelectorAll("input[name=pupil]").Select(box => box.GetAttribute("value")!);

    private static int Number(IElement link) =>
        int.Parse(Words(link.QuerySelector("b")!), CultureInfo.InvariantCulture);
}
