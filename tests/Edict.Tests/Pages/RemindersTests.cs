using System.Net;
using AngleSharp.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.Mail;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>Which classes have not reported yet, who is told, and who is reminded, in a school of each test's own.</summary>
public sealed class RemindersTests : IAsyncLifetime
{
    private const string Teacher = "teacher-english-1";

    private readonly TestSite site = new();

    private string address = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        await using var db = await site.Data.Place.OpenAsync();
        var cycle = await db.Cycles.SingleAsync(row => row.Name == "Senior 3", Cancel);
        address = $"/cycles/{cycle.Id}";
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Each_role_is_told_of_its_own_classes_and_the_office_counts_without_being_told()
    {
        var (head, fourth, leader, office) = (
            await PageAsync(StaffKeys.Head),
            await PageAsync(StaffKeys.YearHeadS3S4),
            await PageAsync("cl-english"),
            await PageAsync(StaffKeys.Office)
        );

        Assert.Equal(Counted(head), Counted(office));
        Assert.Empty(office.QuerySelectorAll("table.rows"));
        Assert.Equal(
            ["English"],
            leader.QuerySelectorAll("table.figures tbody th").Select(row => Words(row))
        );
        Assert.All(
            Rows(fourth, "Stages"),
            stages => Assert.Contains("S4", stages, StringComparison.Ordinal)
        );
        Assert.All(Rows(leader, "Faculty"), faculty => Assert.Equal("English", faculty));
        Assert.InRange(Rows(leader, "Faculty").Count, 5, Rows(fourth, "Faculty").Count);
        Assert.InRange(Rows(fourth, "Faculty").Count, 10, Rows(head, "Faculty").Count - 10);
    }

    [Fact]
    public async Task The_overview_says_how_many_classes_have_not_reported_and_leads_to_them()
    {
        var head = await site.AsAsync(StaffKeys.Head);

        var overview = await head.PageAsync("/overview");

        var link = overview.QuerySelector($"main a[href='{address}']")!;
        var shown = await head.PageAsync(link.GetAttribute("href")!);
        var missing = Rows(shown, "State")
            .Count(state => !state.StartsWith("handed in", StringComparison.Ordinal));
        Assert.Equal(
            $"{missing} of {Rows(shown, "State").Count} classes have not reported yet",
            Words(link)
        );
    }

    [Fact]
    public async Task One_class_has_not_reported_yet()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var classes = (await head.PageAsync(address))
            .QuerySelectorAll("table.rows tbody th")
            .Select(Words)
            .ToList();
        await HandInAsync([.. classes.Skip(1).Select(name => name.Split(' ')[^1])]);

        var link = (await head.PageAsync("/overview")).QuerySelector($"main a[href='{address}']")!;

