using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Data;
using Edict.Demonstration;
using ExcelDataReader;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>Whose home to call, or to send a card: what is better since each pupil's own cycle before (P33).</summary>
public sealed class GoodNewsTests(TestSite site) : IClassFixture<TestSite>
{
    /// <summary>S3: three faculties in BGE 1, Mathematics alone in BGE 2.</summary>
    private static readonly SchoolPupil Elspeth = TestSchool.ElspethGunn;

    /// <summary>S2: behaviour in History in BGE 1, put right by BGE 2.</summary>
    private static readonly SchoolPupil Ruaridh = TestSchool.RuaridhMacLeod;

    /// <summary>S3: a concern of Mathematics alone, in both cycles.</summary>
    private static readonly SchoolPupil Finlay = TestSchool.FinlayKerr;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_pupil_stands_once_by_class_with_what_is_better_who_led_and_the_concern_that_is_left()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync("/good-news");

        var (eased, rows) = (RowOf(page, Elspeth), Rows(page));
        Assert.Equal(
            "From level 3 to level 1: homework in Chemistry was 3, is 2; effort in English was 3, is 2",
            Words(Cell(eased, "Good news"))
        );
        Assert.Equal("Level 1 Still a concern ▼eased", Words(Cell(eased, "Now")));
        Assert.Matches("^CL Mathematics: .+ before: Year head S3: ", Words(Cell(eased, "Lead")));
        Assert.Equal($"{rows.Count} pupils with good news", Words(page.QuerySelector("caption")!));
        var places = rows.Select(row => Words(row.QuerySelector("th span")!).Split(" · "))
            .Select(words => (words[1], words[0]))
            .ToList();
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain(rows, row => Names(row, TestSchool.AmeliaStewart));
        Assert.Equal(
            rows.Count,
            rows.Select(row => row.QuerySelector("a.pupil")!.GetAttribute("href"))
                .Distinct()
                .Count()
        );
    }

    [Fact]
    public async Task What_nobody_says_again_is_not_told_and_neither_is_who_has_left()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var before = RowOf(await head.PageAsync("/good-news?stage=S2"), Ruaridh);

        await MarkAsync(Ruaridh, "BGE 2", "History", report => report.Behaviour = null);

        var after = await head.PageAsync("/good-news?stage=S2");
        var closed = $"/good-news?cycle={CycleOf(after, "BGE 2")}";
        var gone = Rows(await head.PageAsync(closed))[0].QuerySelector("a.pupil")!;
        await LeaveAsync(Guid.Parse(gone.GetAttribute("href")!["/pupils/".Length..]));
        var left = await head.PageAsync(closed);
        Assert.Equal(
            "No concern any more: behaviour in History was 3, is 2",
            Words(Cell(before, "Good news"))
        );
        Assert.Equal("No concern", Words(Cell(before, "Now")));
        Assert.StartsWith(
            "before: CL Social Subjects: ",
            Words(Cell(before, "Lead")),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Rows(after), row => Names(row, Ruaridh));
        Assert.Contains("MacLeod, Ruaridh (2B2)", Words(after.QuerySelector("main")!));
        Assert.Null(left.QuerySelector($"main a[href='{gone.GetAttribute("href")}']"));
    }

    [Fact]
    public async Task A_4_that_is_a_2_is_told_to_its_teacher_to_its_CL_and_to_who_sees_all_and_each_knows_of_the_concern_what_they_may()
    {
        await MarkAsync(Finlay, "BGE 1", "Mathematics", report => report.Homework = 4);
        await MarkAsync(Finlay, "BGE 2", "Mathematics", report => report.Homework = 2);
        await MarkAsync(Finlay, "BGE 2", "English", report => report.Effort = 3);
        var (teacher, other) = (Finlay.TeacherOf("Mathematics"), Finlay.TeacherOf("English"));

        var told = new Dictionary<string, IElement?>();
        foreach (
            var key in new[]
            {
                StaffKeys.YearHeadS3S4,
                StaffKeys.CurriculumLeader("Mathematics"),
                teacher,
                other,
            }
        )
        {
            var page = await (await site.AsAsync(key)).PageAsync("/good-news");
            told[key] = Rows(page).SingleOrDefault(row => Names(row, Finlay));
        }

        Assert.Null(told[other]);
        foreach (var row in told.Where(told => told.Key != other).Select(told => told.Value!))
        {
            Assert.Equal("Homework in Mathematics: from 4 to 2", Words(Cell(row, "Good news")));
        }

        Assert.Equal(
            "Not told to you",
            Words(Cell(told[StaffKeys.CurriculumLeader("Mathematics")]!, "Now"))
        );
        foreach (var key in new[] { StaffKeys.YearHeadS3S4, teacher })
        {
            Assert.Equal("Level 1 Still a concern continuing", Words(Cell(told[key]!, "Now")));
            Assert.Matches(
                "^CL English: .+ before: CL Mathematics: ",
                Words(Cell(told[key]!, "Lead"))
            );
        }
    }

    [Fact]
    public async Task A_CL_hears_of_their_own_faculty_and_a_class_teacher_of_their_4s_alone()
    {
        var leader = await (await site.AsAsync(StaffKeys.CurriculumLeader("Science"))).PageAsync(
            "/good-news"
        );
        var teacher = await (await site.AsAsync(StaffKeys.Teacher("English", 1))).PageAsync(
            "/good-news"
        );

        var heard = Rows(leader).Select(row => Words(Cell(row, "Good news"))).ToList();
        Assert.Contains(
            heard,
            words => words.Contains(" in Science was 3, is ", StringComparison.Ordinal)
        );
        Assert.Contains("From level 3 to level 1, in courses that are not yours", heard);
        Assert.All(
            heard,
            words => Assert.DoesNotMatch("(English|Mathematics|History|Art & Design|French)", words)
        );
        Assert.All(
            Rows(teacher).Select(row => Words(Cell(row, "Good news"))),
            words => Assert.Matches("^[A-Z][a-z, ]+ in English: from 4 to [12]$", words)
        );
    }

    [Theory]
    [InlineData("stage=S4")]
    [InlineData("faculty=Science")]
    [InlineData("house=Torduff")]
    [InlineData("class=1B2")]
    [InlineData("stage=S2&house=Torduff&groups=true")]
    public async Task A_filter_in_the_address_narrows_the_page_and_its_files_alike(string query)
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var isWithGroups = query.EndsWith("groups=true", StringComparison.Ordinal);

        var all = await head.PageAsync("/good-news");
        var page = await head.PageAsync($"/good-news?{query}");
        var csv = await CsvAsync(head, $"/good-news.csv?{query}");
        var line = (await site.AuditAsync())[^1];

        Assert.InRange(Rows(page).Count, 1, Rows(all).Count - 1);
        Assert.Equal(Rows(page).Select(Surname), csv.Skip(1).Select(cells => cells[0]));
        Assert.Equal(isWithGroups ? "Vulnerable Groups" : "Led Before By", csv[0][^1]);
        Assert.Equal(
            isWithGroups,
            page.QuerySelectorAll("thead th").Any(heading => Words(heading) == "Groups")
        );
        Assert.Equal(
            $"/good-news.csv?{query}",
            page.QuerySelectorAll(".downloads a")[1].GetAttribute("href"),
            QuerySet.Comparer
        );
        Assert.Equal("export", line.What);
        Assert.Matches(
            $@"^good news of now \(.+\): {csv.Count - 1} pupils?{(isWithGroups ? ", with groups" : "")}, as \.csv$",
            line.About
        );
    }

    [Fact]
    public async Task The_workbook_says_who_when_and_confidential_above_its_pupils()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var rows = Rows(await head.PageAsync("/good-news?stage=S1"));

        var answer = await head.GetAsync("/good-news.xlsx?stage=S1");

        using var bytes = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancel));
        using var sheet = ExcelReaderFactory.CreateReader(bytes);
        var cells = new List<string>();
        while (sheet.Read())
        {
            cells.Add($"{sheet.GetValue(0)}");
        }

        Assert.StartsWith("Good news, only S1, ", cells[0], StringComparison.Ordinal);
        Assert.Matches("^Confidential. Downloaded by .+, Leadership, on .+2027", cells[1]);
        Assert.Equal(["Surname", .. rows.Select(Surname)], cells.Skip(2));
    }

    [Fact]
    public async Task A_PSL_is_told_on_My_work_of_as_many_as_the_list_holds_and_each_list_leads_to_its_own()
    {
        var leader = await site.AsAsync(StaffKeys.PupilSupportLeader("Torduff"));
        var head = await site.AsAsync(StaffKeys.Head);

        var work = Words((await leader.PageAsync("/")).QuerySelector("main")!);
        var count = Rows(await leader.PageAsync("/good-news")).Count;

        Assert.Contains($"Good news of {count} pupils", work, StringComparison.Ordinal);
        Assert.Empty((await head.PageAsync("/")).QuerySelectorAll("main a[href^='/good-news']"));
        foreach (var from in new[] { "/concerns", "/overview" })
        {
            var page = await head.PageAsync($"{from}?stage=S2&level=2");
            Assert.Equal(
                "/good-news?stage=S2",
                page.QuerySelector("main a[href^='/good-news']")!.GetAttribute("href")
            );
        }
    }

    [Fact]
    public async Task Where_nothing_is_better_the_page_says_so()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var first = CycleOf(await head.PageAsync("/good-news"), "BGE 1");

        var none = await head.PageAsync($"/good-news?cycle={first}");
        var nobody = await head.PageAsync("/good-news?stage=S9");

        Assert.Empty(Rows(none));
        Assert.Contains("There is no good news yet", Words(none.QuerySelector("main")!));
        Assert.Empty(Rows(nobody));
        Assert.Contains("No pupil matches what you chose.", Words(nobody.QuerySelector("main")!));
        foreach (var end in new[] { "", ".csv", ".xlsx" })
        {
            Assert.Equal(
                (HttpStatusCode.BadRequest, HttpStatusCode.NotFound),
                (
                    await head.StatusAsync($"/good-news{end}?cycle=autumn"),
                    await head.StatusAsync($"/good-news{end}?cycle={Guid.Empty}")
                )
            );
        }
    }

    private static string Surname(IElement row) =>
        Words(row.QuerySelector("a.pupil")!).Split(", ")[0];

    private static async Task<List<IReadOnlyList<string>>> CsvAsync(Browser browser, string address)
    {
        var text = await (await browser.GetAsync(address)).Content.ReadAsStringAsync(Cancel);
        return [.. CsvRecords.Split(text.TrimStart('\uFEFF')).Select(CsvRecords.Cells)];
    }

    private static string CycleOf(IHtmlDocument page, string name) =>
        page.QuerySelectorAll("#cycle option")
            .Single(option => option.TextContent == name)
            .GetAttribute("value")!;

    private async Task LeaveAsync(Guid pupil)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var enrolment = await db
            .Enrolments.AsTracking()
            .SingleAsync(row => row.PupilId == pupil, Cancel);
        enrolment.LeftOn = MarkedSchool.Today;
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>A mark of a pupil as a correction would leave it.</summary>
    private async Task MarkAsync(
        SchoolPupil pupil,
        string cycle,
        string subject,
        Action<Report> mark
    )
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdictDb>();
        var report = await db.Reports.SingleAsync(
            row =>
                db.Pupils.Any(one => one.Id == row.PupilId && one.Scn == pupil.Scn)
                && db.Cycles.Any(one => one.Id == row.CycleId && one.Name == cycle)
                && db.Subjects.Any(one => one.Id == row.SubjectId && one.Name == subject),
            Cancel
        );
        mark(report);
        await db.UpdateAsync([report]);
    }
}
