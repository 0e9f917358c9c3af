using System.Net;
using AngleSharp.Html.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.People;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>A class teacher raises a pupil of theirs for the faculty meeting, and reads what became of it.</summary>
public sealed class RaisedTests : IAsyncLifetime
{
    private const string Line = "No jotter for two weeks";

    /// <summary>S2; English and Languages are among the courses, and in Languages there is no CL.</summary>
    private static readonly SchoolPupil Brodie = TestSchool.BrodieKane;

    private static readonly string Leader = StaffKeys.CurriculumLeader("English");

    private readonly TestSite site = new();
    private string address = "";

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        address = await site.PageOfAsync(Brodie.Scn);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_CL_of_the_faculty_finds_the_pupil_until_it_is_taken_and_the_teacher_reads_what_became_of_it()
    {
        var teacher = await site.AsAsync(Brodie.TeacherOf("English"));
        var leader = await site.AsAsync(Leader);
        await RaiseAsync(teacher, Line);

        var row = Waiting(await leader.PageAsync("/raised"));
        Assert.NotNull(row);
        Assert.Contains(Line, Words(row), StringComparison.Ordinal);
        var answer = await leader.SubmitAsync(
            row.QuerySelector("form")!,
            ("Take.Outcome", "Contact with home on Thursday")
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Null(Waiting(await leader.PageAsync("/raised")));
        Assert.Contains(
            "Contact with home on Thursday",
            Words(RowOf(await teacher.PageAsync("/raised"), Brodie)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Contact with home on Thursday",
            Words((await teacher.PageAsync(address)).Body!),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Contact with home on Thursday",
            Words((await leader.PageAsync(address)).Body!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_sent_twice_waits_once()
    {
        var teacher = await site.AsAsync(Brodie.TeacherOf("English"));
        var leader = await site.AsAsync(Leader);
        await RaiseAsync(teacher, Line);

        await RaiseAsync(teacher, Line);

        Assert.Single(
            (await leader.PageAsync("/raised")).QuerySelectorAll("tr:has(form)"),
            row => Words(row).Contains(Line, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_colleague_of_another_faculty_and_the_leadership_find_nothing_of_it()
    {
        await RaiseAsync(await site.AsAsync(Brodie.TeacherOf("English")), Line);

        var other = await site.AsAsync(StaffKeys.CurriculumLeader("Mathematics"));
        var head = await site.AsAsync(StaffKeys.Head);

        Assert.DoesNotContain(
            Line,
            (await other.PageAsync("/raised")).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Forbidden, await head.StatusAsync("/raised"));
        foreach (var browser in new[] { other, head })
        {
            Assert.DoesNotContain(
                Line,
                (await browser.PageAsync(address)).Body!.TextContent,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Where_the_faculty_has_no_CL_it_waits_for_the_year_head()
    {
        await EndAsync(Leader);

        await RaiseAsync(await site.AsAsync(Brodie.TeacherOf("English")), Line);

        var yearHead = await site.AsAsync(StaffKeys.YearHeadS1S2);
        Assert.NotNull(Waiting(await yearHead.PageAsync("/raised")));
        var other = await site.AsAsync(StaffKeys.YearHeadS3S4);
        Assert.Null(Waiting(await other.PageAsync("/raised")));
    }

    [Fact]
    public async Task Where_the_CL_is_kept_from_the_pupil_it_waits_for_the_year_head_alone()
    {
        var teacher = await site.AsAsync(Brodie.TeacherOf("English"));
        var leader = await site.AsAsync(Leader);
        await RaiseAsync(teacher, Line);
        var yearHead = await site.AsAsync(StaffKeys.YearHeadS1S2);
        var before = Waiting(await yearHead.PageAsync("/raised"));

        await leader.KeepFromAsync(Brodie);

        Assert.Null(before);
        Assert.NotNull(Waiting(await yearHead.PageAsync("/raised")));
        Assert.False(await ReadsAsync(leader, Line));
    }

    [Fact]
    public async Task Who_raised_a_pupil_and_is_kept_from_them_since_reads_nothing_of_it()
    {
        var teacher = await site.AsAsync(Brodie.TeacherOf("English"));
        await RaiseAsync(teacher, Line);
        var before = await ReadsAsync(teacher, Line);

        await teacher.KeepFromAsync(Brodie);

        Assert.True(before);
        Assert.False(await ReadsAsync(teacher, Line));
    }

    [Fact]
    public async Task Whoever_has_left_waits_no_more()
    {
        var leader = await site.AsAsync(Leader);
        await RaiseAsync(await site.AsAsync(Brodie.TeacherOf("English")), Line);
        var before = await ReadsAsync(leader, Line);

        await using (var db = await site.Data.Place.OpenAsync())
        {
            var row = await db
                .Enrolments.AsTracking()
                .SingleAsync(
                    row => db.Pupils.Any(one => one.Id == row.PupilId && one.Scn == Brodie.Scn),
                    Cancel
                );
            row.LeftOn = new(2027, 2, 2);
            await db.SaveChangesAsync(Cancel);
        }

        Assert.True(before);
        Assert.False(await ReadsAsync(leader, Line));
    }

    [Fact]
    public async Task What_waits_longest_stands_first_and_on_the_pupils_page_the_latest()
    {
        const string Later = "And no jotter again";
        var teacher = await site.AsAsync(Brodie.TeacherOf("English"));
        var leader = await site.AsAsync(Leader);
        await RaiseAsync(teacher, Line);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await RaiseAsync(teacher, Later);

        var list = Words((await leader.PageAsync("/raised")).QuerySelector("main")!);
        var page = Words((await leader.PageAsync(address)).QuerySelector("main")!);

        Assert.Equal([Line, Later], Order(list, Line, Later));
        Assert.Equal([Later, Line], Order(page, Line, Later));
    }

    [Fact]
    public async Task Two_CLs_of_a_faculty_read_what_the_other_has_taken()
    {
        const string Outcome = "Spoken to on Monday before the bell";
        var other = StaffKeys.CurriculumLeader("Mathematics");
        await LeadTooAsync(other);
        var (leader, second) = (await site.AsAsync(Leader), await site.AsAsync(other));
        await RaiseAsync(await site.AsAsync(Brodie.TeacherOf("English")), Line);
        var form = Waiting(await leader.PageAsync("/raised"))!.QuerySelector("form")!;

        await leader.SubmitAsync(form, ("Take.Outcome", Outcome));

        Assert.Null(Waiting(await second.PageAsync("/raised")));
        Assert.True(await ReadsAsync(second, Outcome));
    }

    [Fact]
    public async Task Whoever_is_later_than_a_colleague_reads_both_and_loses_nothing_of_what_they_wrote()
    {
        var other = StaffKeys.CurriculumLeader("Mathematics");
        await LeadTooAsync(other);
        var (leader, second) = (await site.AsAsync(Leader), await site.AsAsync(other));
        await RaiseAsync(await site.AsAsync(Brodie.TeacherOf("English")), Line);
        var late = Waiting(await second.PageAsync("/raised"))!.QuerySelector("form")!;
        await leader.SubmitAsync(
            Waiting(await leader.PageAsync("/raised"))!.QuerySelector("form")!,
            ("Take.Outcome", "A call home")
        );

        var answer = await second.SubmitAsync(late, ("Take.Outcome", "Seen by the nurse"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.EndsWith(
            "has said meanwhile what becomes of it: “A call home”. You wrote: “Seen by the nurse”",
            Words((await Browser.ReadAsync(answer)).QuerySelector(".ds_error-summary li")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_pupil_whom_two_raised_counts_as_one_pupil()
    {
        var leader = await site.AsAsync(Leader);
        var teacher = await site.AsAsync(Brodie.TeacherOf("English"));
        await RaiseAsync(teacher, Line);
        var one = await CountsAsync(leader);

        await RaiseAsync(teacher, "Asleep in class on Monday");

        Assert.Equal(one, await CountsAsync(leader));
    }

    /// <summary>How many pupils wait, as the page and My work say it.</summary>
    private static async Task<(string, string)> CountsAsync(Browser leader) =>
        (
            Words((await leader.PageAsync("/raised")).QuerySelector("h2")!),
            Words(
                (await leader.PageAsync("/"))
                    .QuerySelectorAll("main li, main tr")
                    .First(row => Words(row).Contains("raised for the", StringComparison.Ordinal))
            )
        );

    [Fact]
    public async Task A_CL_of_another_faculty_takes_nothing_that_waits_for_this_one()
    {
        await RaiseAsync(await site.AsAsync(Brodie.TeacherOf("English")), Line);
        var form = Waiting(await (await site.AsAsync(Leader)).PageAsync("/raised"))!
            .QuerySelector("form")!;
        var other = await site.AsAsync(StaffKeys.CurriculumLeader("Mathematics"));
        var token = (await other.PageAsync("/school/kept-from"))
            .QuerySelector("[name=__RequestVerificationToken]")!
            .GetAttribute("value");

        var answer = await other.SubmitAsync(
            form,
            ("Take.Outcome", "Mine"),
            ("__RequestVerificationToken", token)
        );

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await using var db = await site.Data.Place.OpenAsync();
        Assert.Null((await db.Raised.SingleAsync(row => row.Line == Line, Cancel)).TakenAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData(
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890x"
    )]
    public async Task A_line_is_asked_for_and_has_140_characters_at_most(string line)
    {
        var teacher = await site.AsAsync(Brodie.TeacherOf("English"));
        var form = (await teacher.PageAsync(address)).QuerySelector("#raise")!;

        var answer = await teacher.SubmitAsync(form, ("Raise.Line", line));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Browser.ReadAsync(answer);
        Assert.Equal(
            "#Raise_Line",
            page.QuerySelector(".ds_error-summary a")!.GetAttribute("href")
        );
        Assert.Equal(line, ((IHtmlInputElement)page.QuerySelector("#Raise_Line")!).Value);
    }

    [Fact]
    public async Task Who_does_not_teach_the_pupil_raises_nobody()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var other = await site.AsAsync(TeacherOfOthers);

        Assert.Null((await head.PageAsync(address)).QuerySelector("#raise"));
        Assert.Equal(HttpStatusCode.Forbidden, await head.StatusAsync($"{address}/raise"));
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync($"{address}/raise"));
    }

    [Fact]
    public async Task Two_CLs_who_take_the_same_one_do_not_overwrite_each_other()
    {
        var leader = await site.AsAsync(Leader);
        await RaiseAsync(await site.AsAsync(Brodie.TeacherOf("English")), Line);
        var form = Waiting(await leader.PageAsync("/raised"))!.QuerySelector("form")!;
        await leader.SubmitAsync(form, ("Take.Outcome", "First"));

        var second = await leader.SubmitAsync(form, ("Take.Outcome", "Second"));

        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        await using var db = await site.Data.Place.OpenAsync();
        Assert.Equal(
            "First",
            (await db.Raised.SingleAsync(row => row.Line == Line, Cancel)).Outcome
        );
    }

    [Fact]
    public async Task Of_several_who_take_the_same_one_at_the_same_time_the_first_stands()
    {
        var leader = await site.AsAsync(Leader);
        await RaiseAsync(await site.AsAsync(Brodie.TeacherOf("English")), Line);
        var form = Waiting(await leader.PageAsync("/raised"))!.QuerySelector("form")!;

        await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(each => leader.SubmitAsync(form, ("Take.Outcome", $"Outcome {each}")))
        );

        Assert.Single(await site.AuditAsync(), line => line.About == "taken by the faculty");
    }

    [Fact]
    public async Task Both_acts_leave_a_line_of_the_pupil_that_says_nothing_of_what_was_written()
    {
        var leader = await site.AsAsync(Leader);
        await RaiseAsync(await site.AsAsync(Brodie.TeacherOf("English")), Line);
        var form = Waiting(await leader.PageAsync("/raised"))!.QuerySelector("form")!;
        await leader.SubmitAsync(form, ("Take.Outcome", "Contact with home"));

        var lines = (await site.AuditAsync()).Where(line => line.What == "raising").ToList();

        Assert.Equal(
            ["raised for the faculty meeting", "taken by the faculty"],
            lines.Select(line => line.About)
        );
        Assert.All(lines, line => Assert.Equal(address, $"/pupils/{line.PupilId}"));
    }

    private async Task RaiseAsync(Browser teacher, string line)
    {
        var form = (await teacher.PageAsync(address)).QuerySelector("#raise")!;
        var answer = await teacher.SubmitAsync(form, ("Raise.Line", line));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task EndAsync(string key)
    {
        var person = await site.PersonAsync(key);
        await using var db = await site.Data.Place.OpenAsync();
        var role = await db
            .Roles.AsTracking()
            .SingleAsync(row => row.StaffId == person && row.Post == Post.CurriculumLeader, Cancel);
        role.To = new(2027, 1, 29);
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>Makes somebody a second CL of English.</summary>
    private async Task LeadTooAsync(string key)
    {
        var person = await site.PersonAsync(key);
        await using var db = await site.Data.Place.OpenAsync();
        var english = await db.Faculties.SingleAsync(row => row.Name == "English", Cancel);
        db.Add(
            new Role
            {
                Id = Guid.CreateVersion7(),
                SchoolId = english.SchoolId,
                StaffId = person,
                Post = Post.CurriculumLeader,
                FacultyId = english.Id,
                From = new(2027, 1, 11),
            }
        );
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task<bool> ReadsAsync(Browser browser, string words) =>
        (await browser.PageAsync("/raised")).Body!.TextContent.Contains(
            words,
            StringComparison.Ordinal
        );

    /// <summary>Texts in the order in which they stand on a page.</summary>
    private static IEnumerable<string> Order(string page, params string[] texts) =>
        texts.OrderBy(text =>
        {
            var at = page.IndexOf(text, StringComparison.Ordinal);
            Assert.NotEqual(-1, at);
            return at;
        });

    /// <summary>The row of the pupil in the list of those who wait for the reader; null where there is none.</summary>
    private static AngleSharp.Dom.IElement? Waiting(IHtmlDocument page) =>
        page.QuerySelectorAll("tr:has(form)").FirstOrDefault(row => Names(row, Brodie));

    /// <summary>A class teacher who teaches other pupils alone.</summary>
    internal static string TeacherOfOthers
    {
        get
        {
            var classes = DemonstrationSchool.Make().Classes;
            var own = classes
                .Where(taught => Brodie.Courses.Any(course => course.Class == taught.Name))
                .SelectMany(taught => taught.Teachers)
                .ToHashSet();
            return classes
                .SelectMany(taught => taught.Teachers)
                .First(key =>
                    key.StartsWith("teacher-english", StringComparison.Ordinal)
                    && !own.Contains(key)
                );
        }
    }
}
