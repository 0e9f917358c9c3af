using System.Net;
using AngleSharp.Dom;
using Edict.Data;
using Edict.Demonstration;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The office keeps faculties, subjects and houses.</summary>
public sealed class SchoolPagesTests : IAsyncLifetime
{
    private readonly TestSite site = new();
    private Browser office = null!;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        office = await site.AsAsync(StaffKeys.Office);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_school_is_counted_and_each_part_leads_to_its_page()
    {
        var page = await office.PageAsync("/school");

        var parts = Rows(page).Take(6).Select(Words).ToList();
        Assert.Equal("Cycles 7 in the session, 1 open", parts[0]);
        Assert.Equal("Faculties and subjects 8 faculties, 28 subjects", parts[1]);
        Assert.Equal("Houses 4: Bavelaw, Clubbiedean, Loganlea, Torduff", parts[2]);
        Assert.Contains(
            "2026-27 17 August 2026 to 30 June 2027",
            Words(page.QuerySelector("main")!)
        );
        Assert.Equal("Classes 418 in the session", parts[3]);
        Assert.Equal("/school/people", page.QuerySelectorAll("main a")[4].GetAttribute("href"));
    }

    [Fact]
    public async Task A_subject_that_is_renamed_and_moved_is_read_so_by_everybody()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var languages = await FacultyAsync("Languages");

        var answer = await office.SubmitAsync(
            FormOf(await office.PageAsync("/school/subjects"), "Save Media"),
            ("Subject.Name", "Media Studies"),
            ("Subject.Faculty", languages.Id.ToString())
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await office.PageAsync("/school/subjects");
        var section = page.QuerySelectorAll("main section")
            .Single(part => Words(part.QuerySelector("h2")!) == "Languages");
        Assert.Contains("Media Studies", Rows(page).Select(row => Words(row.QuerySelector("th")!)));
        Assert.Contains("Media Studies", section.QuerySelectorAll("th").Select(Words));
        await using var db = await site.Data.Place.OpenAsync();
        var subject = await db.Subjects.SingleAsync(row => row.NameKey == "media studies", Cancel);
        Assert.Equal(languages.Id, subject.FacultyId);
        Assert.Equal(
            $"subject {subject.Id}: Media is now Media Studies in Languages",
            await AuditedAsync("subject")
        );
        Assert.Equal(HttpStatusCode.OK, await head.StatusAsync("/overview"));
    }

    [Theory]
    [InlineData("", "Give the name of the subject")]
    [InlineData("  enGLish ", "There is a subject English in 2026-27 already")]
    [InlineData(
        "A name that is a good deal longer than a name has any need to be",
        "Give the name of the subject in at most 60 characters"
    )]
    public async Task A_name_that_cannot_be_is_refused_in_words_and_stays_as_typed(
        string name,
        string words
    )
    {
        var answer = await office.SubmitAsync(
            FormOf(await office.PageAsync("/school/subjects"), "Save Media"),
            ("Subject.Name", name)
        );

        var page = await Browser.ReadAsync(answer);
        var link = page.QuerySelector(".ds_error-summary a")!;
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(words, Words(link));
        Assert.Equal(
            name,
            page.QuerySelector(link.GetAttribute("href")!)!.GetAttribute("value") ?? ""
        );
    }

    [Fact]
    public async Task A_name_that_holds_a_control_character_is_refused()
    {
        var answer = await office.SubmitAsync(
            (await office.PageAsync("/school/subjects")).QuerySelector("#add-faculty")!,
            ("Faculty.Name", "Eng\u0001lish")
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "this one holds a control character",
            Words((await Browser.ReadAsync(answer)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_faculty_and_its_first_subject_are_added_and_a_file_can_name_them()
    {
        await office.SubmitAsync(
            (await office.PageAsync("/school/subjects")).QuerySelector("#add-faculty")!,
            ("Faculty.Name", "Classics")
        );
        var added = await office.SubmitAsync(
            (await office.PageAsync("/school/subjects")).QuerySelector("#add-subject")!,
            ("Subject.Name", "Latin"),
            ("Subject.Faculty", (await FacultyAsync("Classics")).Id.ToString())
        );
        var twice = await office.SubmitAsync(
            (await office.PageAsync("/school/subjects")).QuerySelector("#add-faculty")!,
            ("Faculty.Name", "classics")
        );

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        Assert.Contains(
            "There is a faculty Classics already",
            Words((await Browser.ReadAsync(twice)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no CL Classics",
            Words((await office.PageAsync("/school")).QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_comes_second_to_a_subject_or_a_house_is_told_and_undoes_nothing()
    {
        var subjects = await office.PageAsync("/school/subjects");
        var houses = await office.PageAsync("/school/houses");
        await office.SubmitAsync(FormOf(subjects, "Save Media"), ("Subject.Name", "Film"));
        await office.SubmitAsync(FormOf(houses, "Rename Torduff"), ("House.Name", "Threipmuir"));

        var subject = await office.SubmitAsync(
            FormOf(subjects, "Save Media"),
            ("Subject.Name", "Journalism")
        );
        var house = await office.SubmitAsync(
            FormOf(houses, "Rename Torduff"),
            ("House.Name", "Glencorse")
        );

        Assert.Equal(HttpStatusCode.BadRequest, subject.StatusCode);
        Assert.Contains(
            "Media was changed by somebody else meanwhile: it is Film in English now",
            Words((await Browser.ReadAsync(subject)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.BadRequest, house.StatusCode);
        Assert.Contains(
            "No house is called Torduff any more",
            Words((await Browser.ReadAsync(house)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_house_is_renamed_with_its_pupils_and_its_PSL_who_goes_on_leading_them()
    {
        var psl = await site.AsAsync(StaffKeys.PupilSupportLeader("Torduff"));
        var before = Rows(await psl.PageAsync("/concerns")).Count;

        await office.SubmitAsync(
            FormOf(await office.PageAsync("/school/houses"), "Rename Torduff"),
            ("House.Name", "Threipmuir")
        );
        var other = await office.SubmitAsync(
            FormOf(await office.PageAsync("/school/houses"), "Rename Bavelaw"),
            ("House.Name", "threipmuir")
        );

        Assert.NotEqual(0, before);
        Assert.Equal(before, Rows(await psl.PageAsync("/concerns")).Count);
        Assert.Contains(
            Rows(await office.PageAsync("/school/houses")).Select(Words),
            row => row.StartsWith("Threipmuir 241 Mr S Okonkwo", StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        Assert.StartsWith(
            "Torduff is now Threipmuir: ",
            await AuditedAsync("house"),
            StringComparison.Ordinal
        );
    }

    private static IElement FormOf(IParentNode page, string button) =>
        page.QuerySelector($"button[aria-label='{button}']")!.Closest("form")!;

    private async Task<Faculty> FacultyAsync(string name)
    {
        await using var db = await site.Data.Place.OpenAsync();
        return await db.Faculties.SingleAsync(row => row.Name == name, Cancel);
    }

    private async Task<string> AuditedAsync(string what) =>
        (await site.AuditAsync()).Single(line => line.What == what).About;
}
