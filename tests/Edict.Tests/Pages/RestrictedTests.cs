using System.Net;
using AngleSharp.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Edict.Data;
using Edict.Demonstration;
using Edict.Publishing;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The groups of a restricted pupil are shown to those who are close to them, and to nobody else (P24).</summary>
public sealed class RestrictedTests : IAsyncLifetime
{
    /// <summary>Care experienced, and a concern of level 3.</summary>
    private static readonly SchoolPupil Brodie = TestSchool.BrodieKane;

    private static readonly string Support = StaffKeys.PupilSupportLeader(Brodie.House);

    private readonly TestSite site = new();
    private string address = "";

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        address = await site.PageOfAsync(Brodie.Scn);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StaffKeys.SupportForLearning)]
    [InlineData(StaffKeys.YearHeadS1S2)]
    [InlineData("psl")]
    [InlineData("teacher")]
    public async Task Those_close_to_the_pupil_read_the_groups_as_before(string key)
    {
        var browser = await site.AsAsync(
            key switch
            {
                "psl" => Support,
                "teacher" => TeacherOf(Brodie),
                _ => key,
            }
        );
        var before = Groups(await browser.PageAsync("/concerns"));

        await RestrictAsync();

        Assert.Contains("Care Experienced", before, StringComparison.Ordinal);
        Assert.Equal(before, Groups(await browser.PageAsync("/concerns")));
        Assert.Contains(
            Brodie.Scn,
            await TextAsync(browser, "/vulnerable-groups.csv"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Care Experienced",
            Section(await browser.PageAsync(address)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(StaffKeys.Head)]
    [InlineData("cl")]
    public async Task Everybody_else_reads_no_word_of_them_in_no_list_count_page_or_file(string key)
    {
        var browser = await site.AsAsync(key == "cl" ? LeaderOf(Brodie) : key);
        var inAny = Rows(await browser.PageAsync("/concerns?group=any")).Count;
        var inNone = Rows(await browser.PageAsync("/concerns?group=none")).Count;

        await RestrictAsync();

        Assert.Equal("not shown", Groups(await browser.PageAsync("/concerns")));
        Assert.Equal(inAny - 1, Rows(await browser.PageAsync("/concerns?group=any")).Count);
        Assert.Equal(inNone, Rows(await browser.PageAsync("/concerns?group=none")).Count);
        var line = CsvRecords
            .Split(await TextAsync(browser, "/concerns.csv?groups=true"))
            .Single(row => row.Contains(Brodie.Scn, StringComparison.Ordinal));
        Assert.EndsWith(",", line, StringComparison.Ordinal);
        foreach (var list in new[] { "/vulnerable-groups", "/vulnerable-groups.csv" })
        {
            Assert.DoesNotContain(
                Brodie.Surname
                    + (list.EndsWith("csv", StringComparison.Ordinal) ? "," : ", ")
                    + Brodie.Forename,
                await TextAsync(browser, list),
                StringComparison.Ordinal
            );
        }

        var section = Section(await browser.PageAsync(address));
        Assert.Contains("not shown to you", section, StringComparison.Ordinal);
        Assert.DoesNotContain("Care Experienced", section, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_RAG_that_would_tell_of_a_group_is_hidden_with_it_and_one_of_what_is_tracked_stands_without_attendance()
    {
        await JudgeForAttendanceAsync(tracked: "English", quiet: "Science");
        var head = await site.AsAsync(StaffKeys.Head);
        var before = await head.PageAsync(address);
        var counted = await CountedAsync();

        await RestrictAsync();

        var after = await head.PageAsync(address);
        Assert.Equal(("Red 2", "Red 1"), (counted, await CountedAsync()));
        Assert.Equal(["English Red Attendance", "Science Red Attendance"], Judged(before));
        Assert.Contains(Rags(before), row => row.Contains("not yet set", StringComparison.Ordinal));
        var row = Assert.Single(Rags(after));
        Assert.DoesNotContain("not yet set", row, StringComparison.Ordinal);
        Assert.StartsWith("English", row, StringComparison.Ordinal);
        Assert.Contains("Red", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Attendance", row, StringComparison.Ordinal);
        Assert.Contains("Highlighted", MainOf(before), StringComparison.Ordinal);
        Assert.DoesNotContain("Highlighted", MainOf(after), StringComparison.Ordinal);
        var support = await site.AsAsync(Support);
        Assert.Equal(Judged(before), Judged(await support.PageAsync(address)));

        async Task<string> CountedAsync() =>
            Words(
                RowOf(await head.PageAsync("/concerns"), Brodie).QuerySelector("[data-label=RAG]")!
            );

        static List<string> Rags(IParentNode page) =>
            [.. page.QuerySelectorAll("table.rags tbody tr").Select(Words)];

        static List<string> Judged(IParentNode page) =>
            [
                .. page.QuerySelectorAll("table.rags td:has(.rag)")
                    .Select(cell =>
                        $"{Words(cell.ParentElement!.QuerySelector("th")!)} {Words(cell)}"
                    ),
            ];

        static string MainOf(IParentNode page) => Words(page.QuerySelector("main")!);
    }

    [Fact]
    public async Task Why_the_pupil_is_on_a_list_and_on_whose_is_answered_one_click_from_it()
    {
        const string stranger = "teacher-english-1";
        var teacher = await site.AsAsync(stranger);
        var list = await teacher.PageAsync("/vulnerable-groups");
        var why = list.QuerySelector($"a.why[href$='{address.Split('/')[^1]}']")!;
        var open = await teacher.PageAsync(why.GetAttribute("href")!);
        await RestrictAsync();

        var refused = await teacher.GetAsync(why.GetAttribute("href")!);
        var own = await (await site.AsAsync(TeacherOf(Brodie))).PageAsync(
            why.GetAttribute("href")!
        );

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Contains(
            "You read in which groups they are: a person who is of the teaching staff.",
            Words(open.QuerySelector("main")!),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["look", "refusal", "look"],
            (await site.AuditAsync())
                .Where(line => line.About == "who reads of a pupil's groups")
                .Select(line => line.What)
        );
        var named = own.QuerySelectorAll(".readers li").Select(Words).ToList();
        await using var db = await site.Data.Place.OpenAsync();
        var staff = await db.Staff.ToDictionaryAsync(row => row.Email.Split('@')[0], Cancel);
        string[] asked =
        [
            StaffKeys.Head,
            StaffKeys.YearHeadS1S2,
            StaffKeys.SupportForLearning,
            LeaderOf(Brodie),
            Support,
            stranger,
            TeacherOf(Brodie),
        ];
        foreach (var key in asked)
        {
            var file = await TextAsync(await site.AsAsync(key), "/vulnerable-groups.csv");
            Assert.Equal(
                (key, file.Contains(Brodie.Scn, StringComparison.Ordinal)),
                (
                    key,
                    named.Any(line =>
                        line.StartsWith($"{staff[key].Name} ", StringComparison.Ordinal)
                    )
                )
            );
        }
    }

    [Fact]
    public async Task The_published_workbook_leaves_the_pupil_out()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        await RestrictAsync();

        await head.SubmitAsync(
            (await head.PageAsync("/vulnerable-groups")).QuerySelector(
                "form[action*='handler=Publish']"
            )!,
            ("on", "true")
        );

        using var file = SpreadsheetDocument.Open(
            Path.Combine(site.PublishFolder, PublishedFolder.FileName),
            isEditable: false
        );
        var cells = file.WorkbookPart!.WorksheetParts.First()
            .Worksheet!.Descendants<Cell>()
            .Select(cell => cell.InnerText)
            .ToHashSet();
        Assert.DoesNotContain(Brodie.Scn, cells);
        Assert.Contains(TestSchool.AilsaFraser.Scn, cells);
    }

    [Fact]
    public async Task A_pupil_who_is_monitored_for_a_group_alone_is_no_more_than_no_concern_to_the_head()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var monitored = Rows(await head.PageAsync("/concerns?status=monitored"));
        var one = DemonstrationSchool
            .Make()
            .Pupils.First(pupil =>
                pupil.Stage == Edict.Protocol.Stage.S2
                && pupil.House == Brodie.House
                && monitored.Any(row => Names(row, pupil))
            );

        await RestrictAsync(one);

        Assert.DoesNotContain(
            Rows(await head.PageAsync("/concerns?status=monitored")),
            row => Names(row, one)
        );
        var support = await site.AsAsync(Support);
        Assert.Contains(
            Rows(await support.PageAsync("/concerns?status=monitored")),
            row => Names(row, one)
        );
    }

    [Fact]
    public async Task It_is_ended_by_those_who_set_it_and_the_head_reads_the_groups_again()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        await RestrictAsync();
        var sfll = await site.AsAsync(StaffKeys.SupportForLearning);
        var page = await sfll.PageAsync($"{address}/restricted");

        var ended = await sfll.SubmitAsync(page.FormOf("End the restriction: order of a court"));

        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Contains(
            "Care Experienced",
            Groups(await head.PageAsync("/concerns")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(StaffKeys.Head, HttpStatusCode.Forbidden)]
    [InlineData("teacher", HttpStatusCode.Forbidden)]
    [InlineData(StaffKeys.YearHeadS5S6, HttpStatusCode.NotFound)]
    [InlineData(StaffKeys.Office, HttpStatusCode.Forbidden)]
    public async Task Nobody_else_sets_it(string key, HttpStatusCode status)
    {
        var browser = await site.AsAsync(key == "teacher" ? TeacherOf(Brodie) : key);

        Assert.Equal(status, await browser.StatusAsync($"{address}/restricted"));
    }

    [Theory]
    [InlineData(StaffKeys.SupportForLearning)]
    [InlineData("psl")]
    public async Task Who_reads_why_a_pupil_is_restricted_leaves_a_line_of_the_audit_log(string key)
    {
        var browser = await site.AsAsync(key == "psl" ? Support : key);

        await browser.PageAsync($"{address}/restricted");

        var line = (await site.AuditAsync())[^1];
        Assert.Equal("look", line.What);
        Assert.Equal(address, $"/pupils/{line.PupilId}");
    }

    [Fact]
    public async Task A_restriction_without_a_reason_or_that_ends_before_it_begins_is_refused()
    {
        var support = await site.AsAsync(Support);
        var form = (await support.PageAsync($"{address}/restricted")).QuerySelector("#restrict")!;

        var noReason = await support.SubmitAsync(form);
        var backwards = await support.SubmitAsync(
            form,
            ("Restrict.Reason", "Safety"),
            ("Restrict.From", "2027-03-01"),
            ("Restrict.To", "2027-02-01")
        );

        Assert.Equal(HttpStatusCode.BadRequest, noReason.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, backwards.StatusCode);
        Assert.Contains(
            "not before the first",
            Words((await Browser.ReadAsync(backwards)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_restriction_that_would_be_over_already_is_refused()
    {
        var support = await site.AsAsync(Support);
        var form = (await support.PageAsync($"{address}/restricted")).QuerySelector("#restrict")!;

        var answer = await support.SubmitAsync(
            form,
            ("Restrict.Reason", "Safety"),
            ("Restrict.From", "2027-01-11"),
            ("Restrict.To", "2027-02-01")
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var fault = (await Browser.ReadAsync(answer)).QuerySelector(".ds_error-summary a")!;
        Assert.Equal("#Restrict_To", fault.GetAttribute("href"));
        Assert.Equal(
            "1 February 2027 is over: give a last day from today, 2 February 2027, on",
            Words(fault)
        );
    }

    /// <summary>Two faculties alone judge Brodie red for attendance in BGE 2; in one of them nothing of his is tracked.</summary>
    private async Task JudgeForAttendanceAsync(string tracked, string quiet)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var pupil = await db.Pupils.SingleAsync(row => row.Scn == Brodie.Scn, Cancel);
        var cycle = await db.Cycles.SingleAsync(row => row.Name == "BGE 2", Cancel);
        var of = await db.Faculties.ToDictionaryAsync(row => row.Name, row => row.Id, Cancel);
        var calm = of[quiet];
        var reports = await db
            .Reports.AsTracking()
            .Where(row =>
                row.CycleId == cycle.Id
                && row.PupilId == pupil.Id
                && db.Subjects.Any(one => one.Id == row.SubjectId && one.FacultyId == calm)
            )
            .ToListAsync(Cancel);
        foreach (var report in reports)
        {
            report.Effort = 1;
            report.Behaviour = 1;
            report.Homework = 1;
        }

        db.RemoveRange(
            await db.FacultyRags.Where(row => row.PupilId == pupil.Id).ToListAsync(Cancel)
        );
        await db.SaveChangesAsync(Cancel);
        var revision = await db.NextRagRevisionAsync(pupil.SchoolId);
        db.AddRange(
            new[] { of[tracked], calm }.Select(faculty => new FacultyRag
            {
                SchoolId = pupil.SchoolId,
                CycleId = cycle.Id,
                FacultyId = faculty,
                PupilId = pupil.Id,
                Rag = Edict.Protocol.Rag.Red,
                Comment = "Attendance",
                At = DemonstrationSchool.Now,
                Revision = revision,
            })
        );
        await db.SaveChangesAsync(Cancel);
    }

    private Task RestrictAsync() => RestrictAsync(Brodie);

    private async Task RestrictAsync(SchoolPupil pupil) =>
        await (await site.AsAsync(Support)).RestrictAsync(await site.PageOfAsync(pupil.Scn));

    /// <summary>A class teacher of the pupil who holds no promoted post.</summary>
    private static string TeacherOf(SchoolPupil pupil) =>
        DemonstrationSchool
            .Make()
            .Classes.Where(taught => pupil.Courses.Any(course => course.Class == taught.Name))
            .SelectMany(taught => taught.Teachers)
            .First(key => key.StartsWith("teacher-", StringComparison.Ordinal));

    /// <summary>The CL of a faculty that says something of the pupil, and who does not teach them.</summary>
    private static string LeaderOf(SchoolPupil pupil)
    {
        var school = DemonstrationSchool.Make();
        var teachers = school
            .Classes.Where(taught => pupil.Courses.Any(course => course.Class == taught.Name))
            .SelectMany(taught => taught.Teachers)
            .ToHashSet();
        return pupil
            .Courses.Select(course =>
                school.Subjects.Single(subject => subject.Name == course.Subject).Faculty
            )
            .Select(StaffKeys.CurriculumLeader)
            .First(key => key != StaffKeys.CurriculumLeaderLanguages && !teachers.Contains(key));
    }

    private static string Groups(AngleSharp.Html.Dom.IHtmlDocument page) =>
        Words(Cell(RowOf(page, Brodie), "Groups"));

    private static string Section(IParentNode page) =>
        Words(page.QuerySelector("section[aria-labelledby=groups-title]")!);

    private static async Task<string> TextAsync(Browser browser, string address) =>
        await (await browser.GetAsync(address)).Content.ReadAsStringAsync(Cancel);
}
