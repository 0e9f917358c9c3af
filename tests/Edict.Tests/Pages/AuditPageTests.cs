using System.Net;
using AngleSharp.Dom;
using Edict.Data;
using Edict.Demonstration;
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
