using System.Net;
using System.Text;
using AngleSharp.Dom;
using Edict.Demonstration;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The reports of a cycle go out as a file, to whoever sees all that is in it.</summary>
public sealed class ReportsOutTests : IAsyncLifetime
{
    private const string Header =
        "SCN,Stage,Subject,Level,Class,Note,Effort,Behaviour,Working Grade";

    private static readonly SchoolPupil Ailsa = TestSchool.AilsaFraser;

    private readonly TestSite site = new();

    private Guid senior;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static SchoolCourse Course =>
        Ailsa.Courses.Single(course => course.Subject == "Mathematics");

    private string Page => $"/cycles/{senior}";

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        senior = await CycleAsync("Senior 3");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task What_staff_typed_goes_out_in_the_columns_of_the_offices_file_and_the_page_says_what_is_not_in_it()
    {
        await TakeInAsync("Gradebook");
        var teacher = await site.AsAsync(StaffKeys.Teacher("English", 1));
        var sheet = await OpenSheet.OpenAsync(teacher, "4EN7");
        await sheet.SaveAsync(
            Guid.CreateVersion7(),
            (0, "Effort", null, 4),
            (0, "Homework", null, 3)
        );
        var head = await site.AsAsync(StaffKeys.Head);

        var page = await head.PageAsync(Page);
        var links = LinksOf(page);
        var answer = await head.GetAsync(links[1]);
        var s4 = await RowsAsync(head, $"{Page}/reports.csv?stage=S4&source=gradebook");

        var said = Words(page.QuerySelector("main")!);
        Assert.Contains(
            "Empty in it, as Edict does not read them: Note.",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Not in it, for want of a column: Homework.",
            said,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Left out", said, StringComparison.Ordinal);
        Assert.Equal(
            "Senior 3 reports as at 2027-02-02.csv",
            answer.Content.Headers.ContentDisposition!.FileName!.Trim('"')
        );
        Assert.Equal(Header, string.Join(',', s4[0]));
        Assert.Contains(
            s4,
            row => row[4] == "4EN7" && row[6] == "4" && row[5].Length + row[7].Length == 0
        );
        Assert.All(s4.Skip(1), row => Assert.Equal("S4", row[1]));
        var line = (await site.AuditAsync()).Last(row => row.What == "export");
        Assert.Equal($"reports.csv of cycle {senior} (S4): {s4.Count - 1} reports", line.About);
        Assert.Equal(await site.PersonAsync(StaffKeys.Head), line.StaffId);
    }

    [Fact]
    public async Task A_year_head_gives_out_their_own_stages_and_nobody_gives_out_a_pupil_from_whom_they_are_kept()
    {
        var (head, yearHead) = (
            await site.AsAsync(StaffKeys.Head),
            await site.AsAsync(StaffKeys.YearHeadS5S6)
        );
        var all = await RowsAsync(head, $"{Page}/reports.csv");
        var own = await RowsAsync(yearHead, $"{Page}/reports.csv");

        await yearHead.KeepFromAsync(Ailsa);

        var kept = await RowsAsync(yearHead, $"{Page}/reports.csv");
        var (scn, stage) = (all[0].ToList().IndexOf("SCN"), all[0].ToList().IndexOf("Year Stage"));
        Assert.Equal(["S4", "S5", "S6"], all.Skip(1).Select(row => row[stage]).Distinct());
        Assert.Equal(["S5", "S6"], own.Skip(1).Select(row => row[stage]).Distinct());
        Assert.Equal(own.Where(row => row[scn] != Ailsa.Scn), kept);
        Assert.NotEqual(own.Count, kept.Count);
        var said = Words((await yearHead.PageAsync(Page)).QuerySelector("main")!);
        Assert.Contains(
            "Left out: 1 pupil from whom you are kept.",
            said,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Ailsa.Surname, said, StringComparison.Ordinal);
        Assert.Empty(LinksOf(await (await site.AsAsync(StaffKeys.Office)).PageAsync(Page)));
        foreach (
            var (reader, address) in new[]
            {
                (yearHead, "?stage=S4"),
                (head, "?stage=S9"),
                (head, "?source=nowhere"),
            }
        )
        {
            Assert.Equal(
                HttpStatusCode.NotFound,
                await reader.StatusAsync($"{Page}/reports.csv{address}")
            );
        }
    }

    [Fact]
    public async Task A_closed_cycle_has_no_day_in_its_files_name_and_gives_working_grades_of_every_stage_that_has_them()
    {
        var bge = await CycleAsync("BGE 2");
        await using (var db = await site.Data.Place.OpenAsync())
        {
            var report = await db
                .Reports.AsTracking()
                .FirstAsync(row => row.CycleId == bge, Cancel);
            report.WorkingGrade = 5;
            await db.SaveChangesAsync(Cancel);
        }

        var head = await site.AsAsync(StaffKeys.Head);
        var answer = await head.GetAsync($"/cycles/{bge}/reports.xlsx");
        var rows = await RowsAsync(head, $"/cycles/{bge}/reports.csv");

        Assert.Equal(
            "BGE 2 reports.xlsx",
            answer.Content.Headers.ContentDisposition!.FileName!.Trim('"')
        );
        var grade = rows[0].ToList().IndexOf("Working Grade");
        Assert.Single(rows.Skip(1), row => row[grade] == "5");
    }

    /// <summary>The files that a page leads to, in its order.</summary>
    private static IReadOnlyList<string> LinksOf(IParentNode page) =>
        [
            .. page.QuerySelectorAll("main a[href*='/reports.']")
                .Select(link => link.GetAttribute("href")!),
        ];

    private static async Task<List<IReadOnlyList<string>>> RowsAsync(
        Browser browser,
        string address
    )
    {
        var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = (await answer.Content.ReadAsStringAsync(Cancel)).TrimStart('\uFEFF');
        return [.. CsvRecords.Split(text).Select(CsvRecords.Cells)];
    }

    /// <summary>One report of Senior 3 comes in by a file of the office.</summary>
    private async Task TakeInAsync(string source)
    {
        var office = await site.AsAsync(StaffKeys.Office);
        var uploaded = await office.UploadAsync(
            (await office.PageAsync("/imports")).QuerySelector("main form")!,
            (
                "Upload.File",
                "c.csv",
                Encoding.UTF8.GetBytes(
                    $"{Header}\n{Ailsa.Scn},S5,Mathematics,{Course.Level},{Course.Class},private,1,,\n"
                )
            ),
            ("Upload.For", $"{senior}"),
            ("Upload.Source", source)
        );
        var columns = await office.PageAsync(uploaded.Headers.Location!.ToString());
        var said = await office.SubmitAsync(columns.QuerySelector("main form")!);
        var plan = await office.PageAsync(said.Headers.Location!.ToString());
        var applied = await office.SubmitAsync(plan.QuerySelector("#apply")!);
        Assert.StartsWith(
            "/imports/",
            applied.Headers.Location!.ToString(),
            StringComparison.Ordinal
        );
    }

    private async Task<Guid> CycleAsync(string name)
    {
        await using var db = await site.Data.Place.OpenAsync();
        return (await db.Cycles.SingleAsync(row => row.Name == name, Cancel)).Id;
    }
}
