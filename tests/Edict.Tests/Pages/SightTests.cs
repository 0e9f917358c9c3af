using System.Net;
using Edict.Data;
using Edict.Demonstration;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>Who sees whom: the sum of a person's roles, on every page and download alike.</summary>
public class SightTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly DemonstrationSchool School = DemonstrationSchool.Make();

    [Fact]
    public async Task A_year_head_sees_their_stages_and_nobody_else()
    {
        var yearHead = await site.AsAsync(StaffKeys.YearHeadS3S4);

        var page = await yearHead.PageAsync("/concerns");

        Assert.Equal(
            ["S3", "S4"],
            Rows(page)
                .Select(row => Words(row.QuerySelector("th span")!)[^2..])
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            HttpStatusCode.OK,
            await yearHead.StatusAsync(await site.PageOfAsync(TestSchool.NiamhDuffy.Scn))
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            await yearHead.StatusAsync(await site.PageOfAsync(TestSchool.AilsaFraser.Scn))
        );
    }

    [Fact]
    public async Task A_year_head_is_told_of_the_cycles_of_their_own_stages()
    {
        var page = await (await site.AsAsync(StaffKeys.YearHeadS3S4)).PageAsync("/concerns");

        var said = Words(page.QuerySelector("main p")!);
        Assert.StartsWith(
            "S3: BGE 2, closed 22 January 2027. S4: Senior 2, closed",
            said,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_teacher_reads_which_group_a_pupil_is_in_and_not_the_figure_behind_it()
    {
        var pupil = TestSchool.AilsaFraser;
        var english = pupil.Courses.Single(course => course.Subject == "English").Class;
        var teacher = School.Classes.Single(taught => taught.Name == english).Teachers[0];

        var page = await (await site.AsAsync(teacher)).PageAsync(await site.PageOfAsync(pupil.Scn));

        var said = Words(page.QuerySelector("main")!);
        Assert.Contains("SIMD P12", said, StringComparison.Ordinal);
        Assert.DoesNotContain("decile", said, StringComparison.Ordinal);
        Assert.DoesNotContain("88.0 %", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pupil_support_leader_sees_their_house_and_beyond_it_only_whom_they_teach()
    {
        var leader = await site.AsAsync(StaffKeys.PupilSupportLeader("Bavelaw"));

        var page = await leader.PageAsync("/concerns");

        var head = await site.AsAsync(StaffKeys.Head);
        var house = Rows(await head.PageAsync("/concerns?house=Bavelaw")).Select(Words).ToList();
        Assert.NotEmpty(house);
        Assert.Equal(house, Rows(await leader.PageAsync("/concerns?house=Bavelaw")).Select(Words));
        var taught = TaughtBy(StaffKeys.PupilSupportLeader("Bavelaw"));
        var others = School.Pupils.Where(pupil => pupil.House != "Bavelaw" && !IsIn(taught, pupil));
        Assert.DoesNotContain(others, pupil => Rows(page).Any(row => Names(row, pupil)));
        Assert.Equal(
            HttpStatusCode.OK,
            await leader.StatusAsync(await site.PageOfAsync(TestSchool.CallumReid.Scn))
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            await leader.StatusAsync(await site.PageOfAsync(TestSchool.MollyDrummond.Scn))
        );
    }

    [Fact]
    public async Task A_curriculum_leader_reads_their_facultys_reasons_with_the_level_and_no_others()
    {
        var page = await (await site.AsAsync(StaffKeys.CurriculumLeader("Science"))).PageAsync(
            "/concerns?faculty=Science"
        );

        var faculties = await FacultiesBySubjectAsync();
        var subjects = Rows(page)
            .SelectMany(row => row.QuerySelectorAll("li .course"))
            .Select(course =>
                faculties
                    .First(pair => Words(course).StartsWith(pair.Key, StringComparison.Ordinal))
                    .Value
            )
            .Distinct();
        Assert.Equal(["Science"], subjects);
        Assert.Contains(Rows(page), row => Words(row.QuerySelector(".at-level")!) == "Level 3");
        Assert.Contains(
            Rows(page),
            row =>
                Words(row).Contains("and in courses that are not yours", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_curriculum_leaders_page_of_a_pupil_holds_their_facultys_courses_alone()
    {
        var page = await (await site.AsAsync(StaffKeys.CurriculumLeader("Science"))).PageAsync(
            await site.PageOfAsync(TestSchool.CraigDouglas.Scn)
        );

        var subjects = page.QuerySelectorAll("table.grid tbody th").Select(Words);
        Assert.Equal(["Biology", "Physics"], subjects.Order(StringComparer.Ordinal));
        Assert.Contains(
            "Your courses and their reports",
            Words(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_curriculum_leader_is_not_told_that_a_concern_of_other_faculties_is_none()
    {
        var leader = await site.AsAsync(StaffKeys.CurriculumLeader("Science"));

        var page = await leader.PageAsync(await site.PageOfAsync(TestSchool.FinlayKerr.Scn));

        var said = Words(page.QuerySelector("main")!);
        Assert.Contains(
            "None of your courses is tracked in BGE 2.",
            said,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("No concern", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_teacher_sees_the_pupils_of_their_classes_and_their_own_courses_alone()
    {
        var pupil = TestSchool.AilsaFraser;
        var course = pupil.Courses.Single(course => course.Subject == "English");
        var teacher = School.Classes.Single(taught => taught.Name == course.Class).Teachers[0];
        var browser = await site.AsAsync(teacher);
        var page = await browser.PageAsync(await site.PageOfAsync(pupil.Scn));

        Assert.Equal(["English"], page.QuerySelectorAll("table.grid tbody th").Select(Words));
        var taught = TaughtBy(teacher);
        var stranger = School.Pupils.First(other => other.To is null && !IsIn(taught, other));
        Assert.Equal(
            HttpStatusCode.NotFound,
            await browser.StatusAsync(await site.PageOfAsync(stranger.Scn))
        );
    }

    [Fact]
    public async Task A_teacher_is_told_the_level_of_a_concern_that_rests_on_others_courses_and_no_more()
    {
        var pupil = TestSchool.AilsaFraser;
        var english = pupil.Courses.Single(course => course.Subject == "English").Class;
        var teacher = School.Classes.Single(taught => taught.Name == english).Teachers[0];

        var row = RowOf(await (await site.AsAsync(teacher)).PageAsync("/concerns"), pupil);

        Assert.Equal("Level 1", Words(row.QuerySelector(".at-level")!));
        Assert.Equal("in courses that are not yours", Words(Cell(row, "Why")));
        Assert.StartsWith(
            "CL Mathematics: ",
            Words(Cell(row, "Who leads")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_files_behind_a_page_hold_the_same_pupils_as_the_page()
    {
        foreach (
            var key in new[]
            {
                StaffKeys.YearHeadS1S2,
                StaffKeys.CurriculumLeader("Science"),
                StaffKeys.PupilSupportLeader("Torduff"),
                "teacher-english-1",
            }
        )
        {
            var browser = await site.AsAsync(key);

            var answer = await browser.GetAsync("/concerns.csv");
            var rows =
                CsvRecords
                    .Split(
                        await answer.Content.ReadAsStringAsync(
                            TestContext.Current.CancellationToken
                        )
                    )
                    .Count - 1;

            Assert.Equal(Rows(await browser.PageAsync("/concerns")).Count, rows);
            Assert.True(rows > 0);
        }
    }

    [Fact]
    public async Task Who_holds_no_role_today_sees_nobody()
    {
        var left = await site.AsAsync(StaffKeys.CurriculumLeaderLanguages);

        Assert.Equal(HttpStatusCode.Forbidden, await left.StatusAsync("/concerns"));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await left.StatusAsync(await site.PageOfAsync(TestSchool.AilsaFraser.Scn))
        );
    }

    [Fact]
    public async Task The_stand_in_saw_the_house_while_it_was_theirs_and_not_today()
    {
        var page = await (await site.AsAsync(StaffKeys.StandInForTorduff)).PageAsync("/concerns");

        var pupils = Rows(page).Count;
        var whole = Rows(
            await (await site.AsAsync(StaffKeys.PupilSupportTorduff)).PageAsync("/concerns")
        ).Count;
        Assert.True(pupils > 0);
        Assert.NotEqual(whole, pupils);
        Assert.NotEqual(
            ["Torduff"],
            page.QuerySelectorAll("#house option").Skip(1).Select(option => option.TextContent)
        );
    }

    private static HashSet<string> TaughtBy(string key) =>
        [
            .. School
                .Classes.Where(taught => taught.Teachers.Contains(key))
                .Select(taught => taught.Name),
        ];

    private static bool IsIn(HashSet<string> classes, SchoolPupil pupil) =>
        pupil.Courses.Any(course => classes.Contains(course.Class));

    private async Task<Dictionary<string, string>> FacultiesBySubjectAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdictDb>();
        return await db
            .Subjects.Join(
                db.Faculties,
                subject => subject.FacultyId,
                faculty => faculty.Id,
                (subject, faculty) => new { subject.Name, Faculty = faculty.Name }
            )
            .OrderByDescending(row => row.Name.Length)
            .ToDictionaryAsync(
                row => row.Name,
                row => row.Faculty,
                TestContext.Current.CancellationToken
            );
    }
}
