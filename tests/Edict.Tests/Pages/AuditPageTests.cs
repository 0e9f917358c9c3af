using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.Reports;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>Who saw or changed what, as the leadership reads it.</summary>
public sealed class AuditPageTests : IAsyncLifetime
{
    private const string Teacher = "teacher-english-1";

    private readonly TestSite site = new();
    private Browser head = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        head = await site.AsAsync(StaffKeys.Head);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_newest_line_comes_first_and_names_the_person_and_the_pupil()
    {
        await head.GetAsync(await site.PageOfAsync(TestSchool.AilsaFraser.Scn));

        var rows = Rows(await head.PageAsync("/audit"));

        Assert.Contains("list: audit log", Words(rows[0]), StringComparison.Ordinal);
        Assert.Matches("look: the page of a pupil.*Fraser, Ailsa", Words(rows[1]));
        Assert.Contains("2 February 2027 at 09:00", Words(rows[1]), StringComparison.Ordinal);
        Assert.Equal(
            await site.PageOfAsync(TestSchool.AilsaFraser.Scn),
            rows[1].QuerySelector("a")!.GetAttribute("href")
        );
    }

    [Fact]
    public async Task It_is_narrowed_by_person_kind_pupil_and_day()
    {
        var teacher = await site.AsAsync(Teacher);
        await teacher.GetAsync("/concerns");
        await teacher.GetAsync("/concerns.csv");
        await head.GetAsync(await site.PageOfAsync(TestSchool.AilsaFraser.Scn));
        site.Clock.Advance(TimeSpan.FromDays(1));
        await head.GetAsync("/overview");
        var (person, pupil) = (await StaffIdAsync(Teacher), await PupilIdAsync());

        Assert.Equal(["export", "list", "sign-in"], await KindsAsync($"/audit?person={person}"));
        Assert.Equal(["export"], await KindsAsync($"/audit?person={person}&kind=export"));
        Assert.Equal(["look"], await KindsAsync($"/audit?pupil={pupil}"));
        Assert.Equal([], await KindsAsync($"/audit?pupil={pupil}&from=2027-02-03"));
        Assert.Equal(
            ["look"],
            await KindsAsync($"/audit?pupil={pupil}&from=2027-02-02&to=2027-02-02")
        );
        Assert.Equal([], await KindsAsync($"/audit?person={person}&to=2027-02-01"));
    }

    [Fact]
    public async Task Who_restricted_a_pupil_and_who_is_kept_from_one_is_found_by_the_pupil()
    {
        var page = await site.PageOfAsync(TestSchool.AilsaFraser.Scn);
        await (await site.AsAsync(StaffKeys.SupportForLearning)).RestrictAsync(page);
        await (await site.AsAsync(Teacher)).KeepFromAsync(TestSchool.AilsaFraser);

        var kinds = await KindsAsync($"/audit?pupil={await PupilIdAsync()}");

        Assert.Contains("restriction", kinds);
        Assert.Contains("keeping", kinds);
    }