        Assert.Equal($"1 of {classes.Count} classes has not reported yet", Words(link));
    }

    [Fact]
    public async Task A_class_that_was_handed_in_before_all_were_has_not_reported_yet()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        await HandInAsync(["4EN7"]);
        var whole = await StateOfAsync(head, "English 4EN7");
        await using (var db = await site.Data.Place.OpenAsync())
        {
            db.RemoveRange(await db.Set<NotRated>().ToListAsync(Cancel));
            await db.SaveChangesAsync(Cancel);
        }

        var partly = await StateOfAsync(head, "English 4EN7");
        var closing = await head.PageAsync($"{address}/close");
        var reminding = await head.PageAsync($"{address}/remind");
        Assert.StartsWith("handed in ", whole, StringComparison.Ordinal);
        Assert.Equal("partly, handed in before all were", partly);
        Assert.Contains(
            "English 4EN7 0 of 18",
            closing.QuerySelectorAll("main .counts li").Select(row => Words(row))
        );
        Assert.Contains(
            "English 4EN7",
            Words(reminding.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_leader_of_support_is_told_of_no_class()
    {
        var support = await site.AsAsync(StaffKeys.SupportForLearning);

        Assert.Null(
            (await support.PageAsync("/overview")).QuerySelector($"main a[href='{address}']")
        );
        Assert.Equal(HttpStatusCode.Forbidden, await support.StatusAsync(address));
    }

    [Fact]
    public async Task A_leader_sees_whom_a_reminder_goes_to_by_name_and_role_before_it_goes()
    {
        var page = await (await site.AsAsync("cl-english")).PageAsync($"{address}/remind");

        var people = page.QuerySelectorAll("main table tbody tr")
            .Select(row => Words(row))
            .ToList();
        Assert.All(people, row => Assert.Contains("Class teacher", row, StringComparison.Ordinal));
        Assert.Single(
            people,
            row => row.Contains($"{Teacher}@harlaw.example", StringComparison.Ordinal)
        );
        Assert.Equal($"Remind {people.Count} people", Words(page.QuerySelector("main button")!));
        Assert.Empty(await LettersAsync());
    }

    [Fact]
    public async Task Each_person_gets_one_letter_with_their_classes_and_the_day_and_no_pupil()
    {
        var leader = await site.AsAsync("cl-english");
        var form = await FormAsync(leader);

        var answer = await leader.SubmitAsync(form);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var letters = await LettersAsync();
        Assert.Distinct(letters.Select(letter => letter.Address), StringComparer.Ordinal);
        var letter = letters.Single(row =>
            row.Address.StartsWith($"{Teacher}@", StringComparison.Ordinal)
        );
        Assert.Equal("Edict: reports to hand in", letter.Kind.Subject(letter.Reference));
        Assert.Contains(
            "are due by Friday 5 February 2027.",
            letter.Body,
            StringComparison.Ordinal
        );
        Assert.Contains("- English 4EN7\n", letter.Body, StringComparison.Ordinal);
        await using var db = await site.Data.Place.OpenAsync();
        // A hill's name is in the school's, and in some families'.
        var surnames = await db
            .Pupils.Where(row => row.Surname != "Muir")
            .Select(row => row.Surname)
            .Distinct()
            .ToListAsync(Cancel);
        var words = letters.SelectMany(row => row.Body.Split(' ', '\n')).ToHashSet();
        Assert.DoesNotContain(surnames, words.Contains);
        var line = (await site.AuditAsync()).Single(row => row.What == "reminder");
        Assert.EndsWith($"{letters.Count} of the staff", line.About, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_class_nobody_is_reminded_twice_a_day_whoever_asks()
    {
        var (leader, head) = (await site.AsAsync("cl-english"), await site.AsAsync(StaffKeys.Head));
        var (first, second) = (await FormAsync(leader), await FormAsync(head));
        await leader.SubmitAsync(first);

        var again = await leader.SubmitAsync(first);
        await head.SubmitAsync(second);
        var page = await leader.PageAsync($"{address}/remind");
        var list = await PageAsync("cl-english");

        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Contains(
            "Nobody is left to remind",
            Words((await Browser.ReadAsync(again)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
        Assert.Null(page.QuerySelector("main form"));
        Assert.Contains(
            "Reminded of today already",
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
        var english = (await LettersAsync())
            .SelectMany(row =>
                row.Body.Split('\n')
                    .Where(line => line.StartsWith("- English ", StringComparison.Ordinal))
                    .Select(line => (row.Address, line))
            )
            .ToList();
        Assert.Distinct(english);
        Assert.Contains("2 February 2027 at 09:00", Rows(list, "Reminded"));
        site.Clock.SetUtcNow(new(DemonstrationSchool.Now.AddDays(1), TimeSpan.Zero));
        Assert.NotNull((await leader.PageAsync($"{address}/remind")).QuerySelector("main form"));
    }

    [Fact]
    public async Task Nobody_is_written_to_who_was_not_shown()
    {
        var leader = await site.AsAsync("cl-english");
        var form = await FormAsync(leader);
        var one = form.QuerySelector("[name=To]")!.GetAttribute("value")!;

        await leader.SubmitAsync(form, ("To", one));

        Assert.Equal(Guid.Parse(one), Assert.Single(await LettersAsync()).StaffId);
    }

    [Theory]
    [InlineData(Teacher)]
    [InlineData(StaffKeys.SupportForLearning)]
    public async Task A_teacher_and_a_leader_of_support_remind_nobody(string person)
    {
        var browser = await site.AsAsync(person);

        Assert.Equal(HttpStatusCode.Forbidden, await browser.StatusAsync($"{address}/remind"));
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(string person) =>
        await (await site.AsAsync(person)).PageAsync(address);

    private async Task<IElement> FormAsync(Browser browser) =>
        (await browser.PageAsync($"{address}/remind")).QuerySelector("main form")!;

    private static string Counted(IParentNode page) => Words(page.QuerySelector("table.figures")!);

    private static List<string> Rows(IParentNode page, string column) =>
        [
            .. page.QuerySelectorAll($"table.rows [data-label='{column}']")
                .Select(cell => Words(cell)),
        ];

    private async Task<string> StateOfAsync(Browser browser, string name) =>
        Words(
            (await browser.PageAsync(address))
                .QuerySelectorAll("table.rows tbody tr")
                .Single(row => Words(row.QuerySelector("th")!) == name)
                .QuerySelector("[data-label='State']")!
        );

    /// <summary>Hands in classes by their names, where they are not yet, with a word why of each pupil.</summary>
    private async Task HandInAsync(IReadOnlyList<string> names)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var cycle = await db.Cycles.SingleAsync(row => row.Name == "Senior 3", Cancel);
        var done = await db.Set<HandIn>()
            .Where(row => row.CycleId == cycle.Id)
            .Select(row => row.ClassId)
            .ToListAsync(Cancel);
        var classes = await db.Classes.Where(row => names.Contains(row.Name)).ToListAsync(Cancel);
        var person = await site.PersonAsync(StaffKeys.Head);
        db.AddRange(
            classes
                .Where(row => !done.Contains(row.Id))
                .Select(row => new HandIn
                {
                    SchoolId = row.SchoolId,
                    CycleId = cycle.Id,
                    ClassId = row.Id,
                    StaffId = person,
                    At = DemonstrationSchool.Now,
                })
        );
        var pupils = await (
            from taught in db.Classes
            join report in db.Reports
                on new
                {
                    taught.SchoolId,
                    taught.SubjectId,
                    ClassKey = taught.NameKey,
                } equals new
                {
                    report.SchoolId,
                    report.SubjectId,
                    report.ClassKey,
                }
            where names.Contains(taught.Name)
            select new { ClassId = taught.Id, report.PupilId }
        )
            .Distinct()
            .ToListAsync(Cancel);
        db.AddRange(
            pupils.Select(row => new NotRated
            {
                SchoolId = cycle.SchoolId,
                CycleId = cycle.Id,
                ClassId = row.ClassId,
                PupilId = row.PupilId,
                Why = NoRating.Absent,
            })
        );
        await db.SaveChangesAsync(Cancel);
    }

    private async Task<List<OutboxMail>> LettersAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        return await db.Outbox.Where(row => row.Kind == LetterKind.Reminder).ToListAsync(Cancel);
    }
}
