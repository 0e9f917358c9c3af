using Edict.Data;
using Edict.Demonstration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>Pages are derived from what is kept in memory, and yet none is older than the last change.</summary>
public class FreshTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_corrected_report_is_on_the_page_that_is_asked_for_next()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var before = RowOf(await head.PageAsync("/concerns"), TestSchool.BrodieKane);
        Assert.Equal("Level 3", Words(before.QuerySelector(".at-level")!));

        await WriteAsync(async db =>
        {
            var pupil = await db.Pupils.SingleAsync(row => row.Scn == TestSchool.BrodieKane.Scn);
            var reports = await db.Reports.Where(row => row.PupilId == pupil.Id).ToListAsync();
            foreach (var report in reports)
            {
                (report.Effort, report.Behaviour, report.Homework) = (1, 1, 1);
            }

            await db.UpdateAsync(reports);
        });

        var page = await head.PageAsync("/concerns");
        Assert.DoesNotContain(Rows(page), row => Names(row, TestSchool.BrodieKane));
    }

    [Fact]
    public async Task The_figures_of_the_overview_follow_a_corrected_report()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var before = await ConcernsCountedAsync(head);
        var last = Rows(await head.PageAsync("/concerns?status=concern"))[^1];
        var pupil = Guid.Parse(
            last.QuerySelector("a.pupil")!.GetAttribute("href")!["/pupils/".Length..]
        );

        await WriteAsync(async db =>
        {
            var reports = await db.Reports.Where(row => row.PupilId == pupil).ToListAsync();
            foreach (var report in reports)
            {
                (report.Effort, report.Behaviour, report.Homework) = (1, 1, 1);
                report.WorkingGrade = null;
            }

            await db.UpdateAsync(reports);
        });

        Assert.Equal(before - 1, await ConcernsCountedAsync(head));
    }

    private static async Task<int> ConcernsCountedAsync(Browser browser) =>
        (await browser.PageAsync("/overview"))
            .QuerySelectorAll("#concerns-by-level tbody td:last-child")
            .Sum(cell => int.Parse(Words(cell), System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task A_mark_in_the_open_cycle_is_on_its_list_at_once()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var first = await OneAsync(db =>
            db.Reports.Where(row =>
                db.Cycles.Any(cycle => cycle.Id == row.CycleId && cycle.ClosedAt == null)
            )
        );
        await WriteAsync(async db =>
        {
            var reports = await db
                .Reports.Where(row => row.CycleId == first.CycleId && row.PupilId == first.PupilId)
                .ToListAsync();
            foreach (var report in reports)
            {
                (report.Effort, report.Behaviour, report.Homework) = (1, 1, 1);
                report.WorkingGrade = null;
            }

            await db.UpdateAsync(reports);
        });
        var list = $"/concerns?cycle={first.CycleId}";
        Assert.DoesNotContain(Rows(await head.PageAsync(list)), IsOfPupil);

        await WriteAsync(async db =>
        {
            var report = await db.Reports.FirstAsync(row =>
                row.CycleId == first.CycleId && row.PupilId == first.PupilId
            );
            report.Effort = 4;
            await db.UpdateAsync([report]);
        });

        Assert.Contains(Rows(await head.PageAsync(list)), IsOfPupil);

        bool IsOfPupil(AngleSharp.Dom.IElement row) =>
            row.QuerySelector("a.pupil")?.GetAttribute("href") == $"/pupils/{first.PupilId}";
    }

    [Fact]
    public async Task A_teacher_sees_a_pupil_from_the_first_report_in_their_class_on()
    {
        const string Teacher = "teacher-english-1";
        var teacher = await site.AsAsync(Teacher);
        var staff = await OneAsync(db => db.Staff.Where(row => row.Email.StartsWith(Teacher)));
        var taught = await OneAsync(db =>
            db.Classes.Where(row =>
                db.Roles.Any(role => role.StaffId == staff.Id && role.ClassId == row.Id)
            )
        );
        var known = await OneAsync(db =>
            db.Reports.Where(row =>
                db.Cycles.Any(cycle => cycle.Id == row.CycleId && cycle.ClosedAt == null)
                && !(
                    from other in db.Reports
                    join own in db.Classes
                        on new { other.SubjectId, Key = other.ClassKey } equals new
                        {
                            own.SubjectId,
                            Key = own.NameKey,
                        }
                    where db.Roles.Any(role => role.StaffId == staff.Id && role.ClassId == own.Id)
                    select other.PupilId
                ).Contains(row.PupilId)
            )
        );
        var page = $"/pupils/{known.PupilId}";
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await teacher.StatusAsync(page));

        await WriteAsync(db =>
            db.InsertAsync([
                new Report
                {
                    SchoolId = known.SchoolId,
                    CycleId = known.CycleId,
                    PupilId = known.PupilId,
                    SubjectId = taught.SubjectId,
                    LevelKey = "",
                    ClassKey = taught.NameKey,
                    Stage = known.Stage,
                    Level = "",
                    Teacher = "",
                    RecordedAt = known.RecordedAt,
                },
            ])
        );

        Assert.Equal(System.Net.HttpStatusCode.OK, await teacher.StatusAsync(page));
    }

    [Fact]
    public async Task Whoever_is_given_a_role_sees_by_it_at_once()
    {
        var teacher = await site.AsAsync(StaffKeys.Teacher("Mathematics", 1));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, await teacher.StatusAsync("/overview"));

        await WriteAsync(async db =>
        {
            var person = await db.Staff.SingleAsync(row =>
                row.Email.StartsWith(StaffKeys.Teacher("Mathematics", 1) + "@")
            );
            db.Add(
                new Role
                {
                    Id = Guid.CreateVersion7(),
                    SchoolId = person.SchoolId,
                    StaffId = person.Id,
                    Post = People.Post.Leadership,
                    From = DemonstrationSchool.FirstDay,
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        Assert.Equal(System.Net.HttpStatusCode.OK, await teacher.StatusAsync("/overview"));
    }

    [Fact]
    public async Task Whoever_holds_no_role_any_more_sees_nothing_from_then_on()
    {
        var key = StaffKeys.SupportForLearning;
        var leaver = await site.AsAsync(key);
        Assert.Equal(System.Net.HttpStatusCode.OK, await leaver.StatusAsync("/concerns"));

        await WriteAsync(async db =>
        {
            var person = await db.Staff.SingleAsync(row => row.Email.StartsWith(key + "@"));
            await db.DeleteAsync(
                await db.Roles.Where(role => role.StaffId == person.Id).ToListAsync()
            );
        });

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, await leaver.StatusAsync("/concerns"));
        Assert.Equal(
            System.Net.HttpStatusCode.Forbidden,
            await leaver.StatusAsync("/concerns.csv")
        );
    }

    /// <summary>What one program saves is not read again by it: it must not take that for all that has changed.</summary>
    [Fact]
    public async Task A_mark_that_another_program_wrote_after_one_that_was_saved_here_is_on_the_next_page()
    {
        var sheet = await OpenSheet.OpenAsync(await site.AsAsync("teacher-english-1"), "4EN7");
        await sheet.SaveAsync(Guid.CreateVersion7(), (0, "Effort", null, 1));

        await WriteElsewhereAsync(sheet, report => report.Homework = 4);

        Assert.Equal("4", MarkOf(await sheet.PageAsync(), 0, "Homework"));

        await WriteElsewhereAsync(sheet, report => report.Behaviour = 3);
        await sheet.SaveAsync(Guid.CreateVersion7(), (1, "Effort", null, 3));

        var page = await sheet.PageAsync();
        Assert.Equal("1", MarkOf(page, 0, "Effort"));
        Assert.Equal("3", MarkOf(page, 0, "Behaviour"));
        Assert.Equal("3", MarkOf(page, 1, "Effort"));
    }

    /// <summary>Changes the report of the first pupil that was typed here.</summary>
    private async Task WriteElsewhereAsync(OpenSheet sheet, Action<Report> change)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var pupil = Guid.Parse(sheet.Rows[0].Pupil);
        var report = await db.Reports.SingleAsync(
            row => row.PupilId == pupil && row.TypedBy != null,
            TestContext.Current.CancellationToken
        );
        change(report);
        await db.UpdateAsync([report]);
    }

    private static string MarkOf(AngleSharp.Html.Dom.IHtmlDocument page, int row, string column) =>
        page.GetElementById($"Form_Rows_{row}__{column}")!.GetAttribute("value")!;

    private async Task<T> OneAsync<T>(Func<EdictDb, IQueryable<T>> rows)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await rows(scope.ServiceProvider.GetRequiredService<EdictDb>()).FirstAsync();
    }

    private async Task WriteAsync(Func<EdictDb, Task> write)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await write(scope.ServiceProvider.GetRequiredService<EdictDb>());
    }
}
