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
        var teacher = await site.AsAsync(TeacherOf("English"));
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
    }

    [Fact]
    public async Task A_colleague_of_another_faculty_and_the_leadership_find_nothing_of_it()
    {
        await RaiseAsync(await site.AsAsync(TeacherOf("English")), Line);

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

        await RaiseAsync(await site.AsAsync(TeacherOf("English")), Line);

        var yearHead = await site.AsAsync(StaffKeys.YearHeadS1S2);
        Assert.NotNull(Waiting(await yearHead.PageAsync("/raised")));
        var other = await site.AsAsync(StaffKeys.YearHeadS3S4);
        Assert.Null(Waiting(await other.PageAsync("/raised")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890x"
    )]
    public async Task A_line_is_asked_for_and_has_140_characters_at_most(string line)
    {
        var teacher = await site.AsAsync(TeacherOf("English"));
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
        await RaiseAsync(await site.AsAsync(TeacherOf("English")), Line);
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
    public async Task Both_acts_leave_a_line_of_the_pupil_that_says_nothing_of_what_was_written()
    {
        var leader = await site.AsAsync(Leader);
        await RaiseAsync(await site.AsAsync(TeacherOf("English")), Line);
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

    private static string TeacherOf(string subject)
    {
        var taught = Brodie.Courses.Single(course => course.Subject == subject).Class;
        return DemonstrationSchool.Make().Classes.Single(other => other.Name == taught).Teachers[0];
    }
}
