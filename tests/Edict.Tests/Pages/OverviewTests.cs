using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Demonstration;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

public class OverviewTests(TestSite site) : IClassFixture<TestSite>
{
    private const int Sampled = 200;

    [Fact]
    public async Task Each_figure_opens_a_list_of_as_many_pupils()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var page = await head.PageAsync("/overview");
        var figures = page.QuerySelectorAll("main td a").ToList();
        var step = Math.Max(1, figures.Count / Sampled);

        var sampled = figures.Where((_, i) => i % step == 0).Take(Sampled).ToList();
        foreach (var figure in sampled)
        {
            var address = figure.GetAttribute("href")!;
            Assert.True(
                Number(figure) == Rows(await head.PageAsync(address)).Count,
                $"{Words(figure)} leads to {address}"
            );
        }

        Assert.Equal(Sampled, sampled.Count);
    }

    [Fact]
    public async Task A_class_teacher_has_no_overview()
    {
        var teacher = await site.AsAsync(StaffKeys.Teacher("English", 1));

        Assert.Equal(HttpStatusCode.Forbidden, await teacher.StatusAsync("/overview"));
    }

    [Fact]
    public async Task A_curriculum_leader_reads_of_their_own_faculty_alone()
    {
        var page = await (await site.AsAsync(StaffKeys.CurriculumLeader("English"))).PageAsync(
            "/overview"
        );

        Assert.Equal(
            ["English"],
            Table(page, "Concerns by faculty").QuerySelectorAll("tbody th").Select(Words)
        );
        Assert.Equal(
            ["Stage", "English"],
            Table(page, "Effort").QuerySelectorAll("thead th").Select(Words)
        );
    }

    [Fact]
    public async Task A_year_head_reads_of_their_own_stages_alone()
    {
        var page = await (await site.AsAsync(StaffKeys.YearHeadS3S4)).PageAsync("/overview");

        Assert.Equal(
            ["Level", "S3", "S4", "All"],
            Table(page, "Concerns by level").QuerySelectorAll("thead th").Select(Words)
        );
    }

    [Fact]
    public async Task What_cannot_be_is_a_dash_and_no_zero()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync("/overview");

        var grades = Table(page, "Why pupils are concerns")
            .QuerySelectorAll("tbody tr")
            .Single(row => Words(row).StartsWith("Working grade below", StringComparison.Ordinal));

        Assert.Equal(["–", "–", "–"], grades.QuerySelectorAll("td").Take(3).Select(Words));
    }

    [Fact]
    public async Task A_place_that_rests_on_one_teacher_is_counted_in_the_total_alone()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var page = await head.PageAsync($"/overview?class={await AnyClassAsync(head)}");

        var effort = Table(page, "Effort");

        Assert.Contains(effort.QuerySelectorAll("td"), cell => Words(cell) == "one");
    }

    [Fact]
    public async Task A_cycle_that_is_open_is_marked_and_can_be_chosen()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var page = await head.PageAsync("/overview");
        var open = page.QuerySelectorAll("main tbody th")
            .Single(cell => Words(cell) == "Senior 3 (open)");

        var chosen = await head.PageAsync(open.QuerySelector("a")!.GetAttribute("href")!);

        Assert.Contains(
            "Senior 3, still open, so not complete",
            Words(chosen.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/overview?level=high", HttpStatusCode.BadRequest)]
    [InlineData("/overview?cycle=00000000-0000-0000-0000-000000000000", HttpStatusCode.NotFound)]
    public async Task An_address_that_makes_no_sense_is_refused(
        string address,
        HttpStatusCode status
    ) => Assert.Equal(status, await (await site.AsAsync(StaffKeys.Head)).StatusAsync(address));

    [Fact]
    public async Task A_choice_that_nothing_meets_says_so()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync("/overview?stage=S9");

        Assert.Contains(
            "No pupil matches what you chose.",
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    /// <summary>A class that one teacher has.</summary>
    private static async Task<string> AnyClassAsync(Browser head)
    {
        var page = await head.PageAsync("/concerns");
        var options = page.QuerySelectorAll("#classes option");
        return Uri.EscapeDataString(options[^1].GetAttribute("value")!);
    }

    private static int Number(IElement figure) =>
        int.Parse(Words(figure).Trim('+', '?', ' '), CultureInfo.InvariantCulture);

    private static IElement Table(IHtmlDocument page, string caption) =>
        page.QuerySelectorAll("table")
            .Single(table => Words(table.QuerySelector("caption")!) == caption);
}
