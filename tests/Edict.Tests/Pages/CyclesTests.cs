using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The calendar of cycles: set up, opened, closed, reopened and collated, in a school of each test's own.</summary>
public sealed class CyclesTests : IAsyncLifetime
{
    private const string Teacher = "teacher-english-1";

    private readonly TestSite site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_calendar_has_each_cycle_with_its_three_days_and_its_state()
    {
        var page = await (await site.AsAsync(StaffKeys.PupilSupportLeader("Bavelaw"))).PageAsync(
            "/cycles"
        );

        var rows = page.QuerySelectorAll("tbody tr").Select(row => Words(row)).ToList();
        Assert.Equal(7, rows.Count);
        Assert.StartsWith(
            "Senior 2 S4, S5, S6 9 November 2026 27 November 2026 4 December 2026 11 December 2026 collated, closed 27 November 2026",
            rows[2]
        );
        Assert.Contains(
            "5 February 2027 closed 22 January 2027",
            rows[3],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "12 February 2027 19 February 2027 open",
            rows[4],
            StringComparison.Ordinal
        );
        Assert.Contains("planned", rows[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_a_year_head_closes_their_stages_the_classes_that_are_not_handed_in_are_named()
    {
        var page = await PageAsync(StaffKeys.YearHeadS3S4, "Senior 3", "close");

        var missing = page.QuerySelectorAll("main .counts li").Select(row => Words(row)).ToList();
        Assert.Equal("Close Senior 3: S4", Words(page.QuerySelector("h1")!));
        Assert.Contains("English 4EN7 0 of 18", missing);
        Assert.DoesNotContain(
            missing,
            row => row.StartsWith("English 5", StringComparison.Ordinal)
        );
        Assert.Equal(
            $"{missing.Count} classes are not handed in",
            Words(page.QuerySelector("main h2")!)
        );
    }

    [Fact]
    public async Task A_year_head_freezes_their_own_stages_and_the_cycle_is_pinned_with_the_last_of_them()
    {
        var teacher = await site.AsAsync(Teacher);
        var (fourth, fifth) = (
            await SheetAsync(teacher, "4EN7"),
            await SheetAsync(teacher, "5EN7")
        );

        var first = await ActAsync(StaffKeys.YearHeadS3S4, "Senior 3", "close");
        var halfway = await CycleAsync("Senior 3");
        var (refused, taken) = (await TypeAsync(teacher, fourth), await TypeAsync(teacher, fifth));
        var list = await teacher.PageAsync("/reports");
        var last = await ActAsync(StaffKeys.YearHeadS5S6, "Senior 3", "close");

        Assert.Contains("Senior 3, S4: closed.", Words(first), StringComparison.Ordinal);
        Assert.Contains("S4 closed; S5, S6 open", Words(first), StringComparison.Ordinal);
        Assert.Null(halfway.ClosedAt);
        Assert.Equal(HttpStatusCode.Conflict, refused);
        Assert.Equal(HttpStatusCode.Redirect, taken);
        Assert.DoesNotContain("4EN7", Words(list.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.Contains("closed 2 February 2027", Words(last), StringComparison.Ordinal);
        Assert.Equal(DemonstrationSchool.Now, (await CycleAsync("Senior 3")).ClosedAt);
        Assert.Equal(
            ["Senior 3, S4;", "Senior 3, S5, S6;"],
            (await site.AuditAsync())
                .Where(line => line.What == "close cycle")
                .Select(line => line.About[..(line.About.IndexOf(';') + 1)])
        );
    }

    [Fact]
    public async Task What_is_closed_for_a_stage_is_what_pages_show_of_it_while_it_is_open_for_others()
    {
        var yearHead = await site.AsAsync(StaffKeys.YearHeadS3S4);
        var before = await yearHead.PageAsync("/concerns?stage=S4");

        var open = await yearHead.PageAsync($"/concerns?cycle={(await CycleAsync("Senior 3")).Id}");
        await ActAsync(StaffKeys.YearHeadS3S4, "Senior 3", "close");
        var after = await yearHead.PageAsync("/concerns?stage=S4");
        var pupil = await yearHead.PageAsync(after.QuerySelector("a.pupil")!.GetAttribute("href")!);
        var others = await (await site.AsAsync(StaffKeys.Head)).PageAsync("/overview");

        Assert.Contains("S4: Senior 2, closed", Shown(before), StringComparison.Ordinal);
        Assert.Contains("S4: Senior 3, still open", Shown(open), StringComparison.Ordinal);
        Assert.DoesNotContain("Senior 3 is open", Shown(open), StringComparison.Ordinal);
        Assert.Contains("S4: Senior 3, closed.", Shown(after), StringComparison.Ordinal);
        Assert.Contains(
            "in Senior 3",
            Words(pupil.QuerySelector(".lead")!),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "still open",
            Words(pupil.QuerySelector("main")!),
            StringComparison.Ordinal
        );
        Assert.Contains("S5, S6: Senior 2, closed", Shown(others), StringComparison.Ordinal);
        Assert.Contains("Senior 3 is open for S5, S6", Shown(others), StringComparison.Ordinal);

        static string Shown(IHtmlDocument page) => Words(page.QuerySelector("h1 + p")!);
    }

    [Theory]
    [InlineData(StaffKeys.YearHeadS1S2)]
    [InlineData(StaffKeys.SupportForLearning)]
    [InlineData(StaffKeys.Office)]
    [InlineData("cl-english")]
    [InlineData(Teacher)]
    public async Task Nobody_closes_stages_that_are_not_theirs(string person)
    {
        var browser = await site.AsAsync(person);
        var form = (await PageAsync(StaffKeys.YearHeadS3S4, "Senior 3", "close")).QuerySelector(
            "main form"
        )!;

        var status = await browser.StatusAsync(await AddressAsync("Senior 3", "close"));
        var posted = await browser.PostAsync(form.GetAttribute("action")!);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.NotEqual(HttpStatusCode.Redirect, posted.StatusCode);
        Assert.Equal(StageSet.None, (await CycleAsync("Senior 3")).ClosedStages);
    }

    [Fact]
    public async Task A_cycle_that_is_closed_already_is_not_closed_again_and_the_page_says_so()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var form = (await PageAsync(StaffKeys.Head, "Senior 3", "close")).QuerySelector(
            "main form"
        )!;
        await ActAsync(StaffKeys.YearHeadS3S4, "Senior 3", "close");
        await ActAsync(StaffKeys.YearHeadS5S6, "Senior 3", "close");
        var token = (await head.PageAsync(await AddressAsync("BGE 2", "collate"))).QuerySelector(
            "main form"
        )!;

        var answer = await head.SubmitAsync(
            form,
            (
                "__RequestVerificationToken",
                ((IHtmlInputElement)token.QuerySelector("[name=__RequestVerificationToken]")!).Value
            )
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Browser.ReadAsync(answer);
        Assert.Equal("Close Senior 3", Words(page.QuerySelector("h1")!));
        Assert.Equal(
            "Senior 3 is closed already for S4, S5, S6",
            Words(page.QuerySelector(".ds_error-summary li")!)
        );
    }

    [Fact]
    public async Task The_latest_cycle_is_reopened_with_a_reason_and_reads_what_is_known_now_until_it_is_closed_again()
    {
        var form = (await PageAsync(StaffKeys.YearHeadS3S4, "BGE 2", "reopen")).QuerySelector(
            "main form"
        )!;
        var browser = await site.AsAsync(StaffKeys.YearHeadS3S4);
        var own = (await browser.PageAsync(form.GetAttribute("action")!)).QuerySelector(
            "main form"
        )!;

        var without = await browser.SubmitAsync(own);
        var with = await browser.SubmitAsync(own, ("Reason", "A file was the wrong one"));

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, with.StatusCode);
        var cycle = await CycleAsync("BGE 2");
        Assert.Null(cycle.ClosedAt);
        Assert.Equal(StageSet.S1 | StageSet.S2, cycle.ClosedStages);
        Assert.Equal(
            "BGE 2, S3; A file was the wrong one",
            (await site.AuditAsync()).Single(line => line.What == "reopen cycle").About
        );
        await ActAsync(StaffKeys.YearHeadS3S4, "BGE 2", "close");
        Assert.Equal(DemonstrationSchool.Now, (await CycleAsync("BGE 2")).ClosedAt);
    }

    [Fact]
    public async Task A_cycle_after_which_another_has_opened_stays_closed()
    {
        var page = await PageAsync(StaffKeys.YearHeadS5S6, "Senior 2", "reopen");

        Assert.Null(page.QuerySelector("main form"));
        Assert.Contains(
            "A later cycle has opened for S5, S6, so Senior 2 stays closed",
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_cycle_is_not_closed_for_a_stage_of_which_an_earlier_one_is_still_open()
    {
        await ActAsync(StaffKeys.Office, "Senior 4", "open");

        var refused = await PageAsync(StaffKeys.YearHeadS3S4, "Senior 4", "close");
        await ActAsync(StaffKeys.YearHeadS3S4, "Senior 3", "close");
        var taken = await PageAsync(StaffKeys.Head, "Senior 4", "close");

        Assert.Null(refused.QuerySelector("main form"));
        Assert.Contains(
            "Senior 3 is still open for S4: close it first",
            Words(refused.QuerySelector("main")!),
            StringComparison.Ordinal
        );
        Assert.Equal("Close Senior 4: S4", Words(taken.QuerySelector("h1")!));
        Assert.NotNull(taken.QuerySelector("main form"));
    }

    [Fact]
    public async Task What_one_year_head_has_collated_is_not_unpinned_by_another()
    {
        await ActAsync(StaffKeys.YearHeadS1S2, "BGE 2", "collate");

        var page = await PageAsync(StaffKeys.YearHeadS3S4, "BGE 2", "reopen");

        Assert.Null(page.QuerySelector("main form"));
        Assert.Contains(
            "BGE 2 is collated for S1, S2",
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_stage_is_collated_by_its_year_head_once_the_cycle_is_closed()
    {
        var open = await PageAsync(StaffKeys.YearHeadS5S6, "Senior 3", "collate");
        await ActAsync(StaffKeys.YearHeadS1S2, "BGE 2", "collate");

        Assert.Contains(
            "Senior 3 is still open for S4, S5, S6",
            Words(open.QuerySelector("main")!),
            StringComparison.Ordinal
        );
        await using var db = await site.Data.Place.OpenAsync();
        var cycle = await CycleAsync("BGE 2");
        Assert.Equal(
            StageSet.S1 | StageSet.S2,
            await db.Collations.StagesOfAsync(cycle.SchoolId, cycle.Id)
        );
        var shown = await (await site.AsAsync(StaffKeys.YearHeadS1S2)).PageAsync(
            $"/cycles/{cycle.Id}"
        );
        Assert.Equal("S1, S2 collated; S3 closed", Words(shown.QuerySelector(".envelope dd")!));
        Assert.Contains(
            "2 February 2027 at 09:00",
            Words(shown.QuerySelector(".envelope")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Before_a_year_head_collates_the_RAGs_that_are_not_set_are_counted_as_each_CL_finds_them()
    {
        var cycle = await CycleAsync("BGE 2");
        var leader = await site.AsAsync(StaffKeys.CurriculumLeader("English"));
        var asked = (await leader.PageAsync($"/faculty-rag?cycle={cycle.Id}"))
            .QuerySelectorAll("tr[data-pupil]")
            .Where(row => !Words(row.QuerySelector("th")!).EndsWith("S3", StringComparison.Ordinal))
            .ToList();
        var open = asked.Count(row => row.GetAttribute("data-saved") == "");

        var page = await PageAsync(StaffKeys.YearHeadS1S2, "BGE 2", "collate");
        await ActAsync(StaffKeys.YearHeadS1S2, "BGE 2", "collate");

        var missing = page.QuerySelectorAll("main .counts li").Select(row => Words(row)).ToList();
        var all = missing.Sum(row =>
            int.Parse(row.Split(' ').TakeWhile(word => word != "of").Last())
        );
        Assert.NotEqual(0, open);
        Assert.Single(
            missing,
            row => row.StartsWith($"English {open} of {asked.Count} CL ", StringComparison.Ordinal)
        );
        Assert.Equal($"{all} RAGs are not yet set", Words(page.QuerySelector("main h2")!));
        Assert.Contains(
            await site.AuditAsync(),
            line => line.About == $"BGE 2, S1, S2; {all} RAGs not set"
        );
    }

    [Fact]
    public async Task The_office_sets_up_a_cycle_and_what_is_wrong_with_its_days_is_said()
    {
        var office = await site.AsAsync(StaffKeys.Office);
        var form = (await office.PageAsync("/cycles/dates")).QuerySelector("main form")!;

        var wrong = await office.SubmitAsync(
            form,
            ("Form.Name", "senior 4"),
            ("Form.OpensOn", "2027-04-12"),
            ("Form.ClosesOn", "2027-04-01"),
            ("Form.RagsDueOn", "2027-08-01")
        );
        var right = await office.SubmitAsync(
            form,
            ("Form.Name", "Prelims"),
            ("Form.Stages", "S4"),
            ("Form.OpensOn", "2027-02-15"),
            ("Form.ClosesOn", "2027-02-26"),
            ("Form.RagsDueOn", "2027-03-02"),
            ("Form.SummaryDueOn", "2027-03-05")
        );

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(
            [
                "senior 4 is there already: give another name",
                "Tick the stages that the cycle is for",
                "1 April 2027: reports are due from 12 April 2027 to 30 June 2027",
                "1 August 2027: RAGs are due from 12 April 2027 to 30 June 2027",
                "Give the day on which the summary is due",
            ],
            (await Browser.ReadAsync(wrong))
                .QuerySelectorAll(".ds_error-summary li")
                .Select(line => Words(line))
        );
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        await using var db = await site.Data.Place.OpenAsync();
        Assert.Equal(
            ["Senior 3", "Prelims", "Senior 4", "BGE 3"],
            await db
                .Cycles.Where(row => row.Order >= 5)
                .OrderBy(row => row.Order)
                .Select(row => row.Name)
                .ToListAsync(Cancel)
        );
    }

    [Fact]
    public async Task A_cycle_is_taken_out_of_the_calendar_until_something_or_a_file_is_there_for_it()
    {
        var office = await site.AsAsync(StaffKeys.Office);
        var (planned, open) = (await CycleAsync("Senior 4"), await CycleAsync("Senior 3"));
        var form = (await office.PageAsync($"/cycles/dates/{planned.Id}")).QuerySelector(
            "form[action$='handler=Remove']"
        )!;

        var opened = await office.SubmitAsync(At(form, $"/cycles/dates/{open.Id}?handler=Remove"));
        await UploadAsync(office, planned);
        var used = await office.SubmitAsync(At(form, $"/cycles/dates/{planned.Id}?handler=Remove"));
        var unused = await office.SubmitAsync(
            At(form, $"/cycles/dates/{(await CycleAsync("BGE 3")).Id}?handler=Remove")
        );

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Redirect],
            [opened.StatusCode, used.StatusCode, unused.StatusCode]
        );
        Assert.Equal(
            "A file was uploaded for Senior 4, so it stays in the calendar",
            Words((await Browser.ReadAsync(used)).QuerySelector(".ds_error-summary li")!)
        );
        await using var db = await site.Data.Place.OpenAsync();
        Assert.Equal(
            ["Senior 3", "Senior 4"],
            await db
                .Cycles.Where(row => row.Order >= 5)
                .OrderBy(row => row.Order)
                .Select(row => row.Name)
                .ToListAsync(Cancel)
        );
    }

    [Fact]
    public async Task In_a_class_of_two_stages_the_closed_one_takes_no_mark_and_the_other_does()
    {
        var leader = await site.AsAsync("cl-english");
        var sheet = await SheetAsync(leader, "5EN7");
        var form = (await leader.PageAsync(sheet)).QuerySelector("#sheet")!;
        await MixAsync(form);
        await CloseEarlyAsync("Senior 3", StageSet.S5);

        var page = await leader.PageAsync(sheet);
        var all = form.QuerySelectorAll("[data-column=Effort]").OfType<IHtmlInputElement>();
        var answer = await leader.SubmitAsync(
            form,
            [.. all.Select(cell => (cell.Name!, (string?)(cell.Value == "4" ? "2" : "4")))]
        );

        var locked = page.QuerySelectorAll("[data-column=Effort]")
            .OfType<IHtmlInputElement>()
            .Count(cell => cell.IsReadOnly);
        Assert.Equal(all.Count() - 3, locked);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var said = (await Browser.ReadAsync(answer))
            .QuerySelectorAll(".ds_error-summary li")
            .Select(line => Words(line))
            .ToList();
        Assert.Equal(locked, said.Count);
        Assert.All(
            said,
            line => Assert.EndsWith("Senior 3 is closed for S5.", line, StringComparison.Ordinal)
        );
        var changed = (await leader.PageAsync(sheet))
            .QuerySelectorAll("[data-column=Effort]")
            .OfType<IHtmlInputElement>()
            .Zip(all)
            .Count(cells => cells.First.Value != cells.Second.Value);
        Assert.Equal(all.Count() - locked, changed);
    }

    [Fact]
    public async Task Of_a_cycle_that_has_opened_only_the_days_on_which_something_is_due_are_moved()
    {
        var office = await site.AsAsync(StaffKeys.Office);
        var cycle = await CycleAsync("Senior 3");
        var form = (await office.PageAsync($"/cycles/dates/{cycle.Id}")).QuerySelector(
            "main form"
        )!;

        var answer = await office.SubmitAsync(
            form,
            ("Form.Name", "Another"),
            ("Form.Stages", "S1"),
            ("Form.OpensOn", "2027-03-01"),
            ("Form.ClosesOn", "2027-02-09")
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var after = await CycleAsync("Senior 3");
        Assert.Equal(
            (cycle.Stages, cycle.OpensOn, new DateOnly(2027, 2, 9)),
            (after.Stages, after.OpensOn, after.ClosesOn)
        );
    }

    [Fact]
    public async Task The_office_opens_a_cycle_before_its_day_and_its_teachers_report()
    {
        await ActAsync(StaffKeys.Office, "BGE 3", "open");

        var list = await (await site.AsAsync(Teacher)).PageAsync("/reports");
        Assert.Contains(
            "English 1EN1",
            Words(list.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_cycle_that_is_opened_early_takes_its_place_in_the_order()
    {
        await ActAsync(StaffKeys.Office, "BGE 3", "open");

        await using var db = await site.Data.Place.OpenAsync();
        Assert.Equal(
            ["Senior 3", "BGE 3", "Senior 4"],
            await db
                .Cycles.Where(row => row.Order >= 5)
                .OrderBy(row => row.Order)
                .Select(row => row.Name)
                .ToListAsync(Cancel)
        );
    }

    [Fact]
    public async Task A_cycle_is_not_opened_on_the_day_on_which_one_opened_that_is_closed_already()
    {
        await ChangeAsync("BGE 2", cycle => cycle.OpensOn = new(2027, 2, 2));
        var office = await site.AsAsync(StaffKeys.Office);
        var page = await office.PageAsync(await AddressAsync("BGE 3", "open"));

        var answer = await office.SubmitAsync(page.QuerySelector("main form")!);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            "BGE 2 is closed and opened on 2 February 2027: open BGE 3 on a later day",
            Words((await Browser.ReadAsync(answer)).QuerySelector(".ds_error-summary li")!)
        );
        Assert.NotEqual(new(2027, 2, 2), (await CycleAsync("BGE 3")).OpensOn);
    }

    [Fact]
    public async Task A_cycle_that_has_opened_is_taken_out_of_the_calendar_while_nothing_is_in_it()
    {
        await ActAsync(StaffKeys.Office, "BGE 3", "open");
        var office = await site.AsAsync(StaffKeys.Office);
        var address = $"/cycles/dates/{(await CycleAsync("BGE 3")).Id}";

        var answer = await office.SubmitAsync(
            (await office.PageAsync(address)).FormOf("Remove BGE 3 from the calendar")
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync(address));
        var list = await (await site.AsAsync(Teacher)).PageAsync("/reports");
        Assert.DoesNotContain("1EN1", Words(list.QuerySelector("main")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cycle_in_which_a_mark_was_typed_stays_in_the_calendar()
    {
        await ActAsync(StaffKeys.Office, "BGE 3", "open");
        var office = await site.AsAsync(StaffKeys.Office);
        var address = $"/cycles/dates/{(await CycleAsync("BGE 3")).Id}";
        var form = (await office.PageAsync(address)).FormOf("Remove BGE 3 from the calendar");
        var teacher = await site.AsAsync(Teacher);
        await TypeAsync(teacher, await SheetAsync(teacher, "1EN1"));

        var answer = await office.SubmitAsync(form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Browser.ReadAsync(answer);
        Assert.Equal(
            "BGE 3 has opened and something is kept of it, so it stays in the calendar",
            Words(page.QuerySelector(".ds_error-summary li")!)
        );
        Assert.Null(page.QuerySelector("form[action$='handler=Remove']"));
    }

    [Fact]
    public async Task Of_a_cycle_whose_reports_were_due_before_it_was_set_up_the_office_is_told_so()
    {
        var office = await site.AsAsync(StaffKeys.Office);

        await office.SubmitAsync(
            (await office.PageAsync("/cycles/dates")).QuerySelector("main form")!,
            ("Form.Name", "Prelims"),
            ("Form.Stages", "S4"),
            ("Form.OpensOn", "2026-12-01"),
            ("Form.ClosesOn", "2026-12-11"),
            ("Form.RagsDueOn", "2026-12-14"),
            ("Form.SummaryDueOn", "2026-12-18")
        );

        Assert.Contains(
            "Saved: Prelims. Its reports were due by 11 December 2026, which is over; it can be removed while nothing is in it.",
            Words((await office.PageAsync("/cycles")).QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("2027-02-30")]
    public async Task A_day_that_is_none_is_refused_in_the_schools_words(string day)
    {
        var office = await site.AsAsync(StaffKeys.Office);

        var answer = await office.SubmitAsync(
            (await office.PageAsync("/cycles/dates")).QuerySelector("main form")!,
            ("Form.ClosesOn", day)
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var fault = (await Browser.ReadAsync(answer)).QuerySelector(".ds_error-summary a")!;
        Assert.Equal("#Form_ClosesOn", fault.GetAttribute("href"));
        Assert.StartsWith(
            $"“{day}” cannot be read here: give a day as 2027-02-28",
            Words(fault),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_cycle_that_is_open_after_its_day_is_said_to_have_been_due()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var before = Words((await head.PageAsync("/concerns")).QuerySelector("main")!);
        await ChangeAsync("Senior 3", cycle => cycle.ClosesOn = new(2027, 2, 1));

        var after = Words((await head.PageAsync("/concerns")).QuerySelector("main")!);

        Assert.Contains(
            "Senior 3 is open, its reports due by 5 February 2027.",
            before,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Senior 3 was due by 1 February 2027, and is still open.",
            after,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_for_a_stage_that_was_closed_early_is_refused()
    {
        await ActAsync(StaffKeys.YearHeadS3S4, "Senior 3", "close");
        var office = await site.AsAsync(StaffKeys.Office);

        var plan = await office.PageAsync(await UploadAsync(office, await CycleAsync("Senior 3")));

        Assert.Contains(
            "closed for S4; their reports change only by reopening it",
            Words(plan.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_joined_a_class_is_in_it_when_it_is_reopened_for_a_day()
    {
        var cycle = await CycleAsync("BGE 2");
        var (here, address) = (
            await ClassAsync("1EN1"),
            $"/reports/{cycle.Id}/{await ClassAsync("1EN1")}"
        );
        var yearHead = await site.AsAsync(StaffKeys.YearHeadS1S2);
        var teacher = await site.AsAsync(Teacher);
        var pupil = await MoveAsync(cycle, here);
        var before = (await teacher.PageAsync(address)).QuerySelector($"[data-pupil='{pupil}']");

        await yearHead.SubmitAsync(
            (await yearHead.PageAsync($"/cycles/{cycle.Id}/classes/{here}")).QuerySelector(
                "main form"
            )!,
            ("Form.Reason", "A newcomer's marks")
        );

        Assert.Null(before);
        Assert.NotNull((await teacher.PageAsync(address)).QuerySelector($"[data-pupil='{pupil}']"));
    }

    /// <summary>Has a pupil of 1EN2, who has no report of the cycle in English, expected in another class.</summary>
    private async Task<Guid> MoveAsync(Cycle cycle, Guid to)
    {
        var office = await site.PersonAsync(StaffKeys.Office);
        await using var db = await site.Data.Place.OpenAsync();
        var key = NameKey.Of("1EN2");
        var report = await db
            .Reports.Where(row => row.CycleId == cycle.Id && row.ClassKey == key)
            .OrderBy(row => row.PupilId)
            .FirstAsync(Cancel);
        db.Remove(report);
        db.Add(
            new ClassMember
            {
                SchoolId = cycle.SchoolId,
                ClassId = to,
                PupilId = report.PupilId,
                Level = report.Level,
                After = cycle.Order - 1,
                AddedById = office,
                At = DemonstrationSchool.Now,
            }
        );
        await db.SaveChangesAsync(Cancel);
        return report.PupilId;
    }

    [Fact]
    public async Task A_class_is_reopened_for_a_day_for_its_teachers_and_for_nobody_else()
    {
        var yearHead = await site.AsAsync(StaffKeys.YearHeadS1S2);
        var teacher = await site.AsAsync(Teacher);
        var (class1, class2, cycle) = (
            await ClassAsync("1EN1"),
            await ClassAsync("1EN2"),
            await CycleAsync("BGE 2")
        );
        var form = (await yearHead.PageAsync($"/cycles/{cycle.Id}/classes/{class1}")).QuerySelector(
            "main form"
        )!;
        var without = await yearHead.SubmitAsync(form);
        var past = await yearHead.SubmitAsync(
            form,
            ("Form.On", "2027-02-01"),
            ("Form.Reason", "Late marks")
        );

        var answer = await yearHead.SubmitAsync(form, ("Form.Reason", "Late marks"));

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, past.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var sheet = await SheetAsync(teacher, "1EN1");
        Assert.Contains(
            "BGE 2 is closed for S1, S2, S3; this class takes reports again today, 2 February 2027. Late marks",
            Words((await teacher.PageAsync(sheet)).QuerySelector("main")!),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, await TypeAsync(teacher, sheet));
        var leader = await site.AsAsync("cl-english");
        Assert.Equal(
            HttpStatusCode.Conflict,
            await TypeAsync(leader, $"/reports/{cycle.Id}/{class2}")
        );
        site.Clock.SetUtcNow(new(DemonstrationSchool.Now.AddDays(1), TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.Conflict, await TypeAsync(teacher, sheet, "1"));
        Assert.Equal(cycle.ClosedAt, (await CycleAsync("BGE 2")).ClosedAt);
        Assert.Equal(
            "English 1EN1, BGE 2: on 2027-02-02; Late marks",
            (await site.AuditAsync()).Single(line => line.What == "reopen class").About
        );
        var list = await yearHead.PageAsync($"/cycles/{cycle.Id}");
        Assert.Contains(
            "English 1EN1, on 2 February 2027, by",
            Words(list.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_class_of_another_year_head_is_not_there_to_be_reopened()
    {
        var (cycle, taught) = (await CycleAsync("BGE 2"), await ClassAsync("1EN1"));
        var address = $"/cycles/{cycle.Id}/classes/{taught}";

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.OK],
            [
                await (await site.AsAsync(StaffKeys.YearHeadS5S6)).StatusAsync(address),
                await (await site.AsAsync("cl-english")).StatusAsync(address),
                await (await site.AsAsync(StaffKeys.Head)).StatusAsync(address),
            ]
        );
    }

    [Theory]
    [InlineData("cl-english")]
    [InlineData(Teacher)]
    public async Task How_far_a_class_is_is_what_its_own_teachers_are_told(string person)
    {
        var browser = await site.AsAsync(person);
        var own = (await browser.PageAsync("/reports"))
            .QuerySelectorAll(".classes tbody tr")
            .Select(row => (Words(row.QuerySelector("th")!), Words(row.QuerySelector("td")!)))
            .Order();

        var page = await browser.PageAsync(await AddressAsync("Senior 3"));

        Assert.Equal(
            own,
            page.QuerySelectorAll("table.rows tbody tr")
                .Select(row =>
                    (
                        Words(row.QuerySelector("th")!),
                        Words(row.QuerySelector("[data-label='Pupils done']")!)
                    )
                )
                .Order()
        );
    }

    /// <summary>The same form, as if another address had shown it.</summary>
    private static IElement At(IElement form, string address)
    {
        form.SetAttribute("action", address);
        return form;
    }

    /// <summary>Uploads the demonstration's file of the open cycle for some cycle.</summary>
    /// <returns>The address of its plan.</returns>
    private static async Task<string> UploadAsync(Browser office, Cycle cycle)
    {
        var form = (await office.PageAsync("/imports")).QuerySelector("main form")!;
        var file = DemonstrationSchool
            .Make()
            .Events.OfType<ReportsFile>()
            .Single(row => row.Cycle == "Senior 3");
        var answer = await office.UploadAsync(
            form,
            ("Upload.File", file.FileName, Encoding.UTF8.GetBytes(file.Text)),
            ("Upload.For", cycle.Id.ToString())
        );
        return answer.Headers.Location!.ToString();
    }

    /// <summary>Moves the first three pupils of a class of S5 into S6.</summary>
    private async Task MixAsync(IElement sheet)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var moving = sheet
            .QuerySelectorAll("[data-pupil]")
            .Take(3)
            .Select(row => Guid.Parse(row.GetAttribute("data-pupil")!))
            .ToList();
        var enrolments = await db
            .Enrolments.AsTracking()
            .Where(row => moving.Contains(row.PupilId))
            .ToListAsync(Cancel);
        enrolments.ForEach(row => row.Stage = Stage.S6);
        await db.SaveChangesAsync(Cancel);
    }

    private Task CloseEarlyAsync(string name, StageSet stages) =>
        ChangeAsync(name, cycle => cycle.ClosedEarly = stages);

    private async Task ChangeAsync(string name, Action<Cycle> change)
    {
        await using var db = await site.Data.Place.OpenAsync();
        change(await db.Cycles.AsTracking().SingleAsync(row => row.Name == name, Cancel));
        await db.SaveChangesAsync(Cancel);
    }

    private async Task<Cycle> CycleAsync(string name)
    {
        await using var db = await site.Data.Place.OpenAsync();
        return await db.Cycles.SingleAsync(row => row.Name == name, Cancel);
    }

    private async Task<Guid> ClassAsync(string name)
    {
        await using var db = await site.Data.Place.OpenAsync();
        return (await db.Classes.SingleAsync(row => row.Name == name, Cancel)).Id;
    }

    private async Task<string> AddressAsync(string cycle, string? act = null) =>
        $"/cycles/{(await CycleAsync(cycle)).Id}" + (act is null ? "" : $"/{act}");

    private async Task<IHtmlDocument> PageAsync(string person, string cycle, string act) =>
        await (await site.AsAsync(person)).PageAsync(await AddressAsync(cycle, act));

    /// <summary>Does an act by its page's form.</summary>
    /// <returns>The calendar after it.</returns>
    private async Task<IElement> ActAsync(string person, string cycle, string act)
    {
        var browser = await site.AsAsync(person);
        var page = await browser.PageAsync(await AddressAsync(cycle, act));
        var answer = await browser.SubmitAsync(page.QuerySelector("main form")!);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return (await browser.PageAsync("/cycles")).QuerySelector("main")!;
    }

    private static async Task<string> SheetAsync(Browser browser, string name) =>
        (await browser.PageAsync("/reports"))
            .QuerySelectorAll(".classes a")
            .Single(link => link.TextContent.EndsWith($" {name}", StringComparison.Ordinal))
            .GetAttribute("href")!;

    /// <summary>Types a mark in the first row of a class that is shown.</summary>
    private static async Task<HttpStatusCode> TypeAsync(
        Browser browser,
        string sheet,
        string mark = "4"
    )
    {
        var form = (await browser.PageAsync(sheet)).QuerySelector("#sheet")!;
        var cell = (IHtmlInputElement)form.QuerySelector("#Form_Rows_0__Effort")!;
        return (
            await browser.SubmitAsync(
                form,
                ("Form.Rows[0].Effort", cell.Value == mark ? "2" : mark)
            )
        ).StatusCode;
    }
}
