using System.Net;
using System.Text;
using AngleSharp.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.Mail;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>A cycle whose reports come from SEEMiS by file: nobody is asked for a class that is there, in a school of each test's own.</summary>
public sealed class ReportsFromSeemisTests : IAsyncLifetime
{
    private const string Header =
        "SCN,Stage,Subject,Level,Class,Effort,Behaviour,Homework,Working Grade";

    private static readonly string Teacher = StaffKeys.Teacher("English", 1);

    private readonly TestSite site = new();

    private Cycle cycle = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Address => $"/cycles/{cycle.Id}";

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        cycle = await CycleAsync("Senior 3");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_office_says_where_the_reports_of_a_cycle_come_from_until_it_is_closed()
    {
        var office = await site.AsAsync(StaffKeys.Office);
        var before = await DaysAsync(office);
        await ComeFromSeemisAsync();

        var page = await DaysAsync(office);
        var calendar = (await office.PageAsync("/cycles"))
            .QuerySelectorAll("table.rows [data-label='Reports due']")
            .Select(cell => Words(cell));

        Assert.Contains("entered here", before);
        Assert.Contains("from SEEMiS by file", page);
        Assert.Single(calendar, "5 February 2027 from SEEMiS by file");
        var line = (await site.AuditAsync()).Single(row => row.What == "calendar");
        Assert.EndsWith("; reports from SEEMiS by file", line.About, StringComparison.Ordinal);
        var closed = await CycleAsync("Senior 2");
        var form = (await office.PageAsync($"/cycles/dates/{closed.Id}")).QuerySelector(
            "main form"
        )!;
        Assert.Null(form.QuerySelector("[name='Form.ReportsFrom']"));
        await office.SubmitAsync(form, ("Form.ReportsFrom", "Seemis"));
        Assert.Equal(ReportSource.Here, (await CycleAsync("Senior 2")).ReportsFrom);
    }

