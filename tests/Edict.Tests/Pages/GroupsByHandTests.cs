using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The PSL of the house and the SfLL set by hand which groups a pupil is in, with a reason and dates (P32).</summary>
public sealed class GroupsByHandTests : IAsyncLifetime
{
    /// <summary>S2, care experienced, no more: the files say of every other flag that it is not so.</summary>
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
    [InlineData("psl")]
    [InlineData(StaffKeys.SupportForLearning)]
    public async Task A_pupil_who_is_set_into_a_group_is_in_it_for_everybody_and_the_reason_is_kept(
        string key
    )
    {
        var browser = await site.AsAsync(key == "psl" ? Support : key);

        var answer = await SetAsync(
            browser,
            ("What", "Sebn-1"),
            ("Reason", "Agreed at the meeting on Friday"),
            ("ReviewOn", "2027-05-04")
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("SEBN", await ListedAsync(), StringComparison.Ordinal);
        Assert.Contains(
            "since BGE 2 closed: SEBN",
            Section(await browser.PageAsync(address)),
            StringComparison.Ordinal
        );
        var first = (await browser.PageAsync($"{address}/groups")).QuerySelector("tbody tr")!;
        Assert.Equal("SEBN", Words(first.QuerySelector("th")!));
        Assert.Equal("yes counts today", Words(Cell(first, "Says")));
        Assert.Equal("from 2 February 2027, no end set", Words(Cell(first, "Days")));
        Assert.Equal("Agreed at the meeting on Friday", Words(Cell(first, "Why")));
        Assert.Equal("4 May 2027", Words(Cell(first, "Look again")));
        Assert.Matches("^by .+, 2 February 2027 at 09:00$", Words(Cell(first, "Recorded")));
    }

    [Fact]
    public async Task What_is_sent_twice_is_recorded_once()
    {
        var browser = await site.AsAsync(Support);
        Task SetItAsync(string why) =>
            SetAsync(browser, ("What", "Sebn-1"), ("Reason", why), ("To", "2027-06-30"));
        await SetItAsync("Agreed at the meeting");

        await SetItAsync("Agreed at the meeting");
        await SetItAsync("Agreed once more in May");

        Assert.Equal(
            ["Agreed once more in May", "Agreed at the meeting"],
            (await browser.PageAsync($"{address}/groups"))
                .QuerySelectorAll("tbody tr")
                .Where(row => Words(row.QuerySelector("th")!) == "SEBN")
                .Select(row => Words(Cell(row, "Why")))
                .Where(why => why != "–")
        );
        Assert.Equal(2, (await site.AuditAsync()).Count(line => line.What == "fact"));
    }

    [Fact]
    public async Task After_the_last_day_what_the_files_say_counts_again()
    {
        var browser = await site.AsAsync(Support);
        await SetAsync(
            browser,
            ("What", "CareExperienced-0"),
            ("Reason", "Was set by mistake"),
            ("To", "2027-02-03")
        );

        var during = await ListedAsync();
        var page = Section(await browser.PageAsync(address));
        site.Clock.Advance(TimeSpan.FromDays(2));
        var after = await ListedAsync();

        Assert.DoesNotContain("Care Experienced", during, StringComparison.Ordinal);
        Assert.Contains(
            "since BGE 2 closed: no longer in Care Experienced",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("Care Experienced", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_is_a_new_fact_and_the_earlier_one_stays_to_be_read()
    {
        var browser = await site.AsAsync(Support);
        await SetAsync(browser, ("What", "Pathway3-3"), ("Reason", "Plan"), ("To", "2027-06-30"));
        await SetAsync(browser, ("What", "Pathway3-0"), ("Reason", "Meant another pupil"));

        var rows = (await browser.PageAsync($"{address}/groups"))
            .QuerySelectorAll("tbody tr")
            .Where(row => Words(row.QuerySelector("th")!) == "Pathway of support")
            .ToList();

        Assert.Equal(
            ["none counts today", "3"],
            rows.Take(2).Select(row => Words(Cell(row, "Says")))
        );
        Assert.DoesNotContain("Pathway 3", await ListedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_cycle_keeps_the_groups_that_were_recorded_by_its_closing()
    {
        var browser = await site.AsAsync(Support);
        var before = Words(Cell(RowOf(await browser.PageAsync("/concerns"), Brodie), "Groups"));

        await SetAsync(
            browser,
            ("What", "FiveAtThree-1"),
            ("Reason", "Tracking meeting"),
            ("From", "2026-08-17"),
            ("ReviewOn", "2027-05-04")
        );

        var after = Words(Cell(RowOf(await browser.PageAsync("/concerns"), Brodie), "Groups"));
        Assert.Equal(before, after);
        Assert.DoesNotContain("5@3", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_log_has_a_line_of_the_pupil_that_names_no_group_and_no_reason()
    {
        await SetAsync(
            await site.AsAsync(Support),
            ("What", "Sebn-1"),
            ("Reason", "Agreed with home"),
            ("To", "2027-06-30")
        );

        var line = Assert.Single(await site.AuditAsync(), row => row.What == "fact");

        Assert.Equal(address, $"/pupils/{line.PupilId}");
        Assert.Equal(
            "set by hand, from 2027-02-02 to 2027-06-30, to be looked at again on no set day",
            line.About
        );
    }

    [Fact]
    public async Task A_past_period_is_refused_since_it_would_end_what_stands_today()
    {
        var browser = await site.AsAsync(Support);
        await SetAsync(
            browser,
            ("What", "Sebn-1"),
            ("Reason", "Agreed at the meeting on Friday"),
            ("ReviewOn", "2027-05-04")
        );

        var answer = await SetAsync(
            browser,
            ("What", "Sebn-1"),
            ("Reason", "Last autumn, too"),
            ("From", "2026-09-01"),
            ("To", "2026-10-30")
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var fault = (await Browser.ReadAsync(answer)).QuerySelector(".ds_error-summary a")!;
        Assert.Equal("#Set_To", fault.GetAttribute("href"));
        Assert.Equal(
            "30 October 2026 is over: give a last day from today, 2 February 2027, on; what is over would count on no day, and end what was set by hand before",
            Words(fault)
        );
        Assert.Contains("SEBN", await ListedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_refused_in_one_sentence()
    {
        var answer = await SetAsync(
            await site.AsAsync(Support),
            ("What", "Sebn-1"),
            ("Reason", new string('a', 201)),
            ("ReviewOn", "2027-05-04")
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var fault = Assert.Single(
            (await Browser.ReadAsync(answer)).QuerySelectorAll(".ds_error-summary a")
        );
        Assert.Equal("Say why in at most 200 characters; these are 201", Words(fault));
    }

    [Fact]
    public async Task Of_a_pupil_who_came_into_a_group_since_the_cycle_closed_it_is_not_said_that_they_are_in_none()
    {
        var anna = TestSchool.AnnaMorrisonOf1L2;
        var browser = await site.AsAsync(StaffKeys.PupilSupportLeader(anna.House));
        address = await site.PageOfAsync(anna.Scn);
        var before = Section(await browser.PageAsync(address));

        await SetAsync(
            browser,
            ("What", "Sebn-1"),
            ("Reason", "Agreed at the meeting on Friday"),
            ("ReviewOn", "2027-05-04")
        );

        var after = Section(await browser.PageAsync(address));
        Assert.Contains("In no group that is known.", before, StringComparison.Ordinal);
        Assert.Contains("since BGE 2 closed: SEBN", after, StringComparison.Ordinal);
        Assert.Contains(
            "In no group that was known when BGE 2 closed.",
            after,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("that is known", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What", "", "Choose what to set")]
    [InlineData("What", "Simd-1", "Choose what to set")]
    [InlineData("What", "Asn-1", "Choose what to set")]
    [InlineData("Reason", "", "Say why")]
    [InlineData("To", "2027-01-01", "not before the first")]
    [InlineData("ReviewOn", "2027-02-02", "a day to come")]
    [InlineData("ReviewOn", "", "Give a last day, or a day")]
    public async Task What_is_missing_is_asked_for_at_its_field_and_the_rest_stays_as_it_was_typed(
        string field,
        string value,
        string words
    )
    {
        var said = new Dictionary<string, string?>
        {
            ["What"] = "Sebn-1",
            ["Reason"] = "Agreed with home",
            ["ReviewOn"] = "2027-05-04",
            [field] = value,
        };

        var answer = await SetAsync(
            await site.AsAsync(Support),
            [.. said.Select(part => (part.Key, part.Value))]
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Browser.ReadAsync(answer);
        var link = page.QuerySelector(".ds_error-summary a")!;
        Assert.Contains(words, Words(link), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!));
        var typed = (IHtmlInputElement)page.QuerySelector("#Set_Reason")!;
        Assert.Equal(said["Reason"], typed.Value);
    }

    [Fact]
    public async Task The_list_leads_those_who_may_set_it_to_a_pupils_groups_and_nobody_else()
    {
        const string Link = "a.set-groups";
        var support = RowOf(
            await (await site.AsAsync(Support)).PageAsync("/vulnerable-groups"),
            Brodie
        );
        var head = await (await site.AsAsync(StaffKeys.Head)).PageAsync("/vulnerable-groups");

        Assert.Equal($"{address}/groups", support.QuerySelector(Link)!.GetAttribute("href"));
        Assert.Null(head.QuerySelector(Link));
    }

    [Theory]
    [InlineData(StaffKeys.Head, HttpStatusCode.Forbidden)]
    [InlineData(StaffKeys.YearHeadS1S2, HttpStatusCode.Forbidden)]
    [InlineData("cl-english", HttpStatusCode.Forbidden)]
    [InlineData("teacher", HttpStatusCode.Forbidden)]
    [InlineData("psl-bavelaw", HttpStatusCode.NotFound)]
    public async Task Nobody_else_sets_them_however_much_they_see_of_the_pupil(
        string key,
        HttpStatusCode status
    )
    {
        var browser = await site.AsAsync(key == "teacher" ? WhatHelpsTests.Teacher : key);

        Assert.Equal(status, await browser.StatusAsync($"{address}/groups"));
        if (status == HttpStatusCode.Forbidden)
        {
            Assert.Null(
                (await browser.PageAsync(address)).QuerySelector($"a[href='{address}/groups']")
            );
        }
    }

    [Fact]
    public async Task Who_is_kept_from_the_pupil_finds_nobody_there()
    {
        var browser = await site.AsAsync(Support);
        await using (var db = await site.Data.Place.OpenAsync())
        {
            var pupil = await db.Pupils.SingleAsync(row => row.Scn == Brodie.Scn, Cancel);
            var person = await site.PersonAsync(Support);
            db.Add(
                new KeptFrom
                {
                    Id = Guid.CreateVersion7(),
                    SchoolId = pupil.SchoolId,
                    StaffId = person,
                    PupilId = pupil.Id,
                    From = new(2027, 1, 1),
                    SetById = person,
                }
            );
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync($"{address}/groups"));
    }

    /// <summary>The pupil's row on the list of vulnerable groups, as the head reads it.</summary>
    private async Task<string> ListedAsync()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        return Words(RowOf(await head.PageAsync("/vulnerable-groups"), Brodie));
    }

    private async Task<HttpResponseMessage> SetAsync(
        Browser browser,
        params (string Field, string? Value)[] said
    )
    {
        var form = (await browser.PageAsync($"{address}/groups")).QuerySelector("#set")!;
        return await browser.SubmitAsync(
            form,
            [.. said.Select(part => ($"Set.{part.Field}", part.Value))]
        );
    }

    private static string Section(IParentNode page) =>
        Words(page.QuerySelector("section[aria-labelledby=groups-title]")!);
}
