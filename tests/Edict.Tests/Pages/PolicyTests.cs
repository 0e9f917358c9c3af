using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.Pages.Policies;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The leadership reads the policy in words and edits it by a form; every version stays.</summary>
public sealed class PolicyTests : IAsyncLifetime
{
    private const string Why = "A 3 in effort is talked about in class";

    private readonly TestSite site = new();
    private Browser head = null!;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        head = await site.AsAsync(StaffKeys.Head);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, int> Numbers =>
        [
            .. PolicyFields
                .All.Where(value => value.Typing == Typing.Number)
                .Select(value => (value.Key, value.Least, value.Most)),
        ];

    [Fact]
    public void Every_value_of_the_policys_text_is_on_the_page() =>
        Assert.Equal(
            KeysOf(JsonDocument.Parse(PolicyJson.Write(Policy.Default)).RootElement, "")
                .Where(key => key != "version")
                .Order(StringComparer.Ordinal),
            PolicyFields.All.Select(field => field.Key).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_number_outside_the_range_that_its_field_tells_is_refused_there(
        string key,
        int least,
        int most
    )
    {
        foreach (var number in new[] { least - 1, most + 1 })
        {
            var answer = await KeepAsync(await FormAsync(), (key, $"{number}"));
            var page = await Browser.ReadAsync(answer);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var fault = page.QuerySelector($".ds_error-summary a[href='#{IdOf(key)}']")!;
            Assert.Contains($"from {least} to {most}", Words(fault), StringComparison.Ordinal);
            Assert.Contains($"“{number}”", Words(fault), StringComparison.Ordinal);
            Assert.Equal($"{number}", page.GetElementById(IdOf(key))!.GetAttribute("value"));
        }

        Assert.Single(await VersionsAsync());
    }

    [Fact]
    public async Task The_page_says_of_how_many_pupils_each_CL_is_asked_and_how_many_attendance_alone_brings()
    {
        var rags = await (await site.AsAsync(StaffKeys.CurriculumLeader("English"))).PageAsync(
            "/faculty-rag"
        );
        var (block, all) = (
            rags.QuerySelectorAll("#block tr").Length,
            rags.QuerySelectorAll("tr[data-saved]").Length
        );

        var asked = Asked(await head.PageAsync("/policy"), "English");
        await KeepAsync(await FormAsync(), ("rag.attendanceOnly", "out"));
        var left = Asked(await head.PageAsync("/policy"), "English");

        Assert.True(block > 5);
        Assert.Equal(["Mrs C MacAulay", $"{all - block}", $"{block}"], asked);
        Assert.Equal(asked, left);
    }

    private static string[] Asked(IParentNode page, string faculty) =>
        [
            .. page.QuerySelectorAll("main tr")
                .Single(row =>
                    row.QuerySelector("th")?.TextContent == faculty
                    && row.QuerySelector("[data-label=CL]") is not null
                )
                .QuerySelectorAll("td")
                .Select(Words),
        ];

    [Fact]
    public async Task A_change_is_read_by_the_open_cycle_at_once_and_by_no_closed_one()
    {
        var (openBefore, closedBefore) = (
            await ConcernsAsync("Senior 3"),
            await ConcernsAsync("Senior 2")
        );

        var answer = await KeepAsync(
            await FormAsync(),
            ("track.effort", "4"),
            ("track.homework", "4")
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.True(await ConcernsAsync("Senior 3") < openBefore);
        Assert.Equal(closedBefore, await ConcernsAsync("Senior 2"));
        var page = Words((await head.PageAsync("/policy")).QuerySelector("main")!);
        Assert.Contains("Effort that is tracked 4 1 is best", page, StringComparison.Ordinal);
        Assert.Contains(
            "Senior 2 S4, S5, S6 closed on 27 November 2026 at 15:30: it stays with the version of that day 1",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Senior 3 S4, S5, S6 open: it reads the newest 2",
            page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_version_says_who_kept_it_when_and_why_and_what_differs_from_the_one_before()
    {
        await KeepAsync(await FormAsync(), ("track.effort", "4"), ("groups.SEBN.on", "false"));

        var list = await head.PageAsync("/policy");
        var newest = Words((await head.PageAsync("/policy/2")).QuerySelector("main")!);
        var first = Words((await head.PageAsync("/policy/1")).QuerySelector("main")!);

        Assert.Contains(
            $"Version 2 2 February 2027 at 09:00 {NameOf(StaffKeys.Head)} {Why}",
            Words(list.QuerySelector("main")!),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"Kept on 2 February 2027 at 09:00 by {NameOf(StaffKeys.Head)}: “{Why}”",
            newest,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "What differs from version 1 WhatWasIs Effort that is tracked 3, 4 4 SEBN on off All of it",
            newest,
            StringComparison.Ordinal
        );
        Assert.Contains("Effort that is tracked 3, 4 ", first, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await head.StatusAsync("/policy/3"));
        var line = (await site.AuditAsync()).Single(line => line.What == "policy");
        Assert.Equal(
            "version 2: Effort that is tracked: 3, 4, now 4; SEBN: on, now off",
            line.About
        );
        Assert.Equal(await site.PersonAsync(StaffKeys.Head), line.StaffId);
    }

    [Fact]
    public async Task Values_that_do_not_fit_together_are_said_at_their_field_and_stay_as_typed()
    {
        var answer = await KeepAsync(
            await FormAsync(),
            ("facultiesForLevel.2", "5"),
            ("track.workingGradeWorst", "6"),
            ("ragComments", "Attendance"),
            ("ragComments", "attendance")
        );

        var page = await Browser.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            [
                "Working grade from which a report is tracked: expected at most “Worst working grade”, which is 6, and it is “7”",
                "Faculties for level 1: expected numbers that rise from level 1 to level 3, and it is 1, 5, 3",
                "Comments to choose from: expected a list of at least one comment, each a different text, and it is “Attendance; attendance”",
            ],
            page.QuerySelectorAll(".ds_error-summary a")
                .Select(Words)
                .OrderDescending(StringComparer.Ordinal)
        );
        Assert.All(
            page.QuerySelectorAll(".ds_error-summary a"),
            link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!))
        );
        Assert.Equal("5", page.GetElementById("facultiesForLevel_2")!.GetAttribute("value"));
        Assert.Single(await VersionsAsync());
    }

    [Fact]
    public async Task A_change_without_a_reason_and_a_reason_without_a_change_are_refused()
    {
        var form = await FormAsync();

        var noReason = await head.SubmitAsync(form, ("track.deteriorationBy", "2"));
        var noChange = await KeepAsync(form);

        var page = await Browser.ReadAsync(noReason);
        Assert.Equal(HttpStatusCode.BadRequest, noReason.StatusCode);
        Assert.Equal("#Form_Why", page.QuerySelector(".ds_error-summary a")!.GetAttribute("href"));
        Assert.Equal("2", page.GetElementById("track_deteriorationBy")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.BadRequest, noChange.StatusCode);
        Assert.Contains(
            "Nothing was changed",
            Words((await Browser.ReadAsync(noChange)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
        Assert.Single(await VersionsAsync());
    }

    [Theory]
    [InlineData("track.workingGradeFrom", "07")]
    [InlineData("track.workingGradeFrom", "+7")]
    [InlineData("groups.Attendance.below", "90.0")]
    public async Task A_value_that_is_the_same_and_typed_otherwise_is_no_change(
        string key,
        string typed
    )
    {
        var answer = await KeepAsync(await FormAsync(), (key, typed));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "Nothing was changed",
            Words((await Browser.ReadAsync(answer)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
        Assert.Single(await VersionsAsync());
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_what_changed_meanwhile_and_neither_loses_anything()
    {
        var depute = await site.AsAsync(StaffKeys.Depute);
        var theirs = await FormAsync();
        var deputes = (await depute.PageAsync("/policy/edit")).QuerySelector("main form")!;
        await KeepAsync(theirs, ("track.effort", "4"), ("track.deteriorationBy", "2"));

        var answer = await depute.SubmitAsync(
            deputes,
            ("track.deteriorationBy", "3"),
            ("groups.Attendance.below", "85"),
            ("Form.Why", "Fewer, and earlier")
        );
        var page = await Browser.ReadAsync(answer);
        var again = await depute.SubmitAsync(page.QuerySelector("main form")!);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var summary = Words(page.QuerySelector(".ds_error-summary")!);
        Assert.Contains(
            $"{NameOf(StaffKeys.Head)} kept version 2 while you typed (“{Why}”)",
            summary,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Effort that is tracked: 3, 4, now 4: theirs is below",
            summary,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Fall that counts as deterioration: 1, now 2 by them, 3 by you: yours is below",
            summary,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var kept = (await VersionsAsync())[^1];
        var policy = PolicyInForce.Read(kept.Json);
        Assert.Equal((3, "Fewer, and earlier"), (kept.Version, kept.Why));
        Assert.Equal(NumberSet.Of(4), policy.Track.Effort);
        Assert.Equal((3, 85m), (policy.Track.DeteriorationBy, policy.Groups.AttendanceBelow));
    }

    [Fact]
    public async Task Where_two_keep_a_schools_first_version_the_second_is_told_too()
    {
        await KeepNoneAsync();
        var depute = await site.AsAsync(StaffKeys.Depute);
        var theirs = await FormAsync();
        var deputes = (await depute.PageAsync("/policy/edit")).QuerySelector("main form")!;
        await KeepAsync(theirs, ("track.effort", "4"));

        var answer = await depute.SubmitAsync(
            deputes,
            ("groups.Attendance.below", "85"),
            ("Form.Why", "Fewer")
        );

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(
            "Effort that is tracked: 3, 4, now 4: theirs is below",
            Words((await Browser.ReadAsync(answer)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
        var kept = Assert.Single(await VersionsAsync());
        Assert.Equal(NumberSet.Of(4), PolicyInForce.Read(kept.Json).Track.Effort);
    }

    [Fact]
    public async Task The_defaults_are_a_change_where_another_policy_is_in_force()
    {
        await KeepAsync(await FormAsync(), ("track.effort", "4"));

        var back = await KeepAsync(await FormAsync(), ("track.effort", "3"), ("track.effort", "4"));

        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        var kept = PolicyInForce.Read((await VersionsAsync())[^1].Json);
        Assert.Equal(3, kept.Version);
        Assert.Equal(Policy.Default.Track.Effort, kept.Track.Effort);
    }

    [Fact]
    public async Task A_tick_that_no_box_has_is_named_without_those_beside_it()
    {
        var answer = await KeepAsync(
            await FormAsync(),
            ("track.effort", "3"),
            ("track.effort", "9")
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.EndsWith(
            ", and it is 9",
            Words((await Browser.ReadAsync(answer)).QuerySelector(".ds_error-summary a")!),
            StringComparison.Ordinal
        );
        Assert.Single(await VersionsAsync());
    }

    [Fact]
    public async Task Every_version_reads_back_as_it_was_kept()
    {
        await KeepAsync(
            await FormAsync(),
            ("groups.Attendance.below", "92.5"),
            ("ragComments", "Lateness “again”"),
            ("ragComments", "Not on track"),
            ("seniorStages", "S3"),
            ("seniorStages", "S4"),
            ("interventionBy.1", "PSL"),
            ("groupsList.show", "mark")
        );

        var kept = PolicyInForce.Read((await VersionsAsync())[^1].Json);

        Assert.Equal(2, kept.Version);
        Assert.Equal(92.5m, kept.Groups.AttendanceBelow);
        Assert.Equal(["Lateness “again”", "Not on track"], kept.RagComments);
        Assert.Equal(StageSet.S3 | StageSet.S4, kept.SeniorStages);
        Assert.Equal(Lead.PupilSupportLeader, kept.InterventionBy.One);
        Assert.Equal(GroupsShown.Mark, kept.GroupsList.Show);
        Assert.Equal(Policy.Default.Retention, kept.Retention);
    }

    private async Task<IElement> FormAsync() =>
        (await head.PageAsync("/policy/edit")).QuerySelector("main form")!;

    private Task<HttpResponseMessage> KeepAsync(
        IElement form,
        params (string Name, string? Value)[] filled
    ) => head.SubmitAsync(form, [.. filled, ("Form.Why", Why)]);

    private async Task<List<PolicyVersion>> VersionsAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        return await db.Policies.OrderBy(row => row.Version).ToListAsync(Cancel);
    }

    /// <summary>The school as it is before anybody has kept a policy: the defaults are in force.</summary>
    private async Task KeepNoneAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        await db.DeleteAsync(await db.Policies.ToListAsync(Cancel));
    }

    /// <summary>How many concerns the head finds in a cycle.</summary>
    private async Task<int> ConcernsAsync(string name)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var cycle = await db.Cycles.SingleAsync(row => row.Name == name, Cancel);
        return Rows(await head.PageAsync($"/concerns?cycle={cycle.Id}")).Count;
    }

    private static string NameOf(string key) =>
        DemonstrationSchool.Make().Staff.Single(person => person.Key == key).Name;

    private static string IdOf(string key) => PolicyFields.All.Single(field => field.Key == key).Id;

    private static IEnumerable<string> KeysOf(JsonElement value, string at) =>
        value.ValueKind == JsonValueKind.Object
            ? value
                .EnumerateObject()
                .SelectMany(property =>
                    KeysOf(property.Value, at.Length == 0 ? property.Name : $"{at}.{property.Name}")
                )
            : [at];
}
