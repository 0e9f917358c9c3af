using System.Net;
using AngleSharp.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.People;
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
    [InlineData(
        "Form.StartsOn",
        "2028-08-16",
        "16 August 2028 would begin 2028-29, which does not follow 2026-27: give a first day in 2027"
    )]
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
    public async Task A_session_may_last_a_year_to_the_day()
    {
        var made = await MakeAsync(await FormAsync(), ("Form.EndsOn", "2028-08-17"));

        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.Contains(
            "It runs from 17 August 2027 to 17 August 2028",
            Words((await office.PageAsync(Address)).QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_leaves_by_the_first_day_stays_behind_and_who_leaves_later_goes_on_until_then()
    {
        var rory = TestSchool.RoryInnes;
        var s6 = NextSession.Leavers[0];
        await LeaveAsync(Brodie.Scn, new(2027, 8, 17));
        await LeaveAsync(rory.Scn, new(2027, 8, 18));
        await LeaveAsync(s6.Scn, new(2027, 6, 1));

        var rows = Rows(await office.PageAsync(Address)).Select(Words).ToList();
        await MakeAsync(await FormAsync());

        Assert.StartsWith("S2 183 pupils", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("S3 181 pupils", rows[2], StringComparison.Ordinal);
        Assert.StartsWith("S6 110 pupils leave", rows[5], StringComparison.Ordinal);
        site.Clock.SetUtcNow(new(FirstDay.AddDays(1)));
        var head = await site.AsAsync(StaffKeys.Head);
        Assert.Contains(
            "Rory Innes left on 18 August 2027.",
            Words((await head.PageAsync(await site.PageOfAsync(rory.Scn))).QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Registration_classes_are_open_where_the_office_says_so()
    {
        await MakeAsync(await FormAsync(), ("Form.Classes", "Blank"));

        Assert.Equal([""], await ClassesAsync());
    }

    [Fact]
    public async Task A_registration_class_that_does_not_begin_with_its_stage_stays_as_it_is()
    {
        await ChangeAsync(async db =>
            (await EnrolmentOf(db, Brodie.Scn)).RegistrationClass = "Torduff"
        );

        await MakeAsync(await FormAsync());

        Assert.Contains("Torduff", await ClassesAsync());
        Assert.Contains("3B1", await ClassesAsync());
    }

    [Fact]
    public async Task Each_subject_stays_in_its_faculty()
    {
        var before = await SubjectsAsync("2026-27");

        await MakeAsync(await FormAsync());

        Assert.True(before.Select(row => row.FacultyId).Distinct().Count() > 1);
        Assert.Equal(before, await SubjectsAsync(NextSession.Name));
    }

    [Fact]
    public async Task A_class_is_taught_to_the_sessions_end_and_no_longer_and_again_so_when_it_is_taken_back()
    {
        await ChangeAsync(async db =>
        {
            var roles = await db
                .Roles.AsTracking()
                .Where(row => row.ClassId != null && row.To == null)
                .OrderBy(row => row.Id)
                .Take(3)
                .ToListAsync(Cancel);
            roles[0].To = new(2027, 6, 30);
            roles[1].To = new(2027, 9, 30);
            db.Add(Again(roles[2], from: new(2027, 6, 30)));
            db.Add(Again(roles[2], from: new(2027, 7, 1)));
            db.Remove(roles[2]);
        });
        var before = await EverythingAsync();

        var row = Rows(await office.PageAsync(Address)).Select(Words).ElementAt(9);
        await MakeAsync(await FormAsync());

        Assert.Equal("Teachers of classes 420 roles end on 30 June 2027", row);
        await using var db = await site.Data.Place.OpenAsync();
        var later = await db
            .Roles.Where(role => role.ClassId != null)
            .Where(role => role.To == null || role.To > new DateOnly(2027, 6, 30))
            .ToListAsync(Cancel);
        Assert.Equal(new(2027, 7, 1), Assert.Single(later).From);
        await office.SubmitAsync((await office.PageAsync(Address)).QuerySelector("section form")!);
        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task A_post_that_is_held_on_the_first_day_goes_on_and_one_that_ends_before_is_named()
    {
        var before = Rows(await office.PageAsync(Address)).Select(Words).ElementAt(10);
        await EndAsync("Bavelaw", new(2027, 8, 17));
        var held = Rows(await office.PageAsync(Address)).Select(Words).ElementAt(10);
        await EndAsync("Bavelaw", new(2027, 8, 16));

        var ends = Rows(await office.PageAsync(Address)).Select(Words).ElementAt(10);

        Assert.EndsWith(" roles carried on", before, StringComparison.Ordinal);
        Assert.Equal(before, held);
        Assert.Contains(
            "carried on; these end before, by their own last day:",
            ends,
            StringComparison.Ordinal
        );
        Assert.Contains("PSL Bavelaw", ends, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_is_chosen_choices_may_end_while_a_cycle_is_open()
    {
        await ChangeAsync(async db =>
            db.RemoveRange(
                await db
                    .VulnerabilityFacts.Where(row => row.Group == Groups.Asn)
                    .ToListAsync(Cancel)
            )
        );

        var made = await MakeAsync(await FormAsync(), ("Form.Asn", "Ended"));

        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
    }

    [Theory]
    [InlineData("a role")]
    [InlineData("a choice")]
    [InlineData("a subject")]
    [InlineData("a house")]
    public async Task Whatever_else_changed_after_it_was_shown_is_looked_at_again_too(string what)
    {
        var form = await FormAsync();
        await (
            what switch
            {
                "a role" => EndAsync("Bavelaw", new(2027, 10, 1)),
                "a choice" => ChangeAsync(ForgetChoiceAsync),
                "a subject" => ChangeAsync(async db =>
                    (await db.Subjects.AsTracking().FirstAsync(Cancel)).Name += " and more"
                ),
                _ => ChangeAsync(async db => (await EnrolmentOf(db, Brodie.Scn)).House = "Bavelaw"),
            }
        );

        var answer = await MakeAsync(form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "Something changed after this was shown",
            Words((await Browser.ReadAsync(answer)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_changed_after_it_was_shown_is_looked_at_again()
    {
        var form = await FormAsync();
        await LeaveAsync(Brodie.Scn, new(2027, 2, 1));

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

    private async Task ChangeAsync(Func<EdictDb, Task> change)
    {
        await using var db = await site.Data.Place.OpenAsync();
        await change(db);
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>The same class for the same person, from another day on.</summary>
    private static Role Again(Role role, DateOnly from) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            SchoolId = role.SchoolId,
            StaffId = role.StaffId,
            Post = Post.Teacher,
            ClassId = role.ClassId,
            From = from,
        };

    private static Task<Edict.Data.Enrolment> EnrolmentOf(EdictDb db, string scn) =>
        db
            .Enrolments.AsTracking()
            .SingleAsync(
                row => db.Pupils.Any(pupil => pupil.Id == row.PupilId && pupil.Scn == scn),
                Cancel
            );

    private Task LeaveAsync(string scn, DateOnly on) =>
        ChangeAsync(async db => (await EnrolmentOf(db, scn)).LeftOn = on);

    /// <summary>Sets the last day of the PSL of a house.</summary>
    private Task EndAsync(string house, DateOnly on) =>
        ChangeAsync(async db =>
            (await db.Roles.AsTracking().SingleAsync(row => row.House == house, Cancel)).To = on
        );

    /// <summary>Takes back what the SfLL has said of one pupil whom they have chosen.</summary>
    private static async Task ForgetChoiceAsync(EdictDb db)
    {
        var chosen = await db.VulnerabilityFacts.FirstAsync(
            row => row.Group == Groups.Asn && row.Value != 0,
            Cancel
        );
        db.RemoveRange(
            await db
                .VulnerabilityFacts.Where(row =>
                    row.PupilId == chosen.PupilId && row.Group == Groups.Asn
                )
                .ToListAsync(Cancel)
        );
    }

    /// <summary>The registration classes of the new session.</summary>
    private async Task<IReadOnlyList<string>> ClassesAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        return await db
            .Enrolments.Where(row => row.Session == NextSession.Name)
            .Select(row => row.RegistrationClass)
            .Distinct()
            .ToListAsync(Cancel);
    }

    private async Task<IReadOnlyList<(string Name, Guid FacultyId)>> SubjectsAsync(string session)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var rows = await db.Subjects.Where(row => row.Session == session).ToListAsync(Cancel);
        return [.. rows.Select(row => (row.Name, row.FacultyId)).Order()];
    }

    private async Task<string> EverythingAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        var sessions = await db.Sessions.Select(row => row.Name).Order().ToListAsync(Cancel);
        return string.Join(' ', sessions) + await AllRows.InAsync(site.Data.Place);
    }
}
