using System.IO.Compression;
using System.Net;
using System.Text;
using Edict.Data;
using Edict.Demonstration;
using Edict.Tests.Rules;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Auditing;

/// <summary>Who reads something of a pupil leaves one line of the audit log, and nobody else leaves one.</summary>
public sealed class ReadersTests(HostileSchool school) : IClassFixture<HostileSchool>
{
    /// <summary>They hold counts, or what came in, of pupils who need not be named.</summary>
    private static readonly string[] Counting =
    [
        "overview",
        "imports/{id:guid}",
        "imports/drafts/{id:guid}",
        "audit",
    ];

    [Fact]
    public async Task Each_page_and_file_that_shows_a_pupil_or_is_refused_leaves_one_line_and_no_other_leaves_any()
    {
        var left = new List<(string, int, int)>();
        foreach (var route in RouteTests.Routes.Where(route => !route.Contains("demo")))
        {
            foreach (var reader in new[] { school.Head, school.Office })
            {
                var before = (await school.Site.AuditAsync()).Count;
                var answer = await reader.GetAsync(school.AddressOf(route));
                var lines = (await school.Site.AuditAsync()).Count - before;

                var leaves =
                    answer.StatusCode == HttpStatusCode.Forbidden
                    || (
                        answer.StatusCode == HttpStatusCode.OK
                        && (
                            Counting.Contains(route)
                            || IsFile(answer)
                            || await NamesAPupilAsync(answer)
                        )
                    );
                left.Add((route, leaves ? 1 : 0, lines));
            }
        }

        Assert.Equal(
            left.Select(row => (row.Item1, row.Item2)),
            left.Select(row => (row.Item1, row.Item3))
        );
        Assert.True(left.Count(row => row.Item2 == 1) >= 10);
    }

