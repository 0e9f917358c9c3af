using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Edict.Demonstration;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The Protocol page holds the school's document whole, and every place it names is there.</summary>
public partial class ProtocolPageTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData(StaffKeys.Head)]
    [InlineData("teacher-english-1")]
    [InlineData(StaffKeys.Office)]
    public async Task Every_word_of_the_schools_document_stands_on_the_page_in_its_order(string key)
    {
        var page = await (await site.AsAsync(key)).PageAsync("/protocol");

        var said = Plain(
            string.Join(
                ' ',
                page.QuerySelectorAll("main caption, main tbody td:first-child").Select(Words)
            )
        );
        var from = 0;
        foreach (var line in Document())
        {
            var at = said.IndexOf(line, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"\"{line}\" is not on the page, or not in its place.");
            from = at + line.Length;
        }
    }

    [Theory]
    [InlineData(StaffKeys.Head, 15)]
    [InlineData("teacher-english-1", 15)]
    [InlineData(StaffKeys.Office, -1)]
    public async Task Each_place_that_is_linked_opens_for_who_reads(string key, int more)
    {
        var reader = await site.AsAsync(key);
        var page = await reader.PageAsync("/protocol");

        var places = page.QuerySelectorAll("main td a")
            .Select(link => link.GetAttribute("href")!)
            .Distinct()
            .ToList();

        Assert.True(places.Count > more);
        Assert.Equal(more < 0, places.Count == 0);
        foreach (var place in places)
        {
            Assert.Equal(HttpStatusCode.OK, await reader.StatusAsync(place));
        }
    }

    [Theory]
    [InlineData(StaffKeys.Head)]
    [InlineData(StaffKeys.SupportForLearning)]
    [InlineData("cl-english")]
    [InlineData("teacher-english-1")]
    public async Task Each_place_that_is_linked_has_the_name_that_the_menu_gives_it(string key)
    {
        var page = await (await site.AsAsync(key)).PageAsync("/protocol");

        var menu = page.QuerySelectorAll("nav.places a")
            .ToDictionary(link => link.GetAttribute("href")!, Words);
        Assert.All(
            page.QuerySelectorAll("main td a"),
            link => Assert.Equal(menu[link.GetAttribute("href")!.Split('?')[0]], Words(link))
        );
    }

    [Fact]
    public async Task A_place_that_the_reader_may_not_open_is_named_too()
    {
        var page = await (await site.AsAsync(StaffKeys.Office)).PageAsync("/protocol");

        Assert.Equal(
            [
                "",
                "ASN shortlist",
                "Concerns",
                "Enter reports",
                "Faculty RAG",
                "Overview",
                "Vulnerable groups",
            ],
            page.QuerySelectorAll("main [data-label=Where]")
                .Select(Words)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Whoever_is_asked_to_do_something_finds_where_or_that_it_is_not_there_yet()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync("/protocol");

        var asked = page.QuerySelectorAll("main tbody tr")
            .Where(row => Words(row.QuerySelector("[data-label=Who]")!).Length > 0)
            .ToList();

        Assert.True(asked.Count > 30);
        Assert.All(
            asked,
            row =>
                Assert.True(
                    Words(row.QuerySelector("[data-label=Where]")!).Length > 0
                        || Words(row.QuerySelector("[data-label='Not yet']")!).Length > 0,
                    Words(row)
                )
        );
    }

    [Fact]
    public async Task What_is_done_is_said_beside_its_sentence_in_each_cycle_of_now_and_in_no_other()
    {
        await using var own = new TestSite();
        await own.InitializeAsync();
        var brodie = await own.PageOfAsync(TestSchool.BrodieKane.Scn);
        var head = await own.AsAsync(StaffKeys.Head);
        var before = await head.PageAsync("/protocol");
        own.Clock.Advance(TimeSpan.FromDays(3));

        var teacher = await own.AsAsync(TestSchool.BrodieKane.TeacherOf("English"));
        await teacher.SubmitAsync(
            (await teacher.PageAsync(brodie)).QuerySelector("#raise")!,
            ("Raise.Line", "No jotter for two weeks")
        );
        var leader = await own.AsAsync(StaffKeys.CurriculumLeader("English"));
        await leader.SubmitAsync(
            (await leader.PageAsync("/faculty-rag")).QuerySelector("#judging")!,
            ("Form.Block", "G")
        );

        var after = await (await own.AsAsync(StaffKeys.Office)).PageAsync("/protocol");
        Assert.Equal("", LastDone(after, "Access to list"));
        Assert.DoesNotContain("February", LastDone(before, "Teachers can reference"));
        Assert.StartsWith(
            "Senior 2: not done BGE 2: 5 February 2027 Senior 3: ",
            LastDone(after, "Teachers can reference"),
            StringComparison.Ordinal
        );
        Assert.EndsWith("Senior 3: not yet", LastDone(before, "Track using RAG"));
        Assert.Contains("BGE 2: 5 February 2027", LastDone(after, "Track using RAG"));
        Assert.DoesNotContain("BGE", LastDone(after, "In the senior phase have a report"));
    }

    [Fact]
    public async Task No_day_tells_in_which_group_a_restricted_pupil_was_set()
    {
        await using var own = new TestSite();
        await own.InitializeAsync();
        var brodie = await own.PageOfAsync(TestSchool.BrodieKane.Scn);
        var support = await own.AsAsync(StaffKeys.SupportForLearning);
        await support.RestrictAsync(brodie);
        var before = await (await own.AsAsync(StaffKeys.Head)).PageAsync("/protocol");
        own.Clock.Advance(TimeSpan.FromDays(3));

        var set = (await support.PageAsync($"{brodie}/groups")).QuerySelector("#set")!;
        var answer = await support.SubmitAsync(
            set,
            ("Set.What", "Sebn-1"),
            ("Set.Reason", "Agreed at the meeting"),
            ("Set.To", "2027-06-30")
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var after = await (await own.AsAsync(StaffKeys.Head)).PageAsync("/protocol");
        Assert.Equal(LastDone(before, "SEBN"), LastDone(after, "SEBN"));
    }

    private static string LastDone(IParentNode page, string sentence) =>
        Words(
            page.QuerySelectorAll("main tbody tr")
                .Single(row => Words(row).StartsWith(sentence, StringComparison.Ordinal))
                .QuerySelector("[data-label='Last done']")!
        );

    /// <summary>The lines of the document without what only lays them out: the school's name, headings of the chart, the date.</summary>
    private static IEnumerable<string> Document() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "strategic-overview.txt"))
            .Select(Plain)
            .Where(line =>
                line.Length > 0
                && line is not ("Balerno High School" or "Process Flowchart" or "Sep 2021")
            );

    /// <summary>Words with single spaces, without the marks of a list, of bold and of a table.</summary>
    private static string Plain(string text) =>
        Marks()
            .Replace(Spaces().Replace(text, " "), "")
            .Replace(": ", " ", StringComparison.Ordinal)
            .Trim(' ', ':');

    [GeneratedRegex(@"^\s*-\s|\*\*", RegexOptions.None, 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
