using System.Net;
using AngleSharp.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.Privacy;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The office makes the next session from the present one: it is shown first, made once, and can be taken back.</summary>
public sealed class NewSessionTests : IAsyncLifetime
{
    private const string Address = "/school/new-session";

    private static readonly DateTime FirstDay = Utc(2027, 8, 17);

    /// <summary>Those of S2 in the demonstration's last pupils file are of S3 then.</summary>
    private static readonly SchoolPupil Brodie = TestSchool.BrodieKane;

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
    public async Task What_would_become_of_everything_is_shown_and_nothing_is_changed()
    {
        var before = await EverythingAsync();

        var rows = Rows(await office.PageAsync(Address)).Select(Words).ToList();

        Assert.Equal("S2 184 pupils S3, in their house", rows[1]);
        Assert.StartsWith("S6 111 pupils leave: ", rows[5], StringComparison.Ordinal);
        Assert.Equal("Faculties and subjects 28 subjects carried over as they are", rows[7]);
        Assert.Equal("Teachers of classes 421 roles end on 30 June 2027", rows[9]);
        Assert.StartsWith("ASN 50 chosen by the SfLL", rows[11], StringComparison.Ordinal);
        Assert.StartsWith("Cycles 3 of 2026-27 not closed", rows[12], StringComparison.Ordinal);
        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task A_session_that_is_made_is_read_from_its_first_day_on_and_not_before()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var pupil = await site.PageOfAsync(Brodie.Scn);
        var before = Words((await head.PageAsync("/concerns")).QuerySelector("main")!);

        await MakeAsync(await FormAsync());

        Assert.Contains(
            "2027-28 is prepared. It runs from 17 August 2027 to 30 June 2028",
            Words((await office.PageAsync(Address)).QuerySelector("main")!),
            StringComparison.Ordinal
        );
        Assert.Equal(before, Words((await head.PageAsync("/concerns")).QuerySelector("main")!));
        site.Clock.SetUtcNow(new(FirstDay));
        await head.SignInAsync(StaffKeys.Head);
        var page = Words((await head.PageAsync(pupil)).QuerySelector("main")!);
        Assert.Contains($"3{Brodie.RegistrationClass[1..]}", page, StringComparison.Ordinal);
        Assert.Contains(Brodie.House, page, StringComparison.Ordinal);
        await using var db = await site.Data.Place.OpenAsync();
        var stages = await db
            .Enrolments.Where(row => row.Session == NextSession.Name)
            .GroupBy(row => row.Stage)
            .Select(rows => new { rows.Key, Count = rows.Count() })
            .OrderBy(row => row.Key)
            .ToListAsync(Cancel);
        Assert.Equal(
            [(Stage.S2, 192), (Stage.S3, 184), (Stage.S4, 181), (Stage.S5, 176), (Stage.S6, 140)],
            stages.Select(row => (row.Key, row.Count))
        );
    }