    [Fact]
    public async Task A_pupil_is_found_by_a_part_of_the_name_and_no_name_gets_into_an_address()
    {
        var page = await head.PageAsync("/audit");
        var form = page.QuerySelector("form[method=post]")!;

        var answer = await head.SubmitAsync(form, ("name", "ailsa fra"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var link = (await Browser.ReadAsync(answer))
            .QuerySelectorAll("main li a")
            .Single(found => found.TextContent == "Fraser, Ailsa");
        Assert.Equal($"/audit?pupil={await PupilIdAsync()}", link.GetAttribute("href"));
        var line = (await site.AuditAsync())[^1];
        Assert.Equal("audit log, a search for a pupil by name", line.About);
    }

    [Fact]
    public async Task Older_lines_are_reached_page_by_page_and_none_comes_twice()
    {
        await AddAsync(250);
        var numbers = new List<string>();
        var address = "/audit?kind=test";

        for (string? next = address; next is not null; )
        {
            var page = await head.PageAsync(next);
            numbers.AddRange(
                Rows(page).Select(row => row.QuerySelector("td[data-label=Line]")!.TextContent)
            );
            next = page.QuerySelectorAll("main a")
                .FirstOrDefault(link => link.TextContent == "Older lines")
                ?.GetAttribute("href");
        }

        Assert.Equal(250, numbers.Count);
        Assert.Equal(
            numbers.Select(int.Parse).OrderDescending(),
            numbers.Select(int.Parse).Distinct()
        );
    }

    [Fact]
    public async Task The_file_holds_the_same_lines_and_is_written_down_itself()
    {
        await head.GetAsync(await site.PageOfAsync(TestSchool.AilsaFraser.Scn));

        var file = await (
            await head.GetAsync($"/audit.csv?pupil={await PupilIdAsync()}")
        ).Content.ReadAsStringAsync(Cancel);

        var line = Assert.Single(file.Trim().Split('\n').Skip(1));
        Assert.Matches(
            $"^[0-9]+,2027-02-02 09:00:00,.+,look,the page of a pupil,Ailsa Fraser,{await PupilIdAsync()}$",
            line
        );
        var own = (await site.AuditAsync())[^1];
        Assert.Equal(
            ("export", $"audit log.csv (pupil {await PupilIdAsync()})"),
            (own.What, own.About)
        );
    }

    [Fact]
    public async Task Whoever_is_kept_from_a_pupil_finds_no_line_about_them_in_page_or_file()
    {
        var support = await site.AsAsync(StaffKeys.SupportForLearning);
        await support.GetAsync(await site.PageOfAsync(TestSchool.AilsaFraser.Scn));
        await support.GetAsync(await site.PageOfAsync(TestSchool.BrodieKane.Scn));
        await support.GetAsync("/concerns");
        var before = await KindsAsync("/audit?kind=look");

        await site.KeepFromAsync(StaffKeys.Head, await PupilIdAsync());

        var row = Assert.Single(Rows(await head.PageAsync("/audit?kind=look")));
        Assert.Equal(["look", "look"], before);
        Assert.Contains("Kane, Brodie", Words(row), StringComparison.Ordinal);
        Assert.Contains("list", await KindsAsync("/audit"));
        var file = await (await head.GetAsync("/audit.csv")).Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Brodie Kane", file, StringComparison.Ordinal);
        Assert.DoesNotContain($"{await PupilIdAsync()}", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_open_with_what_was_and_what_became_and_are_found_by_each_of_their_pupils()
    {
        var sheet = await OpenSheet.OpenAsync(await site.AsAsync(Teacher), "4EN7");
        await sheet.SaveAsync(Guid.CreateVersion7(), (0, "Effort", null, 2));
        await sheet.SaveAsync(
            Guid.CreateVersion7(),
            (0, "Effort", 2, 4),
            (0, "Homework", null, 1),
            (1, "Effort", null, 3)
        );

        var page = await OpenedAsync("/audit?kind=report");

        var level = sheet.Rows[0].Level.ToUpperInvariant();
        Assert.Equal(
            [
                $"{await NamedAsync(sheet.Rows[0].Pupil)} effort 2 → 4, homework blank → 1 ({level})",
                $"{await NamedAsync(sheet.Rows[1].Pupil)} effort blank → 3 ({sheet.Rows[1].Level.ToUpperInvariant()})",
            ],
            Rows(page).Select(Words)
        );
        Assert.Contains(
            "report: English 4EN7, Senior 3: 3 marks, typed",
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
        Assert.Matches(
            "^audit log, what line [0-9]+ changed$",
            (await site.AuditAsync())[^1].About
        );
        Assert.Equal(["report", "report"], await KindsAsync($"/audit?pupil={sheet.Rows[0].Pupil}"));
        Assert.Equal(["report"], await KindsAsync($"/audit?pupil={sheet.Rows[1].Pupil}"));
        Assert.Equal([], await KindsAsync($"/audit?pupil={sheet.Rows[2].Pupil}"));
        Assert.Equal([], await KindsAsync($"/audit?pupil={sheet.Rows[1].Pupil}&from=2027-02-03"));
    }

    [Fact]
    public async Task Whoever_is_kept_from_a_pupil_is_told_of_the_others_alone()
    {
        var sheet = await OpenSheet.OpenAsync(await site.AsAsync(Teacher), "4EN7");
        await sheet.SaveAsync(
            Guid.CreateVersion7(),
            (0, "Effort", null, 2),
            (1, "Effort", null, 3)
        );
        await AddAsync(Guid.CreateVersion7());
        var (kept, other) = (sheet.Rows[0].Pupil, await NamedAsync(sheet.Rows[1].Pupil));

        await site.KeepFromAsync(StaffKeys.Head, Guid.Parse(kept));

        var told = Rows(await OpenedAsync("/audit?kind=report", 1));
        Assert.StartsWith($"{other} effort", Words(Assert.Single(told)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await head.StatusAsync($"/audit?pupil={kept}"));
        // Two records of one pupil may have become one: whoever is not known could be the one.
        Assert.Empty(Rows(await OpenedAsync("/audit?kind=report", 0)));
    }

    [Fact]
    public async Task Of_a_restricted_pupil_no_RAG_is_told_or_found_but_with_others()
    {
        var leader = await site.AsAsync(StaffKeys.CurriculumLeader("English"));
        var form = (await leader.PageAsync("/faculty-rag")).QuerySelector("#judging")!;
        var brodie = form.QuerySelector("tr[data-name='Kane, Brodie']")!;
        var next = brodie.NextElementSibling!;
        await leader.SubmitAsync(
            form,
            ($"{FieldOf(brodie)}.Rag", "R"),
            ($"{FieldOf(brodie)}.Comment", "2"),
            ($"{FieldOf(next)}.Rag", "G")
        );
        var of = $"/audit?kind=rag&pupil={brodie.GetAttribute("data-pupil")}";

        var found = await KindsAsync(of);
        var before = Rows(await OpenedAsync("/audit?kind=rag")).Select(Words).ToList();
        await (await site.AsAsync(StaffKeys.SupportForLearning)).RestrictAsync(
            await site.PageOfAsync(TestSchool.BrodieKane.Scn)
        );
        var page = await OpenedAsync("/audit?kind=rag");

        Assert.Equal(["rag"], found);
        Assert.Equal(2, before.Count);
        Assert.Contains("Kane, Brodie 2", before[0] + before[1], StringComparison.Ordinal);
        Assert.Contains(
            ": none → red, Lack of attainment",
            before[0] + before[1],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "rag: faculty English: 2 RAGs",
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            ": none → green",
            Words(Assert.Single(Rows(page))),
            StringComparison.Ordinal
        );
        Assert.Empty(await KindsAsync(of));
    }

    [Fact]
    public async Task A_line_on_one_RAG_does_not_name_a_restricted_pupil()
    {
        var leader = await site.AsAsync(StaffKeys.CurriculumLeader("English"));
        var form = (await leader.PageAsync("/faculty-rag")).QuerySelector("#judging")!;
        var brodie = form.QuerySelector("tr[data-name='Kane, Brodie']")!;
        await leader.SubmitAsync(form, ($"{FieldOf(brodie)}.Rag", "G"));
        var head = await site.AsAsync(StaffKeys.Head);
        var of = $"/audit?kind=rag&pupil={brodie.GetAttribute("data-pupil")}";
        var before = (await LinesAsync("/audit?kind=rag"), await KindsAsync(of));

        await (await site.AsAsync(StaffKeys.SupportForLearning)).RestrictAsync(
            await site.PageOfAsync(TestSchool.BrodieKane.Scn)
        );
        var file = await (await head.GetAsync("/audit.csv?kind=rag")).Content.ReadAsStringAsync(
            Cancel
        );

        Assert.Contains("Kane, Brodie", before.Item1, StringComparison.Ordinal);
        Assert.Equal(["rag"], before.Item2);
        Assert.DoesNotContain(
            "Brodie",
            await LinesAsync("/audit?kind=rag"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Brodie", file, StringComparison.Ordinal);
        Assert.Contains("rag", file, StringComparison.Ordinal);
        Assert.Empty(await KindsAsync(of));

        async Task<string> LinesAsync(string address) =>
            Words((await head.PageAsync(address)).QuerySelector("table.rows")!);
    }

    [Fact]
    public async Task Who_is_not_known_any_more_and_what_is_erased_is_told_as_such()
    {
        await AddAsync(Guid.CreateVersion7());

        var unknown = Words(Assert.Single(Rows(await OpenedAsync("/audit?kind=report"))));
        await using var db = await site.Data.Place.OpenAsync();
        await db.AuditValues.ExecuteDeleteAsync(Cancel);
        var erased = await OpenedAsync("/audit?kind=report");

        Assert.Equal(
            "a pupil who is not of this session, or not known any more effort 2 → 4 (h)",
            unknown
        );
        Assert.Contains(
            "What was and what became is erased. It is kept for 2 years",
            Words(erased.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_day_that_is_none_is_refused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await head.StatusAsync("/audit?from=yesterday"));
        Assert.Equal(
            HttpStatusCode.BadRequest,
            await head.StatusAsync("/audit.csv?from=yesterday")
        );
    }

    [Fact]
    public async Task Only_the_leadership_finds_the_page_in_the_navigation()
    {
        var year = await (await site.AsAsync("yearhead-s3s4")).PageAsync("/protocol");

        Assert.Empty(year.QuerySelectorAll(".places a[href='/audit']"));
        Assert.Single(
            (await head.PageAsync("/protocol")).QuerySelectorAll(".places a[href='/audit']")
        );
    }

    /// <summary>What one of the lines of a list changed.</summary>
    private async Task<IHtmlDocument> OpenedAsync(string address, int line = 0) =>
        await head.PageAsync(
            Rows(await head.PageAsync(address))[line]
                .QuerySelector("td[data-label=What] a")!
                .GetAttribute("href")!
        );

    /// <summary>The name of the first field of a pupil's line, without its last part.</summary>
    private static string FieldOf(IElement line)
    {
        var name = line.QuerySelector<IHtmlInputElement>("input[type=hidden]")!.Name!;
        return name[..name.LastIndexOf('.')];
    }

    private async Task<string> NamedAsync(string pupil)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var id = Guid.Parse(pupil);
        var named = await db.Pupils.SingleAsync(row => row.Id == id, Cancel);
        var enrolled = await db
            .Enrolments.Where(row => row.PupilId == id)
            .OrderByDescending(row => row.Session)
            .FirstAsync(Cancel);
        return $"{named.Surname}, {named.Forename} {enrolled.RegistrationClass}";
    }

    /// <summary>A mark that was changed of some pupil.</summary>
    private async Task AddAsync(Guid pupil)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var values = new AuditValues
        {
            SchoolId = await db.Schools.Select(row => row.Id).FirstAsync(Cancel),
            EntryId = Guid.CreateVersion7(),
            Before = Cell(2),
            After = Cell(4),
        };
        db.AddRange(
            values,
            new AuditEntry
            {
                Id = values.EntryId,
                ValuesHash = values.Hash(),
                SchoolId = values.SchoolId,
                At = DemonstrationSchool.Now,
                What = SheetDesk.AuditWord,
                About = "English 4EN7, Senior 3: 1 mark, typed",
            }
        );
        await db.SaveChangesAsync(Cancel);

        string Cell(int mark) =>
            JsonSerializer.Serialize(new[] { new CellNow(pupil, "h", SheetColumn.Effort, mark) });
    }

    private async Task<List<string>> KindsAsync(string address) =>
        [
            .. Rows(await head.PageAsync(address))
                .Select(row => Words(row.QuerySelector("td[data-label=What]")!).Split(':')[0]),
        ];

    private async Task AddAsync(int count)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var school = await db.Schools.Select(row => row.Id).FirstAsync(Cancel);
        await db.InsertAsync(
            Enumerable
                .Range(0, count)
                .Select(i => new AuditEntry
                {
                    SchoolId = school,
                    At = DemonstrationSchool.Now,
                    What = "test",
                    About = $"{i}",
                })
                .ToList()
        );
    }

    private async Task<Guid> StaffIdAsync(string key)
    {
        await using var db = await site.Data.Place.OpenAsync();
        return (await db.Staff.FirstAsync(row => row.Email.StartsWith($"{key}@"), Cancel)).Id;
    }

    private async Task<Guid> PupilIdAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        return (
            await db.Pupils.SingleAsync(row => row.Scn == TestSchool.AilsaFraser.Scn, Cancel)
        ).Id;
    }
}
