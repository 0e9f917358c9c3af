using System.Net;
using AngleSharp.Dom;
using Edict.Demonstration;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The office keeps the staff and their roles; some grants need a second person, and two posts are never empty.</summary>
public sealed class PeopleTests : IAsyncLifetime
{
    private static readonly string[] Acts =
    [
        "person",
        "grant",
        "confirmation",
        "refusal",
        "withdrawal",
        "ending",
    ];

    private const string Supply = StaffKeys.SupplyInLanguages;

    private static readonly DemonstrationSchool School = DemonstrationSchool.Make();

    private readonly TestSite site = new();
    private Browser office = null!;
    private Browser head = null!;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        office = await site.AsAsync(StaffKeys.Office);
        head = await site.AsAsync(StaffKeys.Head);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_added_and_sees_nothing_until_a_role_is_given()
    {
        var form = (await office.PageAsync("/school/people")).QuerySelector("#add")!;

        var added = await office.SubmitAsync(
            form,
            ("Person.Name", "Ms N New"),
            ("Person.Email", "N.New@harlaw.example")
        );
        var theirs = added.Headers.Location!.ToString();
        var browser = await site.AsAsync("n.new");
        var before = await browser.StatusAsync("/concerns");
        var page = await GiveAsync(office, theirs, "CL Languages");

        Assert.Equal(HttpStatusCode.Forbidden, before);
        Assert.Contains(
            "CL Languages from 2 February 2027, no end set held",
            Words(page.QuerySelector("main table tbody")!),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/concerns"));
        Assert.Equal(["person", "grant"], await AuditAsync());
    }

    [Fact]
    public async Task A_post_that_nobody_holds_is_listed_with_who_leads_in_its_place_until_it_is_filled()
    {
        var before = Words((await head.PageAsync("/school/people")).QuerySelector("main")!);
        var work = Words((await office.PageAsync("/")).QuerySelector("main")!);

        await GiveAsync(office, await PageOfAsync(Supply), "CL Languages");

        var after = Words((await head.PageAsync("/school/people")).QuerySelector("main")!);
        Assert.Contains(
            $"no CL Languages: what the post would lead falls to the year head of the pupil's stage: S1, S2 {NameOf(StaffKeys.YearHeadS1S2)}; S3, S4 ",
            before,
            StringComparison.Ordinal
        );
        Assert.Contains("no CL Languages", work, StringComparison.Ordinal);
        Assert.DoesNotContain("no CL Languages", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_year_head_is_missing_too_no_one_leads_and_the_page_says_so()
    {
        var yearHead = await PageOfAsync(StaffKeys.YearHeadS1S2);
        await EndAsync(office, yearHead, "Year head S1, S2", "2027-02-02");
        site.Clock.Advance(TimeSpan.FromDays(1));

        var row = RowOf(await head.PageAsync("/concerns"), TestSchool.BrodieKane);
        var people = Words((await office.PageAsync("/school/people")).QuerySelector("main")!);

        Assert.Equal("Year head S2: no one leads", Words(Cell(row, "Who leads")));
        Assert.Contains("no year head S1", people, StringComparison.Ordinal);
        Assert.Contains("no one leads", people, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Leadership: the head or a depute", "/overview")]
    [InlineData("SfLL", "/overview")]
    [InlineData("Year head, of the stages ticked below", "/overview")]
    [InlineData("Office", "/imports")]
    public async Task A_grant_of_a_post_that_sees_much_gives_no_sight_until_a_second_person_says_yes(
        string role,
        string opens
    )
    {
        var teacher = await site.AsAsync("teacher-english-1");

        await GiveAsync(office, await PageOfAsync("teacher-english-1"), role);
        var asked = await teacher.StatusAsync(opens);
        var officeForms = AskedOf(await office.PageAsync("/school/people"));
        await DecideAsync(head, yes: true);

        Assert.Equal(HttpStatusCode.Forbidden, asked);
        Assert.Empty(officeForms);
        Assert.Equal(HttpStatusCode.OK, await teacher.StatusAsync(opens));
        Assert.Equal(["grant", "confirmation"], await AuditAsync());
    }

    [Fact]
    public async Task A_grant_that_is_refused_is_gone_and_gave_nothing()
    {
        await GiveAsync(office, await PageOfAsync("teacher-english-1"), "SfLL");

        await DecideAsync(head, yes: false);

        Assert.Empty(AskedOf(await head.PageAsync("/school/people")));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await (await site.AsAsync("teacher-english-1")).StatusAsync("/overview")
        );
        Assert.Equal(["grant", "refusal"], await AuditAsync());
    }

    [Fact]
    public async Task The_office_takes_back_a_grant_that_waits_and_nobody_else_does()
    {
        await GiveAsync(office, await PageOfAsync("teacher-english-1"), "SfLL");
        var form = (await office.PageAsync("/school/people")).FormOf(
            $"Withdraw SfLL for {NameOf("teacher-english-1")}"
        );

        var byHead = await head.PostFormAsync(
            form.GetAttribute("action")!,
            ("role", form.QuerySelector("[name=role]")!.GetAttribute("value")!),
            ("__RequestVerificationToken", await TokenAsync(head))
        );
        var byOffice = await office.SubmitAsync(form);
        var page = await office.PageAsync("/school/people");
        var again = await office.SubmitAsync(form);

        Assert.Equal(HttpStatusCode.Forbidden, byHead.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, byOffice.StatusCode);
        Assert.Contains(": withdrawn.", Words(page.Body!), StringComparison.Ordinal);
        Assert.Empty(AskedOf(await head.PageAsync("/school/people")));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal(["grant", "withdrawal"], await AuditAsync());
    }

    [Fact]
    public async Task A_role_that_was_confirmed_is_ended_and_not_withdrawn()
    {
        await GiveAsync(office, await PageOfAsync("teacher-english-1"), "SfLL");
        var form = (await office.PageAsync("/school/people")).FormOf(
            $"Withdraw SfLL for {NameOf("teacher-english-1")}"
        );
        await DecideAsync(head, yes: true);

        var late = await office.SubmitAsync(form);

        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Equal(["grant", "confirmation"], await AuditAsync());
    }

    [Fact]
    public async Task Neither_who_asked_nor_who_is_to_have_it_says_yes_to_a_grant()
    {
        await GiveAsync(
            office,
            await PageOfAsync(StaffKeys.Office),
            "SfLL",
            HttpStatusCode.BadRequest
        );
        await GiveAsync(office, await PageOfAsync(StaffKeys.Head), "SfLL");
        var own = AskedOf(await head.PageAsync("/school/people"));
        var depute = await site.AsAsync(StaffKeys.Depute);
        var form = AskedOf(await depute.PageAsync("/school/people")).Single();

        var byHead = await head.PostFormAsync(
            "/school/people?handler=Decide",
            ("role", form.QuerySelector("[name=role]")!.GetAttribute("value")!),
            ("yes", "true"),
            ("__RequestVerificationToken", await TokenAsync(head))
        );
        var byOffice = await office.PostFormAsync(
            "/school/people?handler=Decide",
            ("role", form.QuerySelector("[name=role]")!.GetAttribute("value")!),
            ("yes", "true"),
            ("__RequestVerificationToken", await TokenAsync(office))
        );

        Assert.Empty(own);
        Assert.Equal(HttpStatusCode.NotFound, byHead.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, byOffice.StatusCode);
    }

    [Fact]
    public async Task The_office_who_is_of_the_leadership_too_does_not_say_yes_to_what_they_asked_for()
    {
        await GiveAsync(office, await PageOfAsync("office-2"), "Leadership: the head or a depute");
        await DecideAsync(head, yes: true);
        var both = await site.AsAsync("office-2");

        await GiveAsync(both, await PageOfAsync("teacher-english-1"), "SfLL");

        Assert.Empty(AskedOf(await both.PageAsync("/school/people")));
        Assert.Single(AskedOf(await head.PageAsync("/school/people")));
    }

    [Fact]
    public async Task Nobody_gives_themself_a_role()
    {
        var own = await PageOfAsync(StaffKeys.Office);
        var page = await office.PageAsync(own);
        var elsewhere = (await office.PageAsync(await PageOfAsync(Supply))).QuerySelector("#give")!;

        var answer = await office.PostFormAsync(
            $"{own}?handler=Give",
            [
                .. Browser
                    .FieldsOf(elsewhere, [("Give.What", ValueOf(elsewhere, "CL Languages"))])
                    .Select(field => (field.Key, field.Value)),
            ]
        );

        Assert.Null(page.QuerySelector("#give"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "Nobody gives themself a role",
            Words((await Browser.ReadAsync(answer)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_stand_in_holds_a_colleagues_post_from_a_day_to_a_day_and_sees_by_it_no_longer()
    {
        var address = await PageOfAsync("teacher-english-1");
        var form = (await office.PageAsync(address)).QuerySelector("#stand-in")!;
        var colleague = NameOf(StaffKeys.PupilSupportLeader("Bavelaw"));
        var answer = await office.SubmitAsync(
            form,
            ("StandIn.Role", ValueOf(form, $"PSL Bavelaw, {colleague}")),
            ("StandIn.To", "2027-02-05")
        );
        var teacher = await site.AsAsync("teacher-english-1");
        var during = Rows(await teacher.PageAsync("/concerns?house=Bavelaw")).Count;
        var said = Words((await office.PageAsync(address)).QuerySelector("main table")!);
        var led = Rows(await head.PageAsync("/concerns?house=Bavelaw&level=2"))
            .Select(row => Words(Cell(row, "Who leads")))
            .ToList();
        site.Clock.Advance(TimeSpan.FromDays(4));
        var after = Rows(await teacher.PageAsync("/concerns?house=Bavelaw")).Count;

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains(
            $"PSL Bavelaw, stands in for {colleague} from 2 February 2027 to 5 February 2027 held",
            said,
            StringComparison.Ordinal
        );
        Assert.Equal(Rows(await head.PageAsync("/concerns?house=Bavelaw")).Count, during);
        Assert.True(after < during, $"{after} after, {during} before");
        Assert.Contains(
            led,
            words =>
                words.Contains(
                    $"{NameOf("teacher-english-1")} (stands in for {colleague})",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task A_role_ends_on_its_last_day_without_a_second_person()
    {
        var address = await PageOfAsync(StaffKeys.SupportForLearning);
        var sfll = await site.AsAsync(StaffKeys.SupportForLearning);

        await EndAsync(office, address, "SfLL", "2027-02-02");

        Assert.Equal(HttpStatusCode.OK, await sfll.StatusAsync("/concerns"));
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Forbidden, await sfll.StatusAsync("/concerns"));
        Assert.Equal(["ending"], await AuditAsync());
    }

    [Theory]
    [InlineData(StaffKeys.Head, StaffKeys.Depute, "Leadership", "say yes to a grant")]
    [InlineData("office-2", StaffKeys.Office, "Office", "ask for a grant")]
    public async Task The_last_role_of_leadership_and_office_cannot_be_ended_and_the_message_says_why(
        string first,
        string last,
        string role,
        string why
    )
    {
        await EndAsync(office, await PageOfAsync(first), role, "2027-02-10");

        var answer = await EndAsync(
            office,
            await PageOfAsync(last),
            role,
            "2027-03-10",
            HttpStatusCode.BadRequest
        );

        var page = await Browser.ReadAsync(answer);
        var fault = page.QuerySelector(".ds_error-summary a")!;
        Assert.Contains(why, Words(fault), StringComparison.Ordinal);
        var field = page.QuerySelector(fault.GetAttribute("href")!)!;
        Assert.Equal("2027-03-10", field.GetAttribute("value"));
    }

    [Fact]
    public async Task The_same_role_on_the_same_days_is_refused_with_the_days_on_which_it_is_held()
    {
        var bavelaw = await PageOfAsync(StaffKeys.PupilSupportLeader("Bavelaw"));

        var page = await GiveAsync(office, bavelaw, "PSL Bavelaw", HttpStatusCode.BadRequest);

        Assert.Contains(
            "PSL Bavelaw is held from 17 August 2026, no end set: give other days",
            Words(page.QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
        Assert.Equal("PSL Bavelaw", Words(page.QuerySelector("#Give_What option[selected]")!));
    }

    [Fact]
    public async Task The_leadership_reads_and_changes_no_role_and_others_are_refused()
    {
        var address = await PageOfAsync("teacher-english-1");
        var page = await head.PageAsync(address);

        Assert.Empty(page.QuerySelectorAll("main form"));
        var given = await head.PostFormAsync(
            $"{address}?handler=Give",
            ("Give.What", "sfll"),
            ("__RequestVerificationToken", await TokenAsync(head))
        );
        Assert.Equal(HttpStatusCode.Forbidden, given.StatusCode);
        foreach (var key in new[] { StaffKeys.YearHeadS1S2, "teacher-english-1", "sfll" })
        {
            var other = await site.AsAsync(key);
            Assert.Equal(HttpStatusCode.Forbidden, await other.StatusAsync("/school/people"));
            Assert.Equal(HttpStatusCode.Forbidden, await other.StatusAsync(address));
        }
    }

    private static IReadOnlyList<IElement> AskedOf(IParentNode page) =>
        [.. page.QuerySelectorAll("form[action*='handler=Decide']")];

    private static async Task DecideAsync(Browser browser, bool yes)
    {
        var form = AskedOf(await browser.PageAsync("/school/people")).Single();
        var answer = await browser.SubmitAsync(form, ("yes", yes ? "true" : "false"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <returns>The page that follows.</returns>
    private static async Task<IDocument> GiveAsync(
        Browser browser,
        string address,
        string role,
        HttpStatusCode status = HttpStatusCode.Redirect
    )
    {
        var page = await browser.PageAsync(address);
        if (page.QuerySelector("#give") is not { } form)
        {
            Assert.Equal(HttpStatusCode.BadRequest, status);
            return page;
        }

        var answer = await browser.SubmitAsync(
            form,
            ("Give.What", ValueOf(form, role)),
            ("Give.Stages", role.StartsWith("Year", StringComparison.Ordinal) ? "S6" : null)
        );
        Assert.Equal(status, answer.StatusCode);
        return answer.StatusCode == HttpStatusCode.Redirect
            ? await browser.PageAsync(address)
            : await Browser.ReadAsync(answer);
    }

    private static async Task<HttpResponseMessage> EndAsync(
        Browser browser,
        string address,
        string role,
        string day,
        HttpStatusCode status = HttpStatusCode.Redirect
    )
    {
        var form = (await browser.PageAsync(address)).FormOf($"End {role}");
        var answer = await browser.SubmitAsync(form, ("End.To", day));
        Assert.Equal(status, answer.StatusCode);
        return answer;
    }

    private static string ValueOf(IElement form, string words) =>
        form.QuerySelectorAll("option")
            .Single(option => Words(option) == words)
            .GetAttribute("value")!;

    private static async Task<string> TokenAsync(Browser browser) =>
        (await browser.PageAsync("/school/kept-from"))
            .QuerySelector("#find [name=__RequestVerificationToken]")!
            .GetAttribute("value")!;

    private static string NameOf(string key) =>
        School.Staff.Single(person => person.Key == key).Name;

    private async Task<string> PageOfAsync(string key)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var person = await db.Staff.SingleAsync(row => row.Email.StartsWith(key + "@"), Cancel);
        return $"/school/people/{person.Id}";
    }

    /// <summary>What was done with people and roles, in its order; the log also holds imports and who looked at what.</summary>
    private async Task<IReadOnlyList<string>> AuditAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        return await db
            .Audit.Where(row => Acts.Contains(row.What) && row.About.Contains("staff "))
            .OrderBy(row => row.Id)
            .Select(row => row.What)
            .ToListAsync(Cancel);
    }
}