    [Fact]
    public async Task Every_page_opens_on_the_first_day_to_whom_it_is_and_teachers_have_no_class_yet()
    {
        await MakeAsync(await FormAsync());
        site.Clock.SetUtcNow(new(FirstDay));
        var teacher = await site.AsAsync("teacher-english-1");
        string[] addresses =
        [
            "/overview",
            "/concerns",
            "/concerns.xlsx",
            "/vulnerable-groups",
            "/vulnerable-groups.xlsx",
            "/protocol",
            "/policy",
            "/school/people",
            "/audit",
        ];

        foreach (var key in new[] { StaffKeys.Head, StaffKeys.YearHeadS1S2, StaffKeys.Office })
        {
            var browser = await site.AsAsync(key);
            foreach (var address in addresses.Append("/school").Append(Address).Append("/imports"))
            {
                Assert.True(
                    await browser.StatusAsync(address)
                        is HttpStatusCode.OK
                            or HttpStatusCode.Forbidden,
                    $"{key} {address}"
                );
            }
        }

        Assert.Equal(HttpStatusCode.Forbidden, await teacher.StatusAsync("/concerns"));
        var groups = await (await site.AsAsync(StaffKeys.SupportForLearning)).PageAsync(
            "/vulnerable-groups"
        );
        Assert.NotEmpty(Rows(groups));
        Assert.DoesNotContain(
            NextSession.Leavers.Select(row =>
                $"{row.Surname}, {row.Forename} {row.RegistrationClass}"
            ),
            leaver =>
                Words(groups.QuerySelector("main")!).Contains(leaver, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_second_press_changes_nothing()
    {
        var form = await FormAsync();
        await MakeAsync(form);
        var once = await EverythingAsync();

        var again = await MakeAsync(form);
        site.Clock.SetUtcNow(new(FirstDay));
        await office.SignInAsync(StaffKeys.Office);
        var later = await MakeAsync(form);

        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
        Assert.Contains(
            "2027-28 is there already: nothing was changed.",
            Words((await office.PageAsync(Address)).QuerySelector(".message")!),
            StringComparison.Ordinal
        );
        Assert.Equal(once, await EverythingAsync());
    }

    [Fact]
    public async Task Taken_back_all_is_as_it_was_before()
    {
        await CloseAllAsync();
        var before = await EverythingAsync();
        await MakeAsync(await FormAsync(), ("Form.Asn", "Ended"));
        Assert.NotEqual(before, await EverythingAsync());

        var back = await office.SubmitAsync(
            (await office.PageAsync(Address)).QuerySelector("section form")!
        );

        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Equal(before, await EverythingAsync());
        Assert.Equal(
            ["2027-28 was made", "2027-28 was taken back"],
            (await site.AuditAsync())
                .Where(line => line.What == "session")
                .Select(line => line.About.Split(" from")[0])
        );
    }

    [Fact]
    public async Task What_something_rests_on_stays_and_the_page_says_what()
    {
        await MakeAsync(await FormAsync());
        var form = (await office.PageAsync(Address)).QuerySelector("section form")!;
        await AddCycleAsync();
        var before = await EverythingAsync();

        var back = await office.SubmitAsync(form);

        Assert.Equal(HttpStatusCode.BadRequest, back.StatusCode);
        Assert.Contains(
            "2027-28 stays: 1 cycles are in it by now",
            Words((await Browser.ReadAsync(back)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
        Assert.Equal(before, await EverythingAsync());
    }

    [Theory]
    [InlineData("Form.StartsOn", "2027-06-30", "30 June 2027 lies in 2026-27")]
    [InlineData("Form.StartsOn", "", "Give the first day")]
    [InlineData("Form.EndsOn", "2027-08-17", "Give a last day within a year of the first")]
    [InlineData("Form.EndsOn", "2029-06-30", "Give a last day within a year of the first")]
    public async Task Days_that_cannot_be_are_refused_at_their_field_and_stay_as_typed(
        string field,
        string day,
        string words
    )
    {
        var before = await EverythingAsync();

        var answer = await MakeAsync(await FormAsync(), (field, day));

        var page = await Browser.ReadAsync(answer);
        var link = page.QuerySelector(".ds_error-summary a")!;
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(words, Words(link), StringComparison.Ordinal);
        Assert.Equal(
            day,
            page.QuerySelector(link.GetAttribute("href")!)!.GetAttribute("value") ?? ""
        );
        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task What_changed_after_it_was_shown_is_looked_at_again()
    {
        var form = await FormAsync();
        await using (var db = await site.Data.Place.OpenAsync())
        {
            var row = await db
                .Enrolments.AsTracking()
                .FirstAsync(row => row.Stage == Stage.S2, Cancel);
            row.LeftOn = new(2027, 2, 1);
            await db.SaveChangesAsync(Cancel);
        }

        var answer = await MakeAsync(form);
        var again = await Browser.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "Something changed after this was shown",
            Words(again.QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
        Assert.StartsWith("S2 183 pupils", Words(Rows(again)[1]), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await MakeAsync(again.QuerySelector("#make")!)).StatusCode
        );
    }

    [Fact]
    public async Task The_SfLLs_choices_end_only_when_no_open_cycle_would_lose_them()
    {
        var early = await MakeAsync(await FormAsync(), ("Form.Asn", "Ended"));
        await CloseAllAsync();
        var sfll = await site.AsAsync(StaffKeys.SupportForLearning);
        var before = Rows(await sfll.PageAsync("/vulnerable-groups?group=ASN")).Count;

        var made = await MakeAsync(await FormAsync(), ("Form.Asn", "Ended"));

        Assert.Equal(HttpStatusCode.BadRequest, early.StatusCode);
        Assert.Contains(
            "Senior 3, Senior 4, BGE 3 of 2026-27 would lose them",
            Words((await Browser.ReadAsync(early)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        // Those in S6 go, and keep what was chosen.
        var after = Rows(await sfll.PageAsync("/vulnerable-groups?group=ASN")).Count;
        Assert.Equal(before - 50, after);
    }

    [Fact]
    public async Task The_pupils_file_of_the_new_session_finds_whoever_went_up_and_asks_about_S6()
    {
        await MakeAsync(await FormAsync());
        site.Clock.SetUtcNow(new(FirstDay));
        await office.SignInAsync(StaffKeys.Office);

        var plan = await office.PageAsync(
            await new Office(office).UploadPupilsAsync(NextSession.Pupils)
        );

        var words = Words(plan.QuerySelector("main")!);
        Assert.Contains($"{NextSession.Arrivals.Count} added", words, StringComparison.Ordinal);
        Assert.DoesNotContain("of 2026-27 was not declared", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_left_from_S6_goes_when_the_policy_says_and_nobody_else()
    {
        await MakeAsync(await FormAsync());
        await using var db = await site.Data.Place.OpenAsync();
        var school = (await db.Schools.SingleAsync(Cancel)).Id;
        var early = await db.Enrolments.CountAsync(row => row.LeftOn != null, Cancel);

        var before = await RetentionPlan.MakeAsync(db, school, Utc(2032, 6, 30));
        var on = await RetentionPlan.MakeAsync(db, school, Utc(2032, 7, 1));

        Assert.Equal(early, before.Counts.Pupils);
        Assert.Equal(early + 111, on.Counts.Pupils);
    }

    private static DateTime Utc(int year, int month, int day) =>
        new(year, month, day, 9, 0, 0, DateTimeKind.Utc);

    private async Task<IElement> FormAsync() =>
        (await office.PageAsync(Address)).QuerySelector("#make")!;

    private Task<HttpResponseMessage> MakeAsync(
        IElement form,
        params (string Name, string? Value)[] filled
    ) =>
        office.SubmitAsync(
            form,
            [
                .. new (string Name, string? Value)[]
                {
                    ("Form.Classes", "Raised"),
                    ("Form.Asn", "CarriedOver"),
                }.Where(own => !filled.Any(other => other.Name == own.Name)),
                .. filled,
            ]
        );

    private async Task AddCycleAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        db.Add(
            new Cycle
            {
                Id = Guid.CreateVersion7(),
                SchoolId = (await db.Schools.SingleAsync(Cancel)).Id,
                Session = NextSession.Name,
                Name = NextSession.Cycle,
                Order = 1,
                Stages = StageSet.All,
                OpensOn = new(2027, 9, 6),
                ClosesOn = new(2027, 9, 24),
                RagsDueOn = new(2027, 10, 1),
                SummaryDueOn = new(2027, 10, 8),
            }
        );
        await db.SaveChangesAsync(Cancel);
    }

    private async Task CloseAllAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        var open = await db
            .Cycles.AsTracking()
            .Where(row => row.ClosedAt == null)
            .ToListAsync(Cancel);
        open.ForEach(cycle => cycle.ClosedAt = DemonstrationSchool.Now);
        await db.SaveChangesAsync(Cancel);
    }

    private async Task<string> EverythingAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        var sessions = await db.Sessions.Select(row => row.Name).Order().ToListAsync(Cancel);
        return string.Join(' ', sessions) + await AllRows.InAsync(site.Data.Place);
    }
}
