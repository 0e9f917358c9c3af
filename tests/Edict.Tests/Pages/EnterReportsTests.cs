using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>A class teacher reports on a class: typed, saved as it is typed, handed in.</summary>
public class EnterReportsTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Teacher = "teacher-english-1";

    [Fact]
    public async Task A_teacher_is_shown_the_classes_that_are_theirs_and_how_far_each_is()
    {
        var page = await PageAsync(Teacher, "/reports");

        var classes = page.QuerySelectorAll(".classes tbody tr").Select(row => Words(row)).ToList();
        Assert.Contains("English 4EN7 0 of 18 not yet", classes);
        Assert.Equal(3, classes.Count);
    }

    [Fact]
    public async Task Without_script_the_class_is_a_form_that_saves_what_is_typed()
    {
        var browser = await site.AsAsync(Teacher);
        var address = await OpenSheet.AddressOfAsync(browser, "4EN7");
        var form = (await browser.PageAsync(address)).QuerySelector("#sheet")!;

        var answer = await browser.SubmitAsync(
            form,
            ("Form.Rows[0].Effort", "3"),
            ("Form.Rows[0].WorkingGrade", " 7 ")
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var after = await browser.PageAsync(address);
        Assert.Equal("3", Cell(after, 0, "Effort").Value);
        Assert.Equal("7", Cell(after, 0, "WorkingGrade").Value);
        Assert.Equal("Saved: 2 marks.", Words(after.QuerySelector(".message")!));
    }

    [Fact]
    public async Task What_is_no_mark_is_named_and_nothing_of_the_form_is_saved()
    {
        var browser = await site.AsAsync(Teacher);
        var address = await OpenSheet.AddressOfAsync(browser, "4EN7");
        var form = (await browser.PageAsync(address)).QuerySelector("#sheet")!;

        var answer = await browser.SubmitAsync(
            form,
            ("Form.Rows[3].Effort", "2"),
            ("Form.Rows[1].Homework", "5"),
            ("Form.Rows[2].WorkingGrade", "A")
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Browser.ReadAsync(answer);
        Assert.Equal(
            [
                $"Boyd, Scott ({ClassOf(form, 1)}), homework: “5” is no mark; 1 to 4, or blank.",
                $"Chen, Phoebe ({ClassOf(form, 2)}), working grade: “A” is no mark; 1 to 9, or blank.",
            ],
            page.QuerySelectorAll(".ds_error-summary li").Select(line => Words(line))
        );
        Assert.Equal("5", Cell(page, 1, "Homework").Value);
        Assert.Equal("", Cell(await browser.PageAsync(address), 3, "Effort").Value);
    }

    [Fact]
    public async Task A_sheet_takes_the_working_grades_of_the_schools_own_scale()
    {
        await using var fresh = new TestSite();
        await fresh.InitializeAsync();
        await using var policy = await PolicyKept.SayAsync(
            fresh.Data,
            """{ "track": { "workingGradeWorst": 8 } }"""
        );
        var sheet = await OpenAsync(fresh, Teacher, "4EN7");
        var form = (await sheet.PageAsync()).QuerySelector("#sheet")!;

        var typed = await sheet.Browser.SubmitAsync(form, ("Form.Rows[1].WorkingGrade", "9"));
        var sent = await sheet.SaveAsync(
            Guid.CreateVersion7(),
            (0, "WorkingGrade", null, 9),
            (1, "WorkingGrade", null, 8)
        );

        Assert.Equal("8", form.GetAttribute("data-worst-grade"));
        Assert.Contains("Working grade 1–8", Words(form), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, typed.StatusCode);
        Assert.Contains(
            "is none; 1 to 8, or blank.",
            await sent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        var page = await sheet.PageAsync();
        Assert.Equal("", Cell(page, 0, "WorkingGrade").Value);
    }

    [Fact]
    public async Task What_is_typed_stays_beside_its_pupil_where_one_has_left_the_form_meanwhile()
    {
        await using var fresh = new TestSite();
        await fresh.InitializeAsync();
        var sheet = await OpenAsync(fresh, Teacher, "4EN7");
        var form = (await sheet.PageAsync()).QuerySelector("#sheet")!;
        await fresh.KeepFromAsync(Teacher, Guid.Parse(sheet.Rows[0].Pupil));

        var answer = await sheet.Browser.SubmitAsync(
            form,
            ("Form.Rows[3].Effort", "2"),
            ("Form.Rows[5].Homework", "x")
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Browser.ReadAsync(answer);
        Assert.Equal(sheet.Rows[3].Pupil, PupilOf(Cell(page, 2, "Effort")));
        Assert.Equal("2", Cell(page, 2, "Effort").Value);
        Assert.Equal("", Cell(page, 3, "Effort").Value);
        Assert.Equal("x", Cell(page, 4, "Homework").Value);
        Assert.Equal(
            "#Form_Rows_4__Homework",
            page.QuerySelector(".ds_error-summary li a")!.GetAttribute("href")
        );
    }

    [Fact]
    public async Task A_form_that_came_back_overwrites_nobodys_mark_unseen()
    {
        var teacher = await OpenAsync(site, Teacher, "4EN7");
        var form = (await teacher.PageAsync()).QuerySelector("#sheet")!;
        await (await OpenAsync(site, "cl-english", "4EN7")).SaveAsync(
            Guid.CreateVersion7(),
            (10, "Effort", null, 4),
            (11, "Effort", null, 4)
        );

        var refused = await teacher.Browser.SubmitAsync(
            form,
            ("Form.Rows[11].Effort", "2"),
            ("Form.Rows[12].Effort", "x")
        );
        var page = await Browser.ReadAsync(refused);
        var again = await teacher.Browser.SubmitAsync(
            page.QuerySelector("#sheet")!,
            ("Form.Rows[12].Effort", "1")
        );

        Assert.Equal("4", Cell(page, 10, "Effort").Value);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var after = await teacher.PageAsync();
        Assert.Equal("4", Cell(after, 10, "Effort").Value);
        Assert.Equal("4", Cell(after, 11, "Effort").Value);
        Assert.Equal("1", Cell(after, 12, "Effort").Value);
    }

    [Theory]
    [InlineData(
        """{"batch":"0198f000-0000-7000-8000-000000000001","entered":"Typed","cells":[null]}"""
    )]
    [InlineData(
        """{"batch":"0198f000-0000-7000-8000-000000000002","entered":"Typed","cells":[{"pupil":"PUPIL","level":"","column":99,"was":null,"now":2}]}"""
    )]
    public async Task What_is_no_cell_of_a_class_is_refused(string batch)
    {
        var sheet = await OpenAsync(site, Teacher, "4EN7");

        var answer = await sheet.PostAsync(
            batch.Replace("PUPIL", sheet.Rows[0].Pupil, StringComparison.Ordinal)
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_grade_of_another_level_is_no_last_time()
    {
        await using var db = await site.Data.Place.OpenAsync();
        var cycle = await db.Cycles.SingleAsync(
            row => row.Name == "Senior 2",
            TestContext.Current.CancellationToken
        );
        var browser = await site.AsAsync("cl-english");
        var address = await OpenSheet.AddressOfAsync(browser, "5EN7");

        var page = await browser.PageAsync($"/reports/{cycle.Id}/{address.Split('/')[^1]}");

        var row = page.QuerySelector("tr[data-name='Buchan, Szymon']")!;
        Assert.Equal(
            "",
            row.QuerySelector("[data-column=WorkingGrade]")!.GetAttribute("data-before")
        );
        Assert.NotEqual("", row.QuerySelector("[data-column=Effort]")!.GetAttribute("data-before"));
    }

    [Fact]
    public async Task A_batch_that_is_sent_again_gets_the_same_answer_and_changes_nothing_twice()
    {
        var sheet = await OpenAsync(site, Teacher, "4EN7");
        var batch = Guid.CreateVersion7();

        var first = await sheet.SaveAsync(batch, (4, "Effort", null, 3));
        await sheet.SaveAsync(Guid.CreateVersion7(), (4, "Effort", 3, 2));
        var again = await sheet.SaveAsync(batch, (4, "Effort", null, 3));

        Assert.Equal(
            await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal("2", Cell(await sheet.PageAsync(), 4, "Effort").Value);
    }

    [Fact]
    public async Task The_audit_log_has_who_changed_marks_and_what_they_were_apart_from_the_line()
    {
        var sheet = await OpenAsync(site, Teacher, "4EN7");
        await sheet.SaveAsync(Guid.CreateVersion7(), (9, "Effort", null, 3));
        await sheet.SaveAsync(Guid.CreateVersion7(), (9, "Effort", 3, 2));

        var line = (await site.AuditAsync()).Last(entry => entry.What == "report");

        Assert.Equal("English 4EN7, Senior 3: 1 mark, typed", line.About);
        await using var db = await site.Data.Place.OpenAsync();
        var values = await db.AuditValues.SingleAsync(
            row => row.EntryId == line.Id,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(line.ValuesHash, values.Hash());
        Assert.Contains("\"Mark\":3", values.Before!, StringComparison.Ordinal);
        Assert.Contains("\"Mark\":2", values.After!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_that_somebody_else_changed_meanwhile_is_not_overwritten_but_told()
    {
        var teacher = await OpenAsync(site, Teacher, "4EN7");
        var leader = await OpenAsync(site, "cl-english", "4EN7");

        await leader.SaveAsync(Guid.CreateVersion7(), (5, "Effort", null, 4));
        var answer = await teacher.SaveAsync(
            Guid.CreateVersion7(),
            (5, "Effort", null, 2),
            (6, "Effort", null, 1)
        );

        var said = JsonNode.Parse(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        )!;
        var contested = Assert.Single(said["contested"]!.AsArray())!;
        Assert.EndsWith(
            "put a 4 here, 2 February 2027 at 09:00; you put a 2.",
            contested["words"]!.GetValue<string>()
        );
        var page = await teacher.PageAsync();
        Assert.Equal("4", Cell(page, 5, "Effort").Value);
        Assert.Equal("1", Cell(page, 6, "Effort").Value);
    }

    [Fact]
    public async Task The_form_without_script_shows_both_marks_where_two_people_disagree()
    {
        var teacher = await OpenAsync(site, Teacher, "4EN7");
        var form = (await teacher.PageAsync()).QuerySelector("#sheet")!;
        await (await OpenAsync(site, "cl-english", "4EN7")).SaveAsync(
            Guid.CreateVersion7(),
            (7, "Effort", null, 4)
        );

        var answer = await teacher.Browser.SubmitAsync(form, ("Form.Rows[7].Effort", "2"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await Browser.ReadAsync(answer);
        Assert.StartsWith(
            $"Graham, Alba ({ClassOf(form, 7)}), effort: ",
            Words(page.QuerySelector(".ds_error-summary li")!)
        );
        Assert.Equal("2", Cell(page, 7, "Effort").Value);
        var kept = await teacher.Browser.SubmitAsync(page.QuerySelector("#sheet")!);
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Equal("2", Cell(await teacher.PageAsync(), 7, "Effort").Value);
    }

    [Fact]
    public async Task A_closed_cycle_takes_no_mark_and_says_so()
    {
        await using var fresh = new TestSite();
        await fresh.InitializeAsync();
        var sheet = await OpenAsync(fresh, Teacher, "4EN7");
        await CloseAsync(fresh, "Senior 3");

        var answer = await sheet.SaveAsync(Guid.CreateVersion7(), (0, "Effort", null, 2));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(
            "Senior 3 is closed and takes no more reports.",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal("", Cell(await sheet.PageAsync(), 0, "Effort").Value);
    }

    [Fact]
    public async Task A_batch_without_the_token_of_its_page_is_refused()
    {
        var sheet = await OpenAsync(site, Teacher, "4EN7");

        var answer = await sheet
            .WithoutToken()
            .SaveAsync(Guid.CreateVersion7(), (0, "Effort", null, 2));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Somebody_elses_class_is_not_there()
    {
        var address = await OpenSheet.AddressOfAsync(await site.AsAsync(Teacher), "4EN7");

        Assert.Equal(404, (int)await (await site.AsAsync("cl-science")).StatusAsync(address));
        Assert.Equal(404, (int)await (await site.AsAsync(StaffKeys.Head)).StatusAsync(address));
    }

    [Fact]
    public async Task A_class_is_handed_in_when_every_blank_has_its_reason()
    {
        var sheet = await OpenAsync(site, Teacher, "5EN7");
        await sheet.RateAllButAsync(2);
        var page = await sheet.Browser.PageAsync(sheet.Address + "/hand-in");
        var form = page.QuerySelector("main form")!;
        var blank = form.QuerySelectorAll("select")
            .Select(field => field.GetAttribute("name")!)
            .ToList();

        var refused = await sheet.Browser.SubmitAsync(form, (blank[0], "Absent"));
        var taken = await sheet.Browser.SubmitAsync(form, (blank[0], "Absent"), (blank[1], "New"));

        Assert.Equal(2, blank.Count);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Matches(
            @"^.+, .+ \(5\w+\) has no rating: say why, or rate them\.$",
            Words((await Browser.ReadAsync(refused)).QuerySelector(".ds_error-summary li")!)
        );
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        var list = await sheet.Browser.PageAsync("/reports");
        Assert.Contains(
            "English 5EN7 20 of 20 2 February 2027 at 09:00",
            list.QuerySelectorAll(".classes tbody tr").Select(row => Words(row))
        );
        Assert.Contains("not rated: new", Words((await sheet.PageAsync()).QuerySelector("main")!));
    }

    [Fact]
    public async Task Whoever_hands_in_a_class_leaves_the_reason_of_a_pupil_whom_they_do_not_see()
    {
        await using var fresh = new TestSite();
        await fresh.InitializeAsync();
        var teacher = await OpenAsync(fresh, Teacher, "5EN7");
        await teacher.RateAllButAsync(1);
        var form = await FormAsync(teacher);
        var blank = form.QuerySelector("select")!.GetAttribute("name")!;
        await teacher.Browser.SubmitAsync(form, (blank, "Absent"));
        var pupil = Guid.Parse(teacher.Rows[^1].Pupil);
        await fresh.KeepFromAsync("cl-english", pupil);
        var leader = await OpenAsync(fresh, "cl-english", "5EN7");

        var answer = await leader.Browser.SubmitAsync(await FormAsync(leader));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(teacher.Rows.Count - 1, leader.Rows.Count);
        await using var db = await fresh.Data.Place.OpenAsync();
        var kept = await db.Set<NotRated>()
            .SingleAsync(row => row.PupilId == pupil, TestContext.Current.CancellationToken);
        Assert.Equal(NoRating.Absent, kept.Why);

        static async Task<IElement> FormAsync(OpenSheet sheet) =>
            (await sheet.Browser.PageAsync(sheet.Address + "/hand-in")).QuerySelector("main form")!;
    }

    [Fact]
    public async Task What_a_browser_was_answered_is_forgotten_after_60_days_when_a_class_is_handed_in()
    {
        await using var later = new TestSite();
        await later.InitializeAsync();
        var sheet = await OpenAsync(later, Teacher, "5EN7");
        var old = Guid.CreateVersion7();
        await sheet.SaveAsync(old, (0, "Effort", null, 1));
        later.Clock.Advance(TimeSpan.FromDays(61));
        await sheet.Browser.SignInAsync(Teacher);
        await sheet.RateAllButAsync(0);

        await sheet.Browser.SubmitAsync(
            (await sheet.Browser.PageAsync(sheet.Address + "/hand-in")).QuerySelector("main form")!
        );

        await using var db = await later.Data.Place.OpenAsync();
        var kept = await db.Set<SavedBatch>().ToListAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(kept, batch => batch.Id == old);
        Assert.NotEmpty(kept);
    }

    [Fact]
    public async Task A_teachers_own_view_stands_beside_what_is_suggested_to_the_CL_until_it_is_taken_back()
    {
        var sheet = await OpenAsync(site, "teacher-english-5", "5ME1");
        await sheet.RateAllButAsync(1);
        var last = sheet.Rows.Count - 1;
        await sheet.SaveAsync(
            Guid.CreateVersion7(),
            (last, "Effort", null, 4),
            (last, "Behaviour", null, 2),
            (last, "Homework", null, 2)
        );
        var pupil = sheet.Rows[last].Pupil;

        var openBefore = await FormAsync();
        await HandInAsync("A");
        await sheet.Browser.SubmitAsync(openBefore);
        var said = await JudgedAsync();
        var chosen = (await FormAsync())
            .QuerySelector($"input[name='View[{pupil}]'][checked]")!
            .GetAttribute("value");
        await HandInAsync("");
        var after = await JudgedAsync();

        Assert.Matches("^R.* A ?mber .*’s view$", said);
        Assert.Equal("A", chosen);
        Assert.DoesNotContain("’s view", after, StringComparison.Ordinal);

        async Task<IElement> FormAsync() =>
            (await sheet.Browser.PageAsync(sheet.Address + "/hand-in")).QuerySelector("main form")!;

        async Task HandInAsync(string view) =>
            Assert.Equal(
                HttpStatusCode.Redirect,
                (
                    await sheet.Browser.SubmitAsync(await FormAsync(), ($"View[{pupil}]", view))
                ).StatusCode
            );

        async Task<string> JudgedAsync()
        {
            var page = await PageAsync(
                StaffKeys.CurriculumLeader("English"),
                $"/faculty-rag?cycle={sheet.Address.Split('/')[2]}"
            );
            return Words(page.QuerySelector($"tr[data-pupil='{pupil}'] [data-label=Suggested]")!);
        }
    }

    [Fact]
    public async Task A_mark_by_a_deliberate_act_is_marked_as_such_until_somebody_changes_it()
    {
        var sheet = await OpenAsync(site, StaffKeys.CurriculumLeader("English"), "4EN6");
        await FillByActsAsync(sheet);
        var (cycle, pupil) = (sheet.Address.Split('/')[2], sheet.Rows[0].Pupil);
        const string acts =
            "= 2 of 6 marks by Same as last time * 1 of 6 marks by Fill blanks with 2";

        var page = await sheet.PageAsync();
        var handIn = await sheet.Browser.PageAsync(sheet.Address + "/hand-in");
        var judged = await sheet.Browser.PageAsync($"/faculty-rag?cycle={cycle}");
        var completeness = await PageAsync(StaffKeys.YearHeadS3S4, $"/cycles/{cycle}");

        Assert.Equal(
            [
                "0 Effort by-SameAsLastTime",
                "0 Homework by-SameAsLastTime",
                "1 Homework by-FilledWithTwo",
            ],
            page.QuerySelectorAll(".sheet tbody tr")
                .SelectMany(
                    (row, i) =>
                        row.QuerySelectorAll("td[class^=by-]")
                            .Select(cell =>
                                $"{i} {cell.GetAttribute("data-label")} {cell.ClassName}"
                            )
                )
        );
        Assert.EndsWith(
            " By-SameAsLastTime",
            Cell(page, 0, "Effort").GetAttribute("aria-describedby"),
            StringComparison.Ordinal
        );
        Assert.Equal("by Same as last time", Words(page.QuerySelector("#By-SameAsLastTime")!));
        Assert.Equal(acts, Words(page.QuerySelector("#filled")!));
        Assert.Equal(acts, Words(handIn.QuerySelector(".filled")!));
        Assert.Equal(
            [acts, "= 2 of 3 marks by Same as last time"],
            new[]
            {
                judged.QuerySelector($"tbody:has(tr[data-pupil='{pupil}']) .class-of .filled")!,
                judged.QuerySelector($"tr[data-pupil='{pupil}'] .filled")!,
            }.Select(filled => Words(filled))
        );
        Assert.Equal(
            sheet.Address,
            judged.QuerySelector(".class-of .filled a")!.GetAttribute("href")
        );
        Assert.Equal(
            "= some marks by Same as last time * some marks by Fill blanks with 2",
            Words(completeness.QuerySelector("td .filled")!)
        );
    }

    /// <summary>Fills two rows by both acts, and changes some of it by hand: one mark to what it had been.</summary>
    private static async Task FillByActsAsync(OpenSheet sheet)
    {
        await SaveAsync(
            Entered.SameAsLastTime,
            (0, "Effort", null, 3),
            (0, "Behaviour", null, 2),
            (0, "Homework", null, 2),
            (1, "Effort", null, 2)
        );
        await SaveAsync(Entered.FilledWithTwo, (1, "Homework", null, 2));
        await SaveAsync(
            Entered.Typed,
            (1, "Behaviour", null, 1),
            (1, "Effort", 2, 3),
            (0, "Behaviour", 2, 3)
        );
        await SaveAsync(Entered.Typed, (0, "Behaviour", 3, 2));

        Task<HttpResponseMessage> SaveAsync(
            Entered entered,
            params IEnumerable<(int Row, string Column, int? Was, int? Now)> cells
        ) => sheet.SaveAsync(Guid.CreateVersion7(), entered, cells);
    }

    [Fact]
    public async Task Marks_that_moved_by_two_are_shown_before_a_class_is_handed_in()
    {
        var sheet = await OpenAsync(site, Teacher, "6ME1");
        var first = Cell(await sheet.PageAsync(), 0, "Effort");
        var before = int.Parse(first.GetAttribute("data-before")!, CultureInfo.InvariantCulture);
        var now = before <= 2 ? 4 : 1;
        await sheet.SaveAsync(Guid.CreateVersion7(), (0, "Effort", null, now));

        var page = await sheet.Browser.PageAsync(sheet.Address + "/hand-in");

        var row = Assert.Single(page.QuerySelectorAll("table:has(h2) tbody tr:not(:has(select))"));
        Assert.Equal($"{before} → {now}", Words(row.QuerySelector("td")!));
    }

    [Fact]
    public async Task A_mark_that_is_saved_is_a_concern_on_the_next_page_at_once()
    {
        var sheet = await OpenAsync(site, Teacher, "4EN7");
        var cycle = sheet.Address.Split('/')[2];

        await sheet.SaveAsync(Guid.CreateVersion7(), (8, "Effort", null, 4));

        var concerns = await (await site.AsAsync("cl-english")).PageAsync(
            $"/concerns?cycle={cycle}"
        );
        Assert.Contains(
            concerns.QuerySelectorAll("tbody tr").Select(row => Words(row)),
            row => row.Contains("Hunter, Orla", StringComparison.Ordinal)
        );
    }

    private static string PupilOf(IHtmlInputElement cell) =>
        cell.Closest("tr")!.GetAttribute("data-pupil")!;

    private static string? ClassOf(IElement form, int row) =>
        form.QuerySelectorAll("tbody tr")[row].GetAttribute("data-class");

    private static async Task CloseAsync(TestSite site, string name)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdictDb>();
        var cycle = await db.Cycles.AsTracking().SingleAsync(row => row.Name == name);
        cycle.ClosedAt = DemonstrationSchool.Now;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private async Task<IHtmlDocument> PageAsync(string person, string address) =>
        await (await site.AsAsync(person)).PageAsync(address);

    private static IHtmlInputElement Cell(IHtmlDocument page, int row, string column) =>
        (IHtmlInputElement)page.GetElementById($"Form_Rows_{row}__{column}")!;

    private static async Task<OpenSheet> OpenAsync(TestSite site, string person, string name) =>
        await OpenSheet.OpenAsync(await site.AsAsync(person), name);
}
