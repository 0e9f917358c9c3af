using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Edict.Data;
using Edict.Demonstration;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>A CL judges the pupils of their faculty: English has not begun with the latest cycle.</summary>
public sealed class FacultyRagTests(TestSite site) : IClassFixture<TestSite>, IAsyncLifetime
{
    private const string Page = "/faculty-rag";
    private static readonly string English = StaffKeys.CurriculumLeader("English");
    private static readonly string Science = StaffKeys.CurriculumLeader("Science");

    /// <summary>Care experienced, in S2, with a tracked report in English.</summary>
    private static readonly SchoolPupil Brodie = TestSchool.BrodieKane;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Takes back what an earlier test judged.</summary>
    public async ValueTask InitializeAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        var judged = await EnglishOfLatest(db).AsTracking().ToListAsync(Cancel);
        if (judged.Count > 0)
        {
            var revision = await db.NextRagRevisionAsync(judged[0].SchoolId);
            judged.ForEach(row => (row.Rag, row.Comment, row.Revision) = (null, null, revision));
            await db.SaveChangesAsync(Cancel);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_CL_finds_each_pupil_to_be_judged_by_class_with_what_they_judge_by()
    {
        var browser = await site.AsAsync(English);

        var page = await browser.PageAsync(Page);

        var line = LineOf(page, Brodie);
        Assert.Equal("", line.GetAttribute("data-saved"));
        Assert.Contains("Care Experienced", Words(line), StringComparison.Ordinal);
        Assert.Contains(
            "English",
            Words(line.QuerySelector("[data-label=Why]")!),
            StringComparison.Ordinal
        );
        Assert.Matches("^R", Words(line.QuerySelector("[data-label=Suggested]")!));
        Assert.Matches(
            @"^2EN8 English S2 · \d+$",
            Words(line.ParentElement!.QuerySelector(".class-of")!)
        );
        Assert.Contains(
            $"{page.QuerySelectorAll("tr[data-pupil]").Count(row => row.GetAttribute("data-saved")!.Length > 0)} of {page.QuerySelectorAll("tr[data-pupil]").Length} judged",
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nobody_is_green_until_the_CL_says_so()
    {
        var page = await (await site.AsAsync(English)).PageAsync(Page);

        var open = page.QuerySelectorAll("tr[data-pupil][data-saved='']");

        Assert.NotEmpty(open);
        Assert.All(
            open,
            line => Assert.Equal("", line.QuerySelector<IHtmlInputElement>("input:checked")!.Value)
        );
    }

    [Fact]
    public async Task Without_script_the_page_is_a_form_that_saves_what_is_chosen()
    {
        var browser = await site.AsAsync(English);
        var form = (await browser.PageAsync(Page)).QuerySelector("#judging")!;
        var field = FieldOf(form, Brodie);

        var answer = await browser.SubmitAsync(
            form,
            ($"{field}.Rag", "R"),
            ($"{field}.Comment", "2")
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var after = await browser.PageAsync(Page);
        Assert.Equal("R2", LineOf(after, Brodie).GetAttribute("data-saved"));
        Assert.Equal("Saved: 1 RAG.", Words(after.QuerySelector(".message")!));
    }

    [Fact]
    public async Task Amber_without_a_comment_is_refused_by_name_and_nothing_of_the_form_is_saved()
    {
        var browser = await site.AsAsync(English);
        var form = (await browser.PageAsync(Page)).QuerySelector("#judging")!;
        var (field, other) = (FieldOf(form, Brodie), FieldAfter(form, Brodie));

        var answer = await browser.SubmitAsync(form, ($"{field}.Rag", "A"), ($"{other}.Rag", "G"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Browser.ReadAsync(answer);
        Assert.Equal(
            $"{Brodie.Surname}, {Brodie.Forename} ({Brodie.RegistrationClass}): amber and red need a comment, and a comment needs amber or red.",
            Words(page.QuerySelectorAll(".ds_error-summary li").Single())
        );
        Assert.Equal(
            "A",
            LineOf(page, Brodie)
                .QuerySelector<IHtmlInputElement>("input[type=radio]:checked")!
                .Value
        );
        Assert.Equal(0, await EnglishOfLatestAsync());
    }

    [Fact]
    public async Task What_is_chosen_stays_beside_its_pupil_where_one_is_judged_no_more()
    {
        await using var fresh = new TestSite();
        await fresh.InitializeAsync();
        var browser = await fresh.AsAsync(English);
        var form = (await browser.PageAsync(Page)).QuerySelector("#judging")!;
        var (field, other) = (FieldOf(form, Brodie), FieldAfter(form, Brodie));
        var first = form.QuerySelector("tr[data-pupil]")!.GetAttribute("data-pupil")!;
        await fresh.KeepFromAsync(English, Guid.Parse(first));

        var answer = await browser.SubmitAsync(
            form,
            ($"{field}.Rag", "R"),
            ($"{field}.Comment", "2"),
            ($"{other}.Rag", "A")
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Browser.ReadAsync(answer);
        var line = LineOf(page, Brodie);
        Assert.NotEqual(field, FieldOf(line));
        Assert.Equal("R", ChosenIn(line));
        Assert.Equal("A", ChosenIn(line.NextElementSibling!));
        Assert.Equal(2, page.QuerySelectorAll("input[type=radio]:checked:not([value=''])").Length);
        Assert.Equal(
            $"#{line.NextElementSibling!.QuerySelector("select")!.Id}",
            page.QuerySelector(".ds_error-summary li a")!.GetAttribute("href")
        );
    }

    [Fact]
    public async Task A_form_that_came_back_overwrites_nobodys_RAG_unseen()
    {
        var judging = await OpenAsync(English);
        var form = judging.Document.QuerySelector("#judging")!;
        var other = FieldAfter(form, Brodie);
        await judging.SaveAsync(judging.Change(Brodie, "", "G"));

        var refused = await judging.Browser.SubmitAsync(form, ($"{other}.Rag", "A"));
        var page = await Browser.ReadAsync(refused);
        await judging.Browser.SubmitAsync(
            page.QuerySelector("#judging")!,
            ($"{other}.Comment", "1")
        );

        Assert.Equal("G", ChosenIn(LineOf(page, Brodie)));
        var after = await judging.Browser.PageAsync(Page);
        Assert.Equal("G", LineOf(after, Brodie).GetAttribute("data-saved"));
        Assert.Equal("A1", LineOf(after, Brodie).NextElementSibling!.GetAttribute("data-saved"));
    }

    [Fact]
    public async Task A_suggestion_that_is_accepted_is_kept_and_counted_as_such()
    {
        var judging = await OpenAsync(English);
        var suggested = judging.Suggested(Brodie);

        await judging.SaveAsync(judging.Change(Brodie, "", suggested, accepted: true));

        var page = await judging.Browser.PageAsync(Page);
        var picture = Picture(page);
        Assert.Equal("R1", suggested);
        Assert.Equal(["1", "0", "0"], picture.Take(3));
        Assert.Equal("1", picture[4]);
    }

    [Theory]
    [InlineData("R1", false)]
    [InlineData("A1", true)]
    public async Task What_was_not_accepted_or_is_not_what_was_suggested_does_not_count_as_such(
        string mark,
        bool accepted
    )
    {
        var judging = await OpenAsync(English);

        await judging.SaveAsync(judging.Change(Brodie, "", mark, accepted));

        Assert.Equal("R1", judging.Suggested(Brodie));
        Assert.Equal("0", Picture(await judging.Browser.PageAsync(Page))[4]);
    }

    [Fact]
    public async Task A_cycle_that_has_closed_takes_the_comments_of_its_own_policy_whatever_they_are_called_since()
    {
        await using var renamed = await PolicyKept.SayAsync(
            site.Data,
            """{ "version": 2, "ragComments": ["Absence", "Attainment", "Behind"] }"""
        );
        var judging = await OpenAsync(English);
        var suggested = judging.Suggested(Brodie);

        var answer = await judging.SaveAsync(judging.Change(Brodie, "", suggested, true));

        Assert.Matches("^R[123]$", suggested);
        Assert.Equal(suggested, answer["saved"]![0]!["mark"]!.GetValue<string>());
        var options = LineOf(judging.Document, Brodie)
            .QuerySelectorAll("select option")
            .Select(Words);
        Assert.Equal(["", "Attendance", "Lack of attainment", "Not on track"], options);
        Assert.Contains(
            "1 Attendance, 2 Lack of attainment",
            await KeysAsync("BGE 2"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1 Absence, 2 Attainment",
            await KeysAsync("Senior 3"),
            StringComparison.Ordinal
        );

        async Task<string> KeysAsync(string cycle)
        {
            await using var db = await site.Data.Place.OpenAsync();
            var id = (await db.Cycles.SingleAsync(row => row.Name == cycle, Cancel)).Id;
            var page = await judging.Browser.PageAsync($"{Page}?cycle={id}");
            return Words(page.QuerySelector("#judging-keys")!);
        }
    }

    [Fact]
    public async Task Of_what_one_request_says_twice_of_a_pupil_the_last_is_saved()
    {
        var judging = await OpenAsync(English);

        var answer = await judging.SaveAsync(
            judging.Change(Brodie, "", "G"),
            judging.Change(Brodie, "", "R2")
        );

        Assert.Equal("R2", Assert.Single(answer["saved"]!.AsArray())!["mark"]!.GetValue<string>());
        Assert.Equal(
            "R2",
            LineOf(await judging.Browser.PageAsync(Page), Brodie).GetAttribute("data-saved")
        );
    }

    [Fact]
    public async Task A_pupil_of_whom_nothing_is_asked_is_refused()
    {
        var judging = await OpenAsync(English);

        var answer = await judging.SaveAsync(
            new
            {
                pupil = Guid.CreateVersion7(),
                cycle = LineOf(judging.Document, Brodie).GetAttribute("data-cycle"),
                was = "",
                now = "G",
                accepted = false,
            }
        );

        Assert.Equal(
            "A pupil is not asked about any more: open the page again.",
            Assert.Single(answer["faults"]!.AsArray())!.GetValue<string>()
        );
    }

    [Fact]
    public async Task What_is_sent_again_after_a_lost_answer_is_saved_once()
    {
        var judging = await OpenAsync(English);
        var change = judging.Change(Brodie, "", "A1");
        var before = (await site.AuditAsync()).Count(line => line.What == "rag");

        var first = await judging.SaveAsync(change);
        var again = await judging.SaveAsync(change);

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal(before + 1, (await site.AuditAsync()).Count(line => line.What == "rag"));
    }

    [Fact]
    public async Task The_audit_log_has_each_judgement_as_it_was_and_became_apart_from_its_line()
    {
        var judging = await OpenAsync(English);
        await judging.SaveAsync(judging.Change(Brodie, "", "A1"));
        await judging.SaveAsync(judging.Change(Brodie, "A1", "R2"));

        var line = (await site.AuditAsync()).Last(entry => entry.What == "rag");

        await using var db = await site.Data.Place.OpenAsync();
        var values = await db.AuditValues.SingleAsync(row => row.EntryId == line.Id, Cancel);
        Assert.Equal((await PupilAsync(Brodie)).Id, line.PupilId);
        Assert.Equal(line.ValuesHash, values.Hash());
        Assert.Contains("\"Rag\":\"amber\",\"Comment\":\"Attendance\"", values.Before!);
        Assert.Contains("\"Rag\":\"red\",\"Comment\":\"Lack of attainment\"", values.After!);
    }

    [Fact]
    public async Task What_somebody_else_judged_meanwhile_is_not_overwritten_but_told()
    {
        var (one, other) = (await OpenAsync(English), await OpenAsync(English));
        await one.SaveAsync(one.Change(Brodie, "", "G"));

        var answer = await other.SaveAsync(other.Change(Brodie, "", "R2"));

        var contested = Assert.Single(answer["contested"]!.AsArray())!;
        Assert.Equal("G", contested["theirs"]!.GetValue<string>());
        Assert.EndsWith(
            " set green, 2 February 2027 at 09:00.",
            contested["words"]!.GetValue<string>()
        );
        Assert.Equal(
            "G",
            LineOf(await one.Browser.PageAsync(Page), Brodie).GetAttribute("data-saved")
        );
    }

    [Fact]
    public async Task What_somebody_else_took_back_meanwhile_is_told_too()
    {
        var one = await OpenAsync(English);
        await one.SaveAsync(one.Change(Brodie, "", "G"));
        var other = await OpenAsync(English);
        await one.SaveAsync(one.Change(Brodie, "G", ""));

        var answer = await other.SaveAsync(other.Change(Brodie, "G", "R2"));

        var contested = Assert.Single(answer["contested"]!.AsArray())!;
        Assert.Equal("", contested["theirs"]!.GetValue<string>());
        Assert.Equal("Somebody took the judgement back.", contested["words"]!.GetValue<string>());
        Assert.Equal(0, await EnglishOfLatestAsync());
    }

    [Fact]
    public async Task Another_comment_on_the_same_colour_is_not_overwritten_either()
    {
        var one = await OpenAsync(English);
        await one.SaveAsync(one.Change(Brodie, "", "A1"));
        var other = await OpenAsync(English);
        await one.SaveAsync(one.Change(Brodie, "A1", "A2"));

        var answer = await other.SaveAsync(other.Change(Brodie, "A1", "R2"));

        var contested = Assert.Single(answer["contested"]!.AsArray())!;
        Assert.Equal("A2", contested["theirs"]!.GetValue<string>());
        Assert.Equal(
            "A2",
            LineOf(await one.Browser.PageAsync(Page), Brodie).GetAttribute("data-saved")
        );
    }

    [Fact]
    public async Task Whoever_is_judged_can_be_taken_back_to_not_yet()
    {
        var judging = await OpenAsync(English);
        await judging.SaveAsync(judging.Change(Brodie, "", "G"));

        await judging.SaveAsync(judging.Change(Brodie, "G", ""));

        Assert.Equal(
            "",
            LineOf(await judging.Browser.PageAsync(Page), Brodie).GetAttribute("data-saved")
        );
        Assert.Equal(0, await EnglishOfLatestAsync());
    }

    [Theory]
    [InlineData("A", "“A” is no judgement")]
    [InlineData("G1", "“G1” is no judgement")]
    [InlineData("R4", "“R4” is no judgement")]
    [InlineData("B1", "“B1” is no judgement")]
    public async Task What_is_no_judgement_is_named_and_not_saved(string mark, string said)
    {
        var judging = await OpenAsync(English);

        var answer = await judging.SaveAsync(judging.Change(Brodie, "", mark));

        Assert.StartsWith(
            $"{Brodie.Surname}, {Brodie.Forename} ({Brodie.RegistrationClass}): {said}",
            Assert.Single(answer["faults"]!.AsArray())!.GetValue<string>()
        );
        Assert.Equal(0, await EnglishOfLatestAsync());
    }

    [Fact]
    public async Task A_CL_judges_for_no_other_faculty_and_nobody_who_is_no_CL_does()
    {
        var judging = await OpenAsync(English);
        var change = judging.Change(Brodie, "", "G");

        foreach (
            var key in new[] { Science, StaffKeys.Head, "teacher-english-1", StaffKeys.Office }
        )
        {
            var stranger = await site.AsAsync(key);
            var token = await TokenOfAsync(stranger);
            var answer = await judging.PostAsync(stranger, token, change);
            Assert.Equal((key, HttpStatusCode.NotFound), (key, answer.StatusCode));
        }

        Assert.Equal(0, await EnglishOfLatestAsync());
    }

    [Fact]
    public async Task Without_its_token_nothing_is_saved()
    {
        var judging = await OpenAsync(English);

        var answer = await judging.PostAsync(
            judging.Browser,
            null,
            judging.Change(Brodie, "", "G")
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await EnglishOfLatestAsync());
    }

    [Fact]
    public async Task Those_by_attendance_alone_come_last_and_are_set_in_one_act()
    {
        var browser = await site.AsAsync(English);
        var page = await browser.PageAsync(Page);
        var block = page.QuerySelectorAll("#block tr");
        var open = block.Count(line => line.GetAttribute("data-saved") == "");

        var answer = await browser.SubmitAsync(
            page.QuerySelector("#judging")!,
            ("Form.Block", "G")
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.True(open > 5);
        Assert.All(
            block,
            line =>
                Assert.Matches(
                    "^Attendance( \\d not known.*)?$",
                    Words(line.QuerySelector("[data-label=Groups]")!)
                )
        );
        var after = await browser.PageAsync(Page);
        Assert.All(
            after.QuerySelectorAll("#block tr"),
            line => Assert.NotEqual("", line.GetAttribute("data-saved"))
        );
        Assert.Equal($"Saved: {open} RAGs.", Words(after.QuerySelector(".message")!));
    }

    [Fact]
    public async Task What_a_year_head_has_collated_is_shown_and_changes_no_more()
    {
        await using var db = await site.Data.Place.OpenAsync();
        var cycle = (await db.Cycles.SingleAsync(row => row.Name == "BGE 1", Cancel)).Id;
        var browser = await site.AsAsync(English);
        var judging = new OpenPage(browser, await browser.PageAsync($"{Page}?cycle={cycle}"));
        var before = LineOf(judging.Document, Brodie).GetAttribute("data-saved")!;
        var other = before == "G" ? "R1" : "G";

        var answer = await judging.SaveAsync(judging.Change(Brodie, before, other));
        var sent = await browser.SubmitAsync(judging.Document.QuerySelector("#judging")!);

        Assert.Equal(
            $"{Brodie.Surname}, {Brodie.Forename} ({Brodie.RegistrationClass}): BGE 1 is collated for S2, and no RAG of it changes any more.",
            Assert.Single(answer["faults"]!.AsArray())!.GetValue<string>()
        );
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var after = await browser.PageAsync($"{Page}?cycle={cycle}");
        Assert.Equal(before, LineOf(after, Brodie).GetAttribute("data-saved"));
        Assert.Equal("Saved: 0 RAGs.", Words(after.QuerySelector(".message")!));
    }

    [Fact]
    public async Task A_RAG_makes_no_concern_and_leaves_the_lists_as_they_are()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var before = await TextAsync(head, "/concerns.csv");
        var judging = await OpenAsync(English);

        await judging.SaveAsync(judging.Change(Brodie, "", "G"));

        Assert.Equal(before, await TextAsync(head, "/concerns.csv"));
    }

    [Fact]
    public async Task Green_beside_a_four_is_marked_as_such()
    {
        var judging = await OpenAsync(English);

        await judging.SaveAsync(judging.Change(Brodie, "", "G"));

        var line = LineOf(await judging.Browser.PageAsync(Page), Brodie);
        Assert.Equal("judged green beside this", Words(line.QuerySelector(".odd")!));
    }

    [Fact]
    public async Task Whoever_sees_the_pupil_reads_the_RAGs_on_their_page_and_that_a_red_highlights()
    {
        var judging = await OpenAsync(English);
        await judging.SaveAsync(judging.Change(Brodie, "", "R2"));

        foreach (
            var key in new[]
            {
                StaffKeys.Head,
                StaffKeys.PupilSupportLeader(Brodie.House),
                StaffKeys.YearHeadS1S2,
            }
        )
        {
            var page = await (await site.AsAsync(key)).PageAsync(
                await site.PageOfAsync(Brodie.Scn)
            );
            Assert.EndsWith("Red Lack of attainment", Words(RagsOf(page, "English")));
            Assert.Contains("Highlighted for the support team", Words(page.QuerySelector("main")!));
        }
    }

    [Fact]
    public async Task Who_sees_the_pupil_whole_is_told_which_faculties_have_not_judged_and_which_are_not_asked()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var inNoGroup = Rows(await head.PageAsync("/concerns?stage=S2&level=1"))
            .First(row => row.QuerySelector("[data-label=Groups] .group:not(.unknown)") is null)
            .QuerySelector("a.pupil")!
            .GetAttribute("href")!;
        var address = await site.PageOfAsync(Brodie.Scn);

        var page = await head.PageAsync(address);
        var one = await head.PageAsync(inNoGroup);
        var own = await (await site.AsAsync(English)).PageAsync(address);

        Assert.EndsWith("not yet set", Words(RagsOf(page, "English")), StringComparison.Ordinal);
        Assert.Single(
            one.QuerySelectorAll("table.rags tbody tr"),
            row => !Words(row).EndsWith("not asked", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            "not yet set",
            Words(own.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_list_of_concerns_that_was_looked_at_before_shows_a_RAG_at_once()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var before = await head.PageAsync("/concerns");
        var highlighted = Rows(await head.PageAsync("/concerns?rag=highlighted"));
        var judging = await OpenAsync(English);

        await judging.SaveAsync(judging.Change(Brodie, "", "R2"));

        var after = await head.PageAsync("/concerns");
        Assert.Equal(RedOf(before) + 1, RedOf(after));
        Assert.DoesNotContain(highlighted, row => Names(row, Brodie));
        Assert.Contains(
            Rows(await head.PageAsync("/concerns?rag=highlighted")),
            row => Names(row, Brodie)
        );

        static int RedOf(IHtmlDocument page)
        {
            var rags = Rows(page)
                .Single(row => Names(row, Brodie))
                .QuerySelectorAll("[data-label=RAG] .nowrap")
                .Select(Words);
            return rags.Where(words => words.StartsWith("Red", StringComparison.Ordinal))
                .Sum(words => int.Parse(words.Split(' ')[1]));
        }
    }

    [Fact]
    public async Task A_restricted_pupil_is_asked_of_a_CL_only_where_something_is_tracked()
    {
        var browser = await site.AsAsync(Science);
        var quiet = (await browser.PageAsync(Page))
            .QuerySelectorAll("tr[data-pupil]")
            .First(line =>
                line.QuerySelector("[data-label=Why] li") is null
                && line.GetAttribute("data-saved") == ""
            )
            .GetAttribute("data-pupil")!;

        await RestrictAsync(Guid.Parse(quiet));

        var page = await browser.PageAsync(Page);
        Assert.Null(page.QuerySelector($"tr[data-pupil='{quiet}']"));
    }

    [Fact]
    public async Task The_workbook_has_the_faculty_s_judgements_in_the_school_s_layout()
    {
        var judging = await OpenAsync(English);
        await judging.SaveAsync(judging.Change(Brodie, "", "R2"));

        var answer = await judging.Browser.GetAsync("/faculty-rag.xlsx");

        await using var stream = await answer.Content.ReadAsStreamAsync(Cancel);
        using var file = SpreadsheetDocument.Open(stream, false);
        var rows = file.WorkbookPart!.WorksheetParts.First().Worksheet!.Descendants<Row>().ToList();
        Assert.Equal("English", rows[2].InnerText);
        Assert.EndsWith("RAGComments", rows[3].InnerText);
        var row = rows.Single(row => row.InnerText.Contains(Brodie.Scn, StringComparison.Ordinal));
        Assert.EndsWith("RLack of attainment", row.InnerText);
    }

    /// <summary>The faculty's figures of the latest cycle, in the order of the columns.</summary>
    private static IReadOnlyList<string> Picture(IDocument page) =>
        [
            .. page.QuerySelectorAll(".picture tbody tr")
                .Single(row => Words(row).StartsWith("BGE 2", StringComparison.Ordinal))
                .QuerySelectorAll("td")
                .Select(Words),
        ];

    /// <summary>A faculty's row on a pupil's page.</summary>
    private static IElement RagsOf(IDocument page, string faculty) =>
        page.QuerySelectorAll("table.rags tbody tr")
            .Single(row => Words(row).StartsWith(faculty, StringComparison.Ordinal));

    private static string ChosenIn(IElement line) =>
        line.QuerySelector<IHtmlInputElement>("input[type=radio]:checked")!.Value;

    private static IElement LineOf(IDocument page, SchoolPupil pupil) =>
        page.QuerySelector($"tr[data-name='{pupil.Surname}, {pupil.Forename}']")!;

    /// <summary>The name of the first field of a pupil's line, without its last part.</summary>
    private static string FieldOf(IElement form, SchoolPupil pupil) =>
        FieldOf(form.QuerySelector($"tr[data-name='{pupil.Surname}, {pupil.Forename}']")!);

    private static string FieldAfter(IElement form, SchoolPupil pupil) =>
        FieldOf(
            form.QuerySelector(
                $"tr[data-name='{pupil.Surname}, {pupil.Forename}']"
            )!.NextElementSibling!
        );

    private static string FieldOf(IElement line)
    {
        var name = line.QuerySelector<IHtmlInputElement>("input[type=hidden]")!.Name!;
        return name[..name.LastIndexOf('.')];
    }

    private static async Task<string> TextAsync(Browser browser, string address) =>
        await (await browser.GetAsync(address)).Content.ReadAsStringAsync(Cancel);

    private static async Task<string> TokenOfAsync(Browser browser) =>
        (await browser.PageAsync("/school/kept-from"))
            .QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!
            .Value;

    private async Task<Pupil> PupilAsync(SchoolPupil pupil)
    {
        await using var db = await site.Data.Place.OpenAsync();
        return await db.Pupils.SingleAsync(row => row.Scn == pupil.Scn, Cancel);
    }

    private async Task RestrictAsync(Guid pupil)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var school = await db.Schools.SingleAsync(Cancel);
        db.Add(
            new Restriction
            {
                Id = Guid.CreateVersion7(),
                SchoolId = school.Id,
                PupilId = pupil,
                Reason = RestrictionReason.Safety,
                SetById = await site.PersonAsync(StaffKeys.SupportForLearning),
                From = DateOnly.FromDateTime(DemonstrationSchool.Now),
            }
        );
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>How many pupils English has judged of the latest cycle that has closed.</summary>
    private async Task<int> EnglishOfLatestAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        return await EnglishOfLatest(db).CountAsync(Cancel);
    }

    private static IQueryable<FacultyRag> EnglishOfLatest(EdictDb db) =>
        from row in db.FacultyRags
        where
            row.Rag != null
            && db.Cycles.Any(cycle => cycle.Id == row.CycleId && cycle.Name == "BGE 2")
            && db.Faculties.Any(faculty => faculty.Id == row.FacultyId && faculty.Name == "English")
        select row;

    private async Task<OpenPage> OpenAsync(string key)
    {
        var browser = await site.AsAsync(key);
        return new(browser, await browser.PageAsync(Page));
    }

    /// <summary>The page as its script uses it.</summary>
    private sealed record OpenPage(Browser Browser, IDocument Document)
    {
        private IElement Form => Document.QuerySelector("#judging")!;

        public string Suggested(SchoolPupil pupil) =>
            LineOf(Document, pupil).GetAttribute("data-suggested")!;

        public object Change(SchoolPupil pupil, string was, string now, bool accepted = false) =>
            new
            {
                pupil = LineOf(Document, pupil).GetAttribute("data-pupil"),
                cycle = LineOf(Document, pupil).GetAttribute("data-cycle"),
                was,
                now,
                accepted,
            };

        public async Task<JsonNode> SaveAsync(params object[] changes)
        {
            var token = Form.QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!;
            var answer = await PostAsync(Browser, token.Value, changes);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
        }

        public Task<HttpResponseMessage> PostAsync(
            Browser browser,
            string? token,
            params object[] changes
        )
        {
            var content = JsonContent.Create(new { cells = changes });
            if (token is not null)
            {
                content.Headers.Add("RequestVerificationToken", token);
            }

            return browser.PostAsync(
                Form.GetAttribute("data-cells")
                    + Form.QuerySelector("tr[data-policy]")!.GetAttribute("data-policy"),
                content
            );
        }
    }
}
