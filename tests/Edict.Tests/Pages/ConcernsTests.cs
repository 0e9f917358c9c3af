using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Demonstration;

namespace Edict.Tests.Pages;

public class ConcernsTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task The_files_have_groups_and_RAGs_where_they_are_asked_for_and_else_not()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var links = (await head.PageAsync("/concerns?stage=S2"))
            .QuerySelectorAll("#chosen a[href*='.csv']")
            .Select(link => link.GetAttribute("href")!)
            .ToList();

        var without = await (await head.GetAsync(links[0])).Content.ReadAsStringAsync(
            TestContext.Current.CancellationToken
        );
        var with = await (await head.GetAsync(links[1])).Content.ReadAsStringAsync(
            TestContext.Current.CancellationToken
        );

        Assert.Equal(2, links.Count);
        Assert.EndsWith("Led By,Status", without.Split('\n')[0], StringComparison.Ordinal);
        Assert.EndsWith(
            "Led By,Status,RAGs,Vulnerable Groups",
            with.Split('\n')[0],
            StringComparison.Ordinal
        );
        Assert.Matches(",R[1-9][^,\n]*,[^,\n]*\n", with);
        Assert.DoesNotMatch(",R[1-9]", without);
    }

    [Fact]
    public async Task What_a_print_leaves_out_of_the_list_it_leaves_out_with_its_heading()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync("/concerns");

        var table = page.QuerySelector("table.rows")!;

        Assert.Equal(
            table
                .QuerySelector("tbody tr")!
                .Children.Select(cell => cell.ClassList.Contains("choose")),
            table
                .QuerySelector("thead tr")!
                .Children.Select(cell => cell.ClassList.Contains("choose"))
        );
    }

    [Fact]
    public async Task The_head_reads_a_concern_with_its_level_owner_reasons_groups_and_status()
    {
        var head = await site.AsAsync(StaffKeys.Head);

        var row = RowOf(await head.PageAsync("/concerns"), TestSchool.BrodieKane);

        Assert.Equal("Level 3", Words(row.QuerySelector(".at-level")!));
        Assert.Contains("Kane, Brodie", Words(row), StringComparison.Ordinal);
        Assert.Contains(
            $"{TestSchool.BrodieKane.RegistrationClass} · S2",
            Words(row),
            StringComparison.Ordinal
        );
        Assert.Contains("Care Experienced", Words(Cell(row, "Groups")), StringComparison.Ordinal);
        Assert.StartsWith(
            "Year head S2: ",
            Words(Cell(row, "Who leads")),
            StringComparison.Ordinal
        );
        Assert.Equal("continuing", Words(Cell(row, "Status")));
    }

    [Fact]
    public async Task A_reason_is_told_in_words_with_the_grade_before()
    {
        var head = await site.AsAsync(StaffKeys.Head);

        var row = RowOf(await OpenSeniorCycleAsync(head), TestSchool.AilsaFraser);

        Assert.Equal("Level 3", Words(row.QuerySelector(".at-level")!));
        Assert.Equal("escalated from 1", Words(Cell(row, "Status")).TrimStart('▲', ' '));
        Assert.Contains(
            "Mathematics H: working grade 7 (below a pass), slipping from 5 to 7 since Senior 2, homework 3 (early, again), behaviour 3 (early, was 2)",
            Words(Cell(row, "Why")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Biology H: behaviour 4 (serious, was 2)",
            Words(Cell(row, "Why")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_pass_that_the_school_tracks_is_not_called_below_one()
    {
        await using var policy = await PolicyKept.SayAsync(
            site.Data,
            """{ "track": { "workingGradeFrom": 6 } }"""
        );

        var page = await OpenSeniorCycleAsync(await site.AsAsync(StaffKeys.Head));

        var said = Words(page.QuerySelector("main")!);
        Assert.Matches(@"working grade 6(?! \()", said);
        Assert.DoesNotContain("working grade 6 (below a pass)", said, StringComparison.Ordinal);
        Assert.Contains("working grade 7 (below a pass)", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Now_is_each_stages_latest_closed_cycle_with_the_open_one_beside_it()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync("/concerns");

        var said = Words(page.QuerySelector("main")!);
        Assert.Contains(
            "S1, S2, S3: BGE 2, closed 22 January 2027",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "S4, S5, S6: Senior 2, closed 27 November 2026",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains("Senior 3", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_concern_across_two_faculties_is_led_by_the_pupil_support_leader_of_the_house()
    {
        var row = RowOf(
            await (await site.AsAsync(StaffKeys.Head)).PageAsync("/concerns"),
            TestSchool.MollyDrummond
        );

        Assert.StartsWith(
            $"PSL {TestSchool.MollyDrummond.House}: ",
            Words(Cell(row, "Who leads")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Where_a_post_is_empty_the_year_head_leads_and_it_says_so()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync("/concerns");

        Assert.StartsWith(
            "Year head S2, no CL: ",
            Words(Cell(RowOf(page, TestSchool.LewisPaton), "Who leads")),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Year head S4, no PSL: ",
            Words(Cell(RowOf(page, TestSchool.NiamhDuffy), "Who leads")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_pupil_who_was_a_concern_and_is_no_more_stands_among_the_resolved()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync(
            "/concerns?status=resolved"
        );

        Assert.Equal("resolved", Words(Cell(RowOf(page, TestSchool.RuaridhMacLeod), "Status")));
        Assert.Single(page.QuerySelectorAll("table.rows"));
    }

    [Fact]
    public async Task The_legend_explains_every_mark_of_a_list_and_of_a_pupils_page()
    {
        var head = await site.AsAsync(StaffKeys.Head);

        foreach (
            var address in new[]
            {
                "/concerns",
                await site.PageOfAsync(TestSchool.AilsaFraser.Scn),
                "/look",
            }
        )
        {
            var legend = (await head.PageAsync(address)).QuerySelector(".legend dl")!;
            var said = legend
                .Children.Select(row => string.Join(' ', row.Children.Select(Words)))
                .ToList();
            Assert.Contains("Green on track", said);
            Assert.Contains("Amber some concern, being dealt with in the faculty", said);
            Assert.Contains("Red significant concerns in attainment and achievement", said);
            Assert.Contains("– none no RAG, which is not green", said);
            Assert.Contains("▲escalated a higher level than in the cycle before", said);
            Assert.Contains("▼eased a lower one", said);
        }
    }

    [Theory]
    [InlineData("stage=S4")]
    [InlineData("level=2")]
    [InlineData("faculty=Science")]
    [InlineData("house=Torduff")]
    [InlineData("class=5T1")]
    [InlineData("group=SIMD")]
    [InlineData("group=any")]
    [InlineData("reason=deterioration")]
    [InlineData("status=new")]
    [InlineData("stage=S4&reason=working-grade&status=new")]
    public async Task A_filter_in_the_address_narrows_the_page_and_its_files_alike(string query)
    {
        var head = await site.AsAsync(StaffKeys.Head);

        var all = await head.PageAsync("/concerns");
        var page = await head.PageAsync($"/concerns?{query}");
        var csv = await RowsAsync(head, $"/concerns.csv?{query}");

        Assert.InRange(Rows(page).Count, 1, Rows(all).Count - 1);
        Assert.Equal(Rows(page).Count, csv.Count - 1);
        Assert.Equal(
            $"/concerns.csv?{query}",
            page.QuerySelectorAll(".downloads a")[1].GetAttribute("href"),
            QuerySet.Comparer
        );
    }

    [Fact]
    public async Task What_was_chosen_is_said_for_paper()
    {
        var head = await site.AsAsync(StaffKeys.Head);

        var page = await head.PageAsync("/concerns?level=3&faculty=Science&group=any&lead=others");

        Assert.Contains(
            "Only: faculty Science, in a vulnerable group, level 3, led by others.",
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_filter_that_nothing_meets_says_so_and_offers_all()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync("/concerns?stage=S9");

        Assert.Contains(
            "No pupil matches what you chose.",
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
        Assert.Empty(Rows(page));
    }

    [Theory]
    [InlineData("level=high")]
    [InlineData("cycle=autumn")]
    public async Task An_address_that_makes_no_sense_is_refused_and_not_read_as_everything(
        string query
    )
    {
        var head = await site.AsAsync(StaffKeys.Head);

        Assert.Equal(HttpStatusCode.BadRequest, await head.StatusAsync($"/concerns?{query}"));
        Assert.Equal(HttpStatusCode.BadRequest, await head.StatusAsync($"/concerns.csv?{query}"));
    }

    [Fact]
    public async Task A_cycle_that_is_not_there_is_not_found()
    {
        var head = await site.AsAsync(StaffKeys.Head);

        Assert.Equal(
            HttpStatusCode.NotFound,
            await head.StatusAsync($"/concerns?cycle={Guid.Empty}")
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            await head.StatusAsync($"/concerns.csv?cycle={Guid.Empty}")
        );
    }

    [Fact]
    public async Task A_file_leaves_vulnerable_groups_out_unless_they_are_asked_for()
    {
        var head = await site.AsAsync(StaffKeys.Head);

        var without = await RowsAsync(head, "/concerns.csv");
        var with = await RowsAsync(head, "/concerns.csv?groups=true");

        Assert.DoesNotContain("Vulnerable Groups", without[0], StringComparison.Ordinal);
        Assert.EndsWith(",Vulnerable Groups", with[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Care Experienced", string.Concat(without), StringComparison.Ordinal);
        Assert.Contains("Care Experienced", string.Concat(with), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workbook_is_one_that_a_spreadsheet_opens_and_holds_the_same_pupils()
    {
        var head = await site.AsAsync(StaffKeys.Head);

        var answer = await head.GetAsync("/concerns.xlsx?level=3&stage=S2");

        await using var zip = new ZipArchive(
            await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)
        );
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = await sheet.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains(TestSchool.BrodieKane.Scn, xml, StringComparison.Ordinal);
        Assert.Equal(
            Rows(await head.PageAsync("/concerns?level=3&stage=S2")).Count + 1,
            xml.Split("<row").Length - 1
        );
    }

    private async Task<IHtmlDocument> OpenSeniorCycleAsync(Browser browser)
    {
        var page = await browser.PageAsync("/concerns");
        var cycle = page.QuerySelectorAll("#cycle option")
            .Single(option => option.TextContent == "Senior 3 (open)");
        return await browser.PageAsync($"/concerns?cycle={cycle.GetAttribute("value")}");
    }

    private static async Task<List<string>> RowsAsync(Browser browser, string address)
    {
        var answer = await browser.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return CsvRecords.Split(text.TrimStart('\uFEFF'));
    }

    internal static IReadOnlyList<IElement> Rows(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("table.rows tbody tr")];

    internal static IElement RowOf(IHtmlDocument page, SchoolPupil pupil) =>
        Rows(page).Single(row => Names(row, pupil));

    internal static bool Names(IElement row, SchoolPupil pupil) =>
        Words(row)
            .Contains(
                $"{pupil.Surname}, {pupil.Forename} {pupil.RegistrationClass}",
                StringComparison.Ordinal
            );

    internal static IElement Cell(IElement row, string label) =>
        row.QuerySelector($"[data-label='{label}']")!;

    /// <summary>An element's words as they are read, with single spaces.</summary>
    internal static string Words(IElement element) =>
        string.Join(
            ' ',
            element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}

/// <summary>Addresses that differ only in the order of their query are the same.</summary>
internal sealed class QuerySet : IEqualityComparer<string?>
{
    public static QuerySet Comparer { get; } = new();

    public bool Equals(string? x, string? y) =>
        Parts(x).SequenceEqual(Parts(y), StringComparer.Ordinal);

    public int GetHashCode(string? obj) => 0;

    private static IEnumerable<string> Parts(string? address) =>
        (address ?? "").Split('?', '&').Order(StringComparer.Ordinal);
}
