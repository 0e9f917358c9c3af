using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The list of vulnerable groups: who, and in which.</summary>
public class VulnerableGroupsTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Teacher = "teacher-english-1";

    private static readonly DemonstrationSchool School = DemonstrationSchool.Make();

    [Fact]
    public async Task The_head_reads_a_pupil_with_class_stage_house_groups_and_why()
    {
        var head = await site.AsAsync(StaffKeys.Head);

        var row = RowOf(await head.PageAsync("/vulnerable-groups"), TestSchool.BrodieKane);

        Assert.StartsWith(
            $"Kane, Brodie {TestSchool.BrodieKane.RegistrationClass} S2 {TestSchool.BrodieKane.House} Care Experienced SIMD decile 1",
            Words(row),
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.OK,
            await head.StatusAsync(row.QuerySelector("a.pupil")!.GetAttribute("href")!)
        );
    }

    [Fact]
    public async Task A_teacher_reads_which_group_any_pupil_is_in_and_of_nobody_the_figure_behind_it()
    {
        var teacher = await site.AsAsync(Teacher);

        var page = await teacher.PageAsync("/vulnerable-groups");

        var head = await (await site.AsAsync(StaffKeys.Head)).PageAsync("/vulnerable-groups");
        Assert.Equal(Scrubbed(head), Scrubbed(page));
        Assert.DoesNotContain(
            Rows(page),
            row => Words(row).Contains("decile", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            Rows(page),
            row => Words(row).Contains('%', StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_teacher_finds_their_own_classes_first_and_then_everybody_else()
    {
        var page = await (await site.AsAsync(Teacher)).PageAsync("/vulnerable-groups");

        var taught = School
            .Classes.Where(taught => taught.Teachers.Contains(Teacher))
            .OrderBy(taught => taught.Name, StringComparer.Ordinal)
            .ToList();
        Assert.Equal(
            [.. taught.Select(own => $"Your class {own.Name}, {own.Subject}"), "Everybody else"],
            page.QuerySelectorAll("caption h2").Select(heading => Words(heading).Split(':')[0])
        );
        var first = page.QuerySelector("table.rows")!;
        Assert.All(
            first.QuerySelectorAll("tbody tr"),
            row =>
                Assert.Contains(
                    School.Pupils,
                    pupil =>
                        Names(row, pupil)
                        && pupil.Courses.Any(course => course.Class == taught[0].Name)
                )
        );
    }

    [Fact]
    public async Task A_name_opens_only_where_the_reader_may_open_the_pupil()
    {
        var teacher = await site.AsAsync(Teacher);

        var page = await teacher.PageAsync("/vulnerable-groups");

        var tables = page.QuerySelectorAll("table.rows");
        Assert.All(
            tables.SkipLast(1).SelectMany(table => table.QuerySelectorAll("tbody th")),
            name => Assert.NotNull(name.QuerySelector("a"))
        );
        Assert.Empty(tables[^1].QuerySelectorAll("a.pupil"));
        var opened = tables[0].QuerySelector("a.pupil")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, await teacher.StatusAsync(opened));
    }

    [Fact]
    public async Task A_pupil_support_leader_reads_why_of_their_house_alone()
    {
        var leader = await site.AsAsync(StaffKeys.PupilSupportLeader("Bavelaw"));

        var page = await leader.PageAsync("/vulnerable-groups?group=SIMD");

        Assert.All(
            Rows(page),
            row =>
                Assert.Equal(
                    Words(row).Contains("Bavelaw", StringComparison.Ordinal),
                    Words(row).Contains("decile", StringComparison.Ordinal)
                )
        );
        Assert.Contains(Rows(page), row => Words(row).Contains("Torduff SIMD"));
    }

    [Fact]
    public async Task Each_count_opens_the_list_of_as_many_pupils()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var counts = (await head.PageAsync("/vulnerable-groups?stage=S4")).QuerySelectorAll(
            ".counts a"
        );

        Assert.Equal(16, counts.Length);
        foreach (var count in counts)
        {
            var page = await head.PageAsync(count.GetAttribute("href")!);

            var said = Words(count).Split(' ')[0];
            Assert.Equal(said, $"{Rows(page).Count}");
            Assert.All(Rows(page), row => Assert.Contains("S4", Words(row)));
        }
    }

    [Fact]
    public async Task What_is_not_known_is_counted_and_listed_as_unknown_and_not_as_no()
    {
        var head = await site.AsAsync(StaffKeys.Head);

        var unknown = await head.PageAsync("/vulnerable-groups?unknown=SEBN");

        var row = RowOf(unknown, TestSchool.KieranWard);
        Assert.Contains("7 not known", Words(row), StringComparison.Ordinal);
        var members = await head.PageAsync("/vulnerable-groups");
        Assert.DoesNotContain(Rows(members), row => Names(row, TestSchool.KieranWard));
    }

    [Theory]
    [InlineData("stage=S4", "S4")]
    [InlineData("house=Torduff", "Torduff")]
    [InlineData("group=SEBN", "SEBN")]
    [InlineData("class=3b1", "3B1")]
    [InlineData("stage=S3&house=Bavelaw&group=5%403", "5@3")]
    public async Task The_address_narrows_the_list(string query, string said)
    {
        var head = await site.AsAsync(StaffKeys.Head);

        var page = await head.PageAsync($"/vulnerable-groups?{query}");

        Assert.NotEmpty(Rows(page));
        Assert.All(
            Rows(page),
            row => Assert.Contains(said, Words(row).Split(' '), StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_class_that_is_taught_narrows_the_list_to_those_who_are_in_it()
    {
        var taught = TestSchool.AilsaFraser.Courses[0].Class;

        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync(
            $"/vulnerable-groups?class={taught}"
        );

        RowOf(page, TestSchool.AilsaFraser);
        Assert.All(
            Rows(page),
            row =>
                Assert.Contains(
                    School.Pupils,
                    pupil => Names(row, pupil) && pupil.Courses.Any(c => c.Class == taught)
                )
        );
        Assert.Contains($"Only: class {taught}.", Words(page.QuerySelector("main")!));
    }

    [Fact]
    public async Task The_list_stands_by_class_and_then_by_surname()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync("/vulnerable-groups");

        var order = Rows(page)
            .Select(row => (Class: Words(row.QuerySelector(".brief")!), Name: NameIn(row)))
            .ToList();
        Assert.Equal(
            order
                .OrderBy(row => row.Class, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Name.Split(',')[0], StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase),
            order
        );
    }

    [Fact]
    public async Task Nobody_to_list_is_said_in_words()
    {
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync(
            "/vulnerable-groups?class=9Z9"
        );

        Assert.Empty(page.QuerySelectorAll("table"));
        Assert.Equal("0 in a group", Words(page.QuerySelector(".counts a")!));
        Assert.NotNull(page.QuerySelector("#group"));
        Assert.Contains(
            "No pupil matches what you chose.",
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_fact_recorded_since_the_last_cycle_closed_counts_at_once()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var pupil = TestSchool.AnnaMorrisonOf1L2;
        Assert.DoesNotContain(
            Rows(await head.PageAsync("/vulnerable-groups")),
            row => Names(row, pupil)
        );

        await using (var db = await site.Data.Place.OpenAsync())
        {
            var known = await db.Pupils.SingleAsync(row => row.Scn == pupil.Scn, Cancel);
            db.Add(
                new VulnerabilityFact
                {
                    SchoolId = known.SchoolId,
                    PupilId = known.Id,
                    Group = Groups.Sebn,
                    RecordedAt = DemonstrationSchool.Now.AddHours(-1),
                    Value = 1,
                }
            );
            await db.SaveChangesAsync(Cancel);
        }

        var row = RowOf(await head.PageAsync("/vulnerable-groups"), pupil);
        Assert.Contains("SEBN", Words(row), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_file_holds_the_pupils_of_the_page_each_group_as_Y_N_or_blank()
    {
        foreach (
            var key in new[] { StaffKeys.Head, Teacher, StaffKeys.CurriculumLeader("Science") }
        )
        {
            var reader = await site.AsAsync(key);
            var address = "/vulnerable-groups?stage=S2&group=Care+Experienced";

            var rows = await RecordsAsync(reader, address.Replace("?", ".csv?"));

            Assert.Equal(
                "Surname,Forename,Registration Class,Stage,House,SCN,Care Experienced,5@3,SIMD,Attendance,SEBN,ASN,Pathway 3",
                rows[0]
            );
            Assert.Equal(
                Rows(await reader.PageAsync(address)).Select(NameIn).Distinct().Count(),
                rows.Count - 1
            );
            Assert.Contains(
                rows,
                row =>
                    row.StartsWith(
                        $"Kane,Brodie,{TestSchool.BrodieKane.RegistrationClass},S2,{TestSchool.BrodieKane.House},{TestSchool.BrodieKane.Scn},Y,N,Y,",
                        StringComparison.Ordinal
                    )
            );
        }
    }

    [Fact]
    public async Task A_blank_of_the_text_file_is_a_group_that_is_not_known()
    {
        var head = await site.AsAsync(StaffKeys.Head);

        var rows = await RecordsAsync(head, "/vulnerable-groups.csv?unknown=any");

        Assert.Contains(
            rows,
            row => row.EndsWith($",{TestSchool.KieranWard.Scn},,,,,,,", StringComparison.Ordinal)
        );
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string NameIn(IElement row) => Words(row.QuerySelector("th")!);

    /// <summary>Name and groups of each row of a page, whatever section it stands in, without what is behind a group.</summary>
    private static IEnumerable<string> Scrubbed(IHtmlDocument page) =>
        Rows(page)
            .Select(row =>
                $"{NameIn(row)} {Words(row.QuerySelector(".brief")!)}: {string.Join(';', row.QuerySelectorAll(".group").Select(Words))}"
            )
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    internal static async Task<List<string>> RecordsAsync(Browser reader, string address)
    {
        var answer = await reader.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return CsvRecords.Split(text.TrimStart('\uFEFF'));
    }
}