    /// <summary>What is taken away is written down, whomever it names.</summary>
    private static bool IsFile(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentDisposition?.DispositionType == "attachment";

    [Fact]
    public async Task The_line_of_a_pupils_page_names_who_read_it_and_the_pupil_by_their_ids()
    {
        await school.Head.GetAsync(school.Pupil);

        var line = (await school.Site.AuditAsync())[^1];

        Assert.Equal(
            ("look", "the page of a pupil", await HeadAsync(), school.Pupil),
            (line.What, line.About, line.StaffId, $"/pupils/{line.PupilId}")
        );
    }

    [Fact]
    public async Task The_line_of_a_list_says_what_was_chosen_and_how_many_pupils_it_held()
    {
        var all = await LineAsync("/concerns");
        var chosen = await LineAsync("/concerns?stage=S4&level=3");
        var file = await LineAsync("/concerns.csv?stage=S4&groups=true");
        var groups = await LineAsync("/vulnerable-groups.xlsx?stage=S3");

        Assert.Matches("^concerns of now: [1-9][0-9]+ pupils$", all.About);
        Assert.Matches(@"^concerns of now \(S4, level 3\): [1-9][0-9]* pupils?$", chosen.About);
        Assert.Equal(("list", "export"), (chosen.What, file.What));
        Assert.Matches(
            @"^concerns\.csv of now \(S4\): [1-9][0-9]* pupils, with groups$",
            file.About
        );
        Assert.Matches(@"^vulnerable groups\.xlsx \(S3\): [1-9][0-9]* pupils$", groups.About);
    }

    [Fact]
    public async Task A_name_that_is_typed_into_the_filter_does_not_get_into_the_log()
    {
        var line = await LineAsync($"/concerns?class={HostileSchool.Surname}");

        Assert.Equal("concerns of now: 0 pupils", line.About);
    }

    [Fact]
    public async Task Ticked_pupils_are_written_down_as_a_print()
    {
        var page = await school.Head.PageAsync("/concerns");
        var ids = page.QuerySelectorAll("input[name=pupil]")
            .Select(box => ("pupil", box.GetAttribute("value")!));

        await school.Head.PostFormAsync("/concerns", [.. ids.Take(3)]);

        var line = (await school.Site.AuditAsync())[^1];
        Assert.Equal(("print", "concerns of now: 3 pupils, ticked"), (line.What, line.About));
    }

    [Fact]
    public async Task A_teacher_who_opens_a_class_leaves_a_line_for_each_look()
    {
        var teacher = await school.Site.AsAsync("teacher-english-1");
        var page = await teacher.PageAsync("/reports");
        var sheet = page.QuerySelector(".classes a")!.GetAttribute("href")!;
        var before = (await school.Site.AuditAsync()).Count;

        await teacher.GetAsync(sheet);
        await teacher.GetAsync($"{sheet}/hand-in");

        var lines = (await school.Site.AuditAsync()).Skip(before).ToList();
        Assert.Equal(["list", "list"], lines.Select(line => line.What));
        Assert.All(
            lines,
            line => Assert.StartsWith("the sheet of ", line.About, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Who_asks_for_a_pupil_whom_they_do_not_see_leaves_a_refusal()
    {
        var teacher = await school.Site.AsAsync("teacher-english-1");
        var pupil = await OtherThanOfAsync(teacher);

        var answer = await teacher.GetAsync($"/pupils/{pupil}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var line = (await school.Site.AuditAsync())[^1];
        Assert.Equal(("refusal", pupil), (line.What, line.PupilId!.Value));
    }

    [Fact]
    public async Task A_page_outside_ones_role_leaves_a_refusal_with_its_route_and_no_more_of_the_address()
    {
        await school.Office.GetAsync($"{school.Pupil}?note={HostileSchool.Surname}");
        var page = (await school.Site.AuditAsync())[^1];
        await school.Office.GetAsync("/concerns.xlsx");
        var file = (await school.Site.AuditAsync())[^1];

        Assert.Equal(
            [("refusal", "GET /pupils/{id:guid}"), ("refusal", "GET /concerns.xlsx")],
            [(page.What, page.About), (file.What, file.About)]
        );
    }

    [Fact]
    public async Task A_sign_in_to_the_demonstration_leaves_a_line()
    {
        await school.Site.AsAsync("sfll");

        var line = (await school.Site.AuditAsync())[^1];

        Assert.Equal(
            (
                "sign-in",
                "as one of the cast of the demonstration",
                await school.Site.PersonAsync("sfll")
            ),
            (line.What, line.About, line.StaffId!.Value)
        );
    }

    private async Task<AuditEntry> LineAsync(string address)
    {
        var before = (await school.Site.AuditAsync()).Count;
        await school.Head.GetAsync(address);
        return Assert.Single((await school.Site.AuditAsync()).Skip(before));
    }

    private async Task<Guid> HeadAsync()
    {
        await using var db = await school.Site.Data.Place.OpenAsync();
        return (
            await db.Staff.FirstAsync(
                person => person.Email.StartsWith($"{StaffKeys.Head}@"),
                TestContext.Current.CancellationToken
            )
        ).Id;
    }

    /// <summary>A pupil whom the list of groups names to the teacher without a link.</summary>
    private async Task<Guid> OtherThanOfAsync(Browser teacher)
    {
        var own = await teacher.PageAsync("/vulnerable-groups");
        var opened = own.QuerySelectorAll("a.pupil")
            .Select(link => link.GetAttribute("href")!)
            .ToHashSet();
        await using var db = await school.Site.Data.Place.OpenAsync();
        foreach (var pupil in await db.Pupils.ToListAsync(TestContext.Current.CancellationToken))
        {
            if (
                !opened.Contains($"/pupils/{pupil.Id}")
                && await teacher.StatusAsync($"/pupils/{pupil.Id}") == HttpStatusCode.NotFound
            )
            {
                return pupil.Id;
            }
        }

        throw new InvalidOperationException("The teacher sees everybody.");
    }

    /// <summary>In a workbook, too: it is a zip of XML.</summary>
    private static async Task<bool> NamesAPupilAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(
            TestContext.Current.CancellationToken
        );
        if (answer.Content.Headers.ContentType?.MediaType?.Contains("spreadsheetml") != true)
        {
            return Encoding.UTF8.GetString(bytes).Contains(HostileSchool.Surname);
        }

        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var part in zip.Entries)
        {
            using var text = new StreamReader(part.Open());
            if ((await text.ReadToEndAsync()).Contains(HostileSchool.Surname))
            {
                return true;
            }
        }

        return false;
    }
}