    [Fact]
    public async Task After_the_whole_file_every_class_has_reported_and_nobody_is_asked_for_one()
    {
        var (teacher, office, head) = (
            await site.AsAsync(Teacher),
            await site.AsAsync(StaffKeys.Office),
            await site.AsAsync(StaffKeys.Head)
        );
        var (asked, waiting) = (await WorkAsync(teacher), await MissingAsync(head));
        await ComeFromSeemisAsync();
        var toTakeIn = await WorkAsync(office);

        await TakeInAsync(office, MissingRows());

        Assert.NotEmpty(asked);
        Assert.InRange(waiting, 10, 200);
        Assert.Matches(
            @"^Reports of Senior 3 come from SEEMiS: \d+ of \d+ classes have none yet due on Friday 5 February, in 3 days Take in the file$",
            Assert.Single(toTakeIn)
        );
        Assert.Empty(await WorkAsync(office));
        Assert.Empty(await WorkAsync(teacher));
        var states = StatesOf(await head.PageAsync(Address));
        Assert.DoesNotContain(states, row => row.Value is "partly" or "not begun");
        Assert.Equal(0, await MissingAsync(head));
        Assert.Contains("reported", states.Values);
        Assert.Contains(
            "Every class is reported.",
            Words((await head.PageAsync($"{Address}/close")).QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_class_that_a_file_has_is_reported_blanks_or_not_and_is_without_whoever_the_file_leaves_out()
    {
        var rows = MissingRows();
        var (whole, less) = (rows[0].Class, rows.First(row => row.Class != rows[0].Class).Class);
        var (head, office) = (
            await site.AsAsync(StaffKeys.Head),
            await site.AsAsync(StaffKeys.Office)
        );
        await ComeFromSeemisAsync();

        await TakeInAsync(
            office,
            [
                .. rows.Where(row => row.Class == whole).Select(row => row with { Marks = new() }),
                .. rows.Where(row => row.Class == less).Skip(1),
            ]
        );

        var states = StatesOf(await head.PageAsync(Address));
        Assert.Equal("reported", states[whole]);
        Assert.Equal("reported", states[less]);
        Assert.Contains("not begun", states.Values);
        var missing = (await head.PageAsync($"{Address}/close"))
            .QuerySelectorAll("main .counts li")
            .Select(row => Words(row))
            .ToList();
        Assert.NotEmpty(missing);
        Assert.DoesNotContain(missing, row => row.Contains($" {less} ", StringComparison.Ordinal));
        Assert.DoesNotContain(missing, row => row.Contains($" {whole} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_teacher_is_reminded_of_what_the_office_takes_in()
    {
        var leader = await site.AsAsync("cl-english");
        var form = (await leader.PageAsync($"{Address}/remind")).QuerySelector("main form")!;
        await ComeFromSeemisAsync();

        var answer = await leader.SubmitAsync(form);
        var page = await leader.PageAsync($"{Address}/remind");

        const string Why = "the office takes in the file under Imports, so no teacher is reminded";
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            Why,
            Words((await Browser.ReadAsync(answer)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
        Assert.Contains(Why, Words(page.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
        Assert.Null((await leader.PageAsync(Address)).QuerySelector($"a[href='{Address}/remind']"));
        await using var db = await site.Data.Place.OpenAsync();
        Assert.False(await db.Outbox.AnyAsync(row => row.Kind == LetterKind.Reminder, Cancel));
    }

    [Fact]
    public async Task A_teacher_still_corrects_a_mark_of_a_file_while_the_cycle_is_open()
    {
        await ComeFromSeemisAsync();
        var sheet = await OpenSheet.OpenAsync(await site.AsAsync(Teacher), "4EN7");

        var answer = await sheet.SaveAsync(Guid.CreateVersion7(), (0, "Effort", null, 2));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var list = Words((await sheet.Browser.PageAsync("/reports")).QuerySelector("main")!);
        Assert.Contains("they come from SEEMiS by file", list, StringComparison.Ordinal);
        Assert.DoesNotContain("not yet", list, StringComparison.Ordinal);
    }

    private async Task ComeFromSeemisAsync()
    {
        var office = await site.AsAsync(StaffKeys.Office);
        var form = (await office.PageAsync($"/cycles/dates/{cycle.Id}")).QuerySelector("main form");
        var answer = await office.SubmitAsync(form!, ("Form.ReportsFrom", "Seemis"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>What the cycle's page says of it, before the classes.</summary>
    private async Task<IReadOnlyList<string>> DaysAsync(Browser browser) =>
        [
            .. (await browser.PageAsync(Address))
                .QuerySelectorAll("dl.envelope dd")
                .Select(row => Words(row)),
        ];

    /// <summary>What somebody is asked to do about reports of the cycle, each line in words.</summary>
    private static async Task<IReadOnlyList<string>> WorkAsync(Browser browser) =>
        [
            .. (await browser.PageAsync("/"))
                .QuerySelectorAll(".work tbody tr")
                .Select(row => Words(row))
                .Where(row =>
                    row.Contains("not handed in", StringComparison.Ordinal)
                    || row.Contains("come from SEEMiS", StringComparison.Ordinal)
                ),
        ];

    /// <summary>Of how many classes the overview says that they have not reported yet.</summary>
    private async Task<int> MissingAsync(Browser head)
    {
        var link = (await head.PageAsync("/overview")).QuerySelector($"main a[href='{Address}']")!;
        return int.Parse(Words(link).Split(' ')[0], provider: null);
    }

    /// <summary>How far each class is, by its name without the subject.</summary>
    private static Dictionary<string, string> StatesOf(IParentNode page) =>
        page.QuerySelectorAll("table.rows tbody tr")
            .ToDictionary(
                row => Words(row.QuerySelector("th")!).Split(' ')[^1],
                row => Words(row.QuerySelector("[data-label='State']")!)
            );

    /// <summary>The latest reports of those who are still here and have none of the cycle yet, as SEEMiS could give them again; the largest classes first.</summary>
    private static IReadOnlyList<ReportRow> MissingRows()
    {
        var events = DemonstrationSchool.Make().Events;
        var here = events.OfType<PupilsFile>().Last().Rows.Select(row => row.Scn).ToHashSet();
        var files = events
            .OfType<ReportsFile>()
            .Where(file => file.Cycle.StartsWith("Senior", StringComparison.Ordinal))
            .Reverse()
            .ToList();
        var there = files[0].Rows.Select(row => (row.Scn, row.Subject)).ToHashSet();
        return
        [
            .. files
                .Skip(1)
                .SelectMany(file => file.Rows)
                .DistinctBy(row => (row.Scn, row.Subject))
                .Where(row => here.Contains(row.Scn) && !there.Contains((row.Scn, row.Subject)))
                .GroupBy(row => row.Class)
                .OrderByDescending(rows => rows.Count())
                .SelectMany(rows => rows),
        ];
    }

    private async Task TakeInAsync(Browser office, IReadOnlyList<ReportRow> rows)
    {
        var lines = rows.Select(row =>
            $"{row.Scn},{row.Stage},{row.Subject},{row.Level},{row.Class},{row.Marks.Effort},{row.Marks.Behaviour},{row.Marks.Homework},{row.Marks.WorkingGrade}"
        );
        var uploaded = await office.UploadAsync(
            (await office.PageAsync("/imports")).QuerySelector("main form")!,
            (
                "Upload.File",
                "seemis.csv",
                Encoding.UTF8.GetBytes($"{Header}\n{string.Join('\n', lines)}\n")
            ),
            ("Upload.For", cycle.Id.ToString())
        );
        var plan = await office.PageAsync(uploaded.Headers.Location!.ToString());

        var answer = await office.SubmitAsync(
            plan.QuerySelector("#apply")!,
            ("unusualToo", "true")
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(
            "/imports/",
            answer.Headers.Location!.ToString(),
            StringComparison.Ordinal
        );
    }

    private async Task<Cycle> CycleAsync(string name)
    {
        await using var db = await site.Data.Place.OpenAsync();
        return await db.Cycles.SingleAsync(row => row.Name == name, Cancel);
    }
}
