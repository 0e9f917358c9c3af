using System.Net;
using AngleSharp.Dom;
using Edict.Demonstration;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>One line by the PSL or the SfLL of what helps a pupil, for the pupil's teachers.</summary>
public sealed class WhatHelpsTests : IAsyncLifetime
{
    private const string Line = "Sits by the window; one task at a time";

    /// <summary>In a vulnerable group, and taught by the teacher below.</summary>
    private static readonly SchoolPupil Brodie = TestSchool.BrodieKane;

    private static readonly string Support = StaffKeys.PupilSupportLeader(Brodie.House);

    internal static readonly string Teacher = DemonstrationSchool
        .Make()
        .Classes.Where(taught => Brodie.Courses.Any(course => course.Class == taught.Name))
        .SelectMany(taught => taught.Teachers)
        .First(key => key.StartsWith("teacher-", StringComparison.Ordinal));

    private readonly TestSite site = new();
    private string address = "";

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        address = await site.PageOfAsync(Brodie.Scn);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("teacher")]
    [InlineData("psl")]
    [InlineData(StaffKeys.SupportForLearning)]
    [InlineData(StaffKeys.YearHeadS1S2)]
    public async Task Own_teachers_and_support_read_it_on_the_list_and_on_the_pupils_page(
        string key
    )
    {
        await WriteAsync(Line);

        var browser = await site.AsAsync(
            key switch
            {
                "teacher" => Teacher,
                "psl" => Support,
                _ => key,
            }
        );

        var list = RowOf(await browser.PageAsync("/vulnerable-groups"), Brodie);
        Assert.Equal(Line, Words(list.QuerySelector(".helps")!));
        Assert.Equal(
            $"What helps: {Line}",
            Words((await browser.PageAsync(address)).QuerySelector(".helps")!)
        );
    }

    [Theory]
    [InlineData(StaffKeys.Head)]
    [InlineData("cl-english")]
    [InlineData("teacher of others")]
    public async Task Nobody_else_reads_it(string key)
    {
        await WriteAsync(Line);

        var page = await (
            await site.AsAsync(key == "teacher of others" ? RaisedTests.TeacherOfOthers : key)
        ).PageAsync("/vulnerable-groups");

        Assert.NotNull(RowOf(page, Brodie));
        Assert.DoesNotContain(Line, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_revised_and_taken_away_and_the_earlier_lines_stay_with_who_and_when()
    {
        var support = await WriteAsync("First try");
        await WriteAsync(Line);
        await WriteAsync("");

        var page = await support.PageAsync($"{address}/groups");

        Assert.Equal(
            ["taken away", Line, "First try"],
            page.QuerySelectorAll("#helps ~ table tbody th").Select(Words)
        );
        Assert.All(
            page.QuerySelectorAll("#helps ~ table tbody td"),
            cell => Assert.Matches("^by .+, 2 February 2027 at 09:00$", Words(cell))
        );
        Assert.Null((await support.PageAsync(address)).QuerySelector(".helps"));
        var lines = (await site.AuditAsync()).Where(line => line.What == "help").ToList();
        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.Equal(address, $"/pupils/{line.PupilId}"));
    }

    [Theory]
    [InlineData(140, HttpStatusCode.Redirect)]
    [InlineData(141, HttpStatusCode.BadRequest)]
    public async Task It_has_140_characters_and_no_more(int length, HttpStatusCode status)
    {
        var support = await site.AsAsync(Support);
        var form = (await support.PageAsync($"{address}/groups")).QuerySelector("#helps")!;

        var answer = await support.SubmitAsync(form, ("Helps.Line", new string('a', length)));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("140", form.QuerySelector("#Helps_Line")!.GetAttribute("maxlength"));
    }

    [Fact]
    public async Task A_class_that_is_filled_in_shows_it_and_the_groups_only_when_asked()
    {
        var teacher = await site.AsAsync(StaffKeys.Teacher("English", 1));
        var sheet = (await teacher.PageAsync("/reports"))
            .QuerySelector(".classes a")!
            .GetAttribute("href")!;
        var page = await teacher.PageAsync(sheet);
        var pupil = page.QuerySelector("tr[data-pupil]")!.GetAttribute("data-pupil");
        await WriteAsync(Line, $"/pupils/{pupil}", StaffKeys.SupportForLearning);

        var unasked = await teacher.PageAsync(sheet);
        var asked = await teacher.PageAsync(
            unasked.QuerySelector("a[href$='groups=true']")!.GetAttribute("href")!
        );

        Assert.Null(unasked.QuerySelector(".helps, .groups"));
        Assert.Equal(Line, Words(asked.QuerySelector($"tr[data-pupil='{pupil}'] .helps")!));
        Assert.NotNull(asked.QuerySelector("table.sheet .groups"));
        Assert.EndsWith(
            ", with groups",
            (await site.AuditAsync())[^1].About,
            StringComparison.Ordinal
        );
    }

    private Task<Browser> WriteAsync(string line) => WriteAsync(line, address, Support);

    private async Task<Browser> WriteAsync(string line, string pupil, string key)
    {
        var browser = await site.AsAsync(key);
        var form = (await browser.PageAsync($"{pupil}/groups")).QuerySelector("#helps")!;
        var answer = await browser.SubmitAsync(form, ("Helps.Line", line));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }
}
