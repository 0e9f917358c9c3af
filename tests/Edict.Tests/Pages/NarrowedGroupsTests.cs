using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Edict.Demonstration;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The policy narrows what class teachers read of vulnerable groups, wherever they would read it.</summary>
public sealed class NarrowedGroupsTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Teacher = "teacher-english-1";
    private const string OwnPupils = """{ "groupsList": { "teachersSee": "own" } }""";
    private const string BareMark = """{ "groupsList": { "show": "mark" } }""";

    [Fact]
    public async Task Own_pupils_alone_leaves_a_class_teacher_no_others()
    {
        var teacher = await site.AsAsync(Teacher);
        var own = (await teacher.PageAsync("/vulnerable-groups"))
            .QuerySelectorAll("table.rows a.pupil")
            .Select(Words)
            .ToList();

        await using var policy = await PolicyKept.SayAsync(site.Data, OwnPupils);
        var page = await teacher.PageAsync("/vulnerable-groups");

        Assert.Equal(own, Rows(page).Select(row => Words(row.QuerySelector("th")!)));
        Assert.DoesNotContain("Everybody else", Words(page.QuerySelector("main")!));
        Assert.Contains(
            "By the school's policy you see the pupils of your own classes.",
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
        var file = await VulnerableGroupsTests.RecordsAsync(teacher, "/vulnerable-groups.csv");
        Assert.Equal(own.Distinct().Count(), file.Count - 1);
    }

    [Fact]
    public async Task A_bare_mark_says_that_a_pupil_is_in_a_group_and_nowhere_in_which()
    {
        await using var policy = await PolicyKept.SayAsync(site.Data, BareMark);
        var teacher = await site.AsAsync(Teacher);

        var page = await teacher.PageAsync("/vulnerable-groups");

        Assert.Equal(["in a group"], Marks(page));
        Assert.Equal(2, page.QuerySelectorAll(".counts a").Length);
        Assert.Empty(Rows(await teacher.PageAsync("/vulnerable-groups?group=SEBN")));
        Assert.Empty(Rows(await teacher.PageAsync("/vulnerable-groups?unknown=SEBN")));
        var unknown = await teacher.PageAsync("/vulnerable-groups?unknown=any");
        Assert.Equal(["not known"], Marks(unknown));
        Assert.NotEmpty(Rows(unknown));
    }

    [Fact]
    public async Task A_bare_mark_is_all_that_a_class_teachers_files_carry()
    {
        await using var policy = await PolicyKept.SayAsync(site.Data, BareMark);
        var teacher = await site.AsAsync(Teacher);

        var text = await VulnerableGroupsTests.RecordsAsync(teacher, "/vulnerable-groups.csv");
        var answer = await teacher.GetAsync("/vulnerable-groups.xlsx");

        Assert.EndsWith(",House,SCN,In a group", text[0], StringComparison.Ordinal);
        Assert.All(text.Skip(1), row => Assert.EndsWith(",Y", row, StringComparison.Ordinal));
        using var file = SpreadsheetDocument.Open(
            await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken),
            false
        );
        Assert.Equal(
            ["In a group", "RAG"],
            GroupsWorkbookTests
                .SheetOf(file)
                .Descendants<Row>()
                .ElementAt(3)
                .Elements<Cell>()
                .Skip(6)
                .Take(2)
                .Select(cell => cell.InnerText)
        );
    }

    [Fact]
    public async Task A_bare_mark_holds_on_the_Concerns_page_its_files_and_the_Pupil_page()
    {
        await using var policy = await PolicyKept.SayAsync(site.Data, BareMark);
        var teacher = await site.AsAsync(Teacher);

        var concerns = await teacher.PageAsync("/concerns");
        var one = Rows(await teacher.PageAsync("/concerns?group=any"))[0];
        var pupil = await teacher.PageAsync(one.QuerySelector("a.pupil")!.GetAttribute("href")!);
        var text = await VulnerableGroupsTests.RecordsAsync(
            teacher,
            "/concerns.csv?groups=true&group=any"
        );

        Assert.Equal(["in a group", "not known"], Marks(concerns).Order(StringComparer.Ordinal));
        Assert.Empty(Rows(await teacher.PageAsync("/concerns?group=SIMD")));
        Assert.Equal(["in a group"], pupil.QuerySelectorAll("main .group").Select(Words));
        Assert.All(
            text.Skip(1),
            row => Assert.EndsWith(",in a group", row, StringComparison.Ordinal)
        );
        Assert.True(text.Count > 1);
    }

    [Fact]
    public async Task Promoted_staff_read_the_groups_whatever_class_teachers_read()
    {
        var leader = await site.AsAsync(StaffKeys.CurriculumLeader("Science"));
        var before = Rows(await leader.PageAsync("/vulnerable-groups")).Select(Words).ToList();

        await using var own = await PolicyKept.SayAsync(
            site.Data,
            """{ "groupsList": { "teachersSee": "own", "show": "mark" } }"""
        );
        var page = await leader.PageAsync("/vulnerable-groups");

        Assert.Equal(before, Rows(page).Select(Words));
        Assert.Contains("SEBN", Marks(page));
    }

    /// <summary>The different marks of groups in the rows of a page.</summary>
    private static List<string> Marks(IHtmlDocument page) =>
        [
            .. Rows(page)
                .SelectMany(row => row.QuerySelectorAll(".group"))
                .Select(Words)
                .Distinct(StringComparer.Ordinal),
        ];
}
