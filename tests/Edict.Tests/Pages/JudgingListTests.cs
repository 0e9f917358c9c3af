using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>Whom a CL finds on the list, and what is suggested: by the reports of the faculty and by nothing else (P27, P29).</summary>
public sealed class JudgingListTests : IAsyncLifetime
{
    private const string Page = "/faculty-rag";

    /// <summary>S2, with reports in English in both cycles that have closed.</summary>
    private static readonly SchoolPupil Brodie = TestSchool.BrodieKane;

    private readonly TestSite site = new();
    private Browser leader = null!;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        leader = await site.AsAsync(StaffKeys.CurriculumLeader("English"));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_listed_is_in_a_group_or_tracked_in_this_faculty()
    {
        await SupportTooAsync();

        var rows = LinesOf(await leader.PageAsync(Page));

        Assert.Contains(rows, row => !IsTracked(row));
        Assert.All(
            rows.Where(row => !IsTracked(row)),
            row => Assert.NotNull(row.QuerySelector("[data-label=Groups] .group"))
        );
    }

    [Fact]
    public async Task Everybody_stands_under_a_class_of_the_faculty_and_with_its_reports_alone()
    {
        await using var db = await site.Data.Place.OpenAsync();
        var subjects = await (
            from subject in db.Subjects
            join faculty in db.Faculties on subject.FacultyId equals faculty.Id
            where faculty.Name == "English"
            select subject.Name
        ).ToListAsync(Cancel);

        var page = await leader.PageAsync(Page);

        var said = page.QuerySelectorAll("tr.class-of, [data-label=Why] li").Select(Words).ToList();
        Assert.NotEmpty(said);
        Assert.All(
            said,
            words =>
                Assert.Contains(subjects, name => words.Contains(name, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Where_nothing_is_tracked_in_the_faculty_neither_red_nor_amber_is_suggested_whatever_others_track()
    {
        await SupportTooAsync();

        var rows = LinesOf(await leader.PageAsync(Page)).Where(row => !IsTracked(row)).ToList();
        var elsewhere = await TrackedAsync();

        Assert.Contains(rows, row => elsewhere.Contains(IdOf(row)));
        Assert.DoesNotContain(rows, row => row.GetAttribute("data-suggested") is not ("G" or ""));
    }

    [Fact]
    public async Task Where_a_rating_is_missing_nothing_is_suggested()
    {
        var id = IdOf(
            LinesOf(await leader.PageAsync(Page))
                .First(row => row.GetAttribute("data-suggested") == "G")
        );

        await ChangeAsync(async db =>
            (await EnglishOf(db, "BGE 2").FirstAsync(row => row.PupilId == id, Cancel)).Homework =
                null
        );

        Assert.Equal("", LineOf(await leader.PageAsync(Page), id)!.GetAttribute("data-suggested"));
    }

    [Fact]
    public async Task Who_was_judged_stays_on_the_list_when_nothing_asks_any_more_and_does_not_count_as_not_asked()
    {
        var page = await leader.PageAsync(Page);
        var quiet = LinesOf(page).First(row => !IsTracked(row));
        await JudgeAsync(page, quiet, "G");
        var (id, before) = (IdOf(quiet), NotAsked(await leader.PageAsync(Page)));

        await ChangeAsync(async db =>
            db.RemoveRange(
                await db.VulnerabilityFacts.Where(row => row.PupilId == id).ToListAsync(Cancel)
            )
        );

        var after = await leader.PageAsync(Page);
        var line = LineOf(after, id)!;
        Assert.Equal("G", line.GetAttribute("data-saved"));
        Assert.Null(line.QuerySelector("[data-label=Groups] .group:not(.unknown)"));
        Assert.Equal(before, NotAsked(after));
    }

    [Fact]
    public async Task Who_was_judged_and_is_restricted_since_leaves_the_list_and_no_count_tells_of_it()
    {
        var page = await leader.PageAsync(Page);
        var own = TaughtBy(StaffKeys.CurriculumLeader("English"));
        var quiet = LinesOf(page)
            .First(row => !IsTracked(row) && !own.Contains(row.GetAttribute("data-name")!));
        await JudgeAsync(page, quiet, "G");
        var before = await leader.PageAsync(Page);

        await RestrictAsync(IdOf(quiet));

        var after = await leader.PageAsync(Page);
        Assert.Null(LineOf(after, IdOf(quiet)));
        Assert.Equal(LinesOf(before).Count - 1, LinesOf(after).Count);
        Assert.Equal(NotAsked(before), NotAsked(after));
    }

    [Fact]
    public async Task Who_was_absent_all_of_a_cycle_is_judged_in_it_until_the_teacher_says_that_they_have_left()
    {
        var id = await IdOfAsync(Brodie);
        var before = ClassOf(LineOf(await leader.PageAsync(Page), id)!);

        await ChangeAsync(async db =>
            db.RemoveRange(
                await EnglishOf(db, "BGE 2").Where(row => row.PupilId == id).ToListAsync(Cancel)
            )
        );
        var absent = LineOf(await leader.PageAsync(Page), id)!;
        await FromAsync(ReportSource.Seemis);
        var dropped = LineOf(await leader.PageAsync(Page), id);
        await FromAsync(ReportSource.Here);
        await NotRatedAsync(id, NoRating.Absent);
        var said = LineOf(await leader.PageAsync(Page), id);
        await NotRatedAsync(id, NoRating.Left);

        Assert.Equal(before, ClassOf(absent));
        Assert.Null(dropped);
        Assert.Equal("no report", Words(absent.QuerySelector("[data-label=Why]")!));
        Assert.Equal("", absent.GetAttribute("data-suggested"));
        Assert.NotNull(said);
        Assert.Null(LineOf(await leader.PageAsync(Page), id));
    }

    [Theory]
    [InlineData("BGE 2", true)]
    [InlineData("BGE 1", false)]
    public async Task Whom_the_office_expects_in_a_class_is_judged_before_any_report_but_in_no_cycle_that_had_closed(
        string cycle,
        bool isListed
    )
    {
        var id = await IdOfAsync(Brodie);
        var office = await site.PersonAsync(StaffKeys.Office);
        await ChangeAsync(async db =>
        {
            var closed = await db
                .Cycles.Where(row => row.Name == "BGE 1" || row.Name == "BGE 2")
                .ToDictionaryAsync(row => row.Name, Cancel);
            foreach (var name in closed.Keys)
            {
                db.RemoveRange(
                    await EnglishOf(db, name).Where(row => row.PupilId == id).ToListAsync(Cancel)
                );
            }

            db.Add(
                new ClassMember
                {
                    SchoolId = closed["BGE 1"].SchoolId,
                    ClassId = (await ClassAsync(db)).Id,
                    PupilId = id,
                    Level = "",
                    After = 0,
                    AddedById = office,
                    At = closed["BGE 1"].ClosedAt!.Value.AddDays(1),
                }
            );
        });

        var page = await leader.PageAsync($"{Page}?cycle={await CycleAsync(cycle)}");

        Assert.Equal(
            isListed,
            LineOf(page, id) is { } line
                && ClassOf(line).StartsWith("2EN8 English", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_RAG_that_was_set_before_any_report_stays_when_the_cycle_closes_and_can_be_changed()
    {
        var cycle = await CycleAsync("Senior 3");
        var address = $"{Page}?cycle={cycle}";
        var page = await leader.PageAsync(address);
        var row = LinesOf(page)
            .First(row => Words(row).Contains("no report yet", StringComparison.Ordinal));
        await JudgeAsync(page, row, "G");

        await ChangeAsync(async db =>
            (await db.Cycles.AsTracking().SingleAsync(of => of.Id == cycle, Cancel)).ClosedAt =
                DemonstrationSchool.Now
        );

        var after = await leader.PageAsync(address);
        Assert.Equal("G", LineOf(after, IdOf(row))!.GetAttribute("data-saved"));
        await JudgeAsync(after, LineOf(after, IdOf(row))!, "");
        Assert.Equal(
            "",
            LineOf(await leader.PageAsync(address), IdOf(row))!.GetAttribute("data-saved")
        );
    }

    [Fact]
    public async Task In_a_cycle_that_is_open_who_has_no_report_yet_stands_under_the_class_of_last_time()
    {
        var page = await leader.PageAsync($"{Page}?cycle={await CycleAsync("Senior 3")}");

        var row = LinesOf(page)
            .First(row => Words(row).Contains("no report yet", StringComparison.Ordinal));
        Assert.Matches(
            "^[456][A-Z]+[0-9]+ ",
            Words(row.ParentElement!.QuerySelector(".class-of th")!)
        );
    }

    [Fact]
    public async Task A_stage_is_asked_about_in_the_cycle_that_is_not_collated_for_it_and_in_no_other()
    {
        var (first, second) = (await CycleAsync("BGE 1"), await CycleAsync("BGE 2"));
        await ChangeAsync(async db =>
        {
            var there = await db
                .Collations.Where(row => row.Stage == Stage.S2)
                .SingleAsync(row => row.CycleId == first, Cancel);
            db.Remove(there);
            db.Add(
                new Collation
                {
                    SchoolId = there.SchoolId,
                    CycleId = second,
                    Stage = Stage.S2,
                    At = there.At,
                    StaffId = there.StaffId,
                }
            );
        });

        var rows = LinesOf(await leader.PageAsync(Page));

        Assert.Contains(rows, row => IsIn(row, first));
        Assert.Contains(rows, row => IsIn(row, second));
        Assert.All(
            rows.Where(row => IsIn(row, first) || IsIn(row, second)),
            row =>
                Assert.Equal(
                    IsIn(row, first),
                    Words(row.QuerySelector("th")!).EndsWith("S2", StringComparison.Ordinal)
                )
        );

        static bool IsIn(IElement row, Guid cycle) => row.GetAttribute("data-cycle") == $"{cycle}";
    }

    [Fact]
    public async Task Ones_own_judgement_is_none_of_the_others()
    {
        var page = await leader.PageAsync(Page);
        var row = LinesOf(page)[0];

        await JudgeAsync(page, row, "G");

        var after = LineOf(await leader.PageAsync(Page), IdOf(row))!;
        Assert.Equal("G", after.GetAttribute("data-saved"));
        Assert.Equal(Others(row), Others(after));

        static string Others(IElement row) => Words(row.QuerySelector("[data-label=Others]")!);
    }

    [Fact]
    public async Task Last_time_is_the_cycle_before_of_the_pupils_own_stage()
    {
        var first = LinesOf(await leader.PageAsync($"{Page}?cycle={await CycleAsync("BGE 1")}"))
            .ToDictionary(IdOf, row => row.GetAttribute("data-saved")!);

        var rows = LinesOf(await leader.PageAsync($"{Page}?cycle={await CycleAsync("BGE 2")}"))
            .Where(row => first.GetValueOrDefault(IdOf(row)) is { Length: > 0 })
            .ToList();

        Assert.NotEmpty(rows);
        Assert.All(
            rows,
            row =>
                Assert.StartsWith(
                    first[IdOf(row)][..1],
                    Words(row.QuerySelector("[data-label='Last time']")!),
                    StringComparison.Ordinal
                )
        );
    }

    private static List<IElement> LinesOf(IDocument page) =>
        [.. page.QuerySelectorAll("tr[data-pupil]")];

    private static IElement? LineOf(IDocument page, Guid id) =>
        page.QuerySelector($"tr[data-pupil='{id}']");

    private static Guid IdOf(IElement line) => Guid.Parse(line.GetAttribute("data-pupil")!);

    /// <summary>The names, as lists have them, of the pupils whom somebody teaches and whose groups they so read.</summary>
    private static HashSet<string> TaughtBy(string key)
    {
        var school = DemonstrationSchool.Make();
        var classes = school
            .Classes.Where(taught => taught.Teachers.Contains(key))
            .Select(taught => taught.Name)
            .ToHashSet();
        return school
            .Pupils.Where(pupil => pupil.Courses.Any(course => classes.Contains(course.Class)))
            .Select(pupil => $"{pupil.Surname}, {pupil.Forename}")
            .ToHashSet();
    }

    /// <summary>Says where the reports of BGE 2 come from.</summary>
    private Task FromAsync(ReportSource source) =>
        ChangeAsync(async db =>
            (
                await db.Cycles.AsTracking().SingleAsync(row => row.Name == "BGE 2", Cancel)
            ).ReportsFrom = source
        );

    /// <summary>The heading under which a line stands.</summary>
    private static string ClassOf(IElement line) =>
        line.ParentElement!.QuerySelector(".class-of th")!.FirstChild!.TextContent.Trim();

    private static Task<TeachingClass> ClassAsync(EdictDb db) =>
        db.Classes.SingleAsync(taught => taught.Name == "2EN8", Cancel);

    /// <summary>Says in 2EN8, to which Brodie belongs, why there is no rating in BGE 2.</summary>
    private Task NotRatedAsync(Guid pupil, NoRating why) =>
        ChangeAsync(async db =>
        {
            var cycle = await db.Cycles.SingleAsync(row => row.Name == "BGE 2", Cancel);
            var there = await db.Set<NotRated>()
                .AsTracking()
                .SingleOrDefaultAsync(
                    row => row.CycleId == cycle.Id && row.PupilId == pupil,
                    Cancel
                );
            if (there is not null)
            {
                there.Why = why;
                return;
            }

            db.Add(
                new NotRated
                {
                    SchoolId = cycle.SchoolId,
                    CycleId = cycle.Id,
                    ClassId = (await ClassAsync(db)).Id,
                    PupilId = pupil,
                    Why = why,
                }
            );
        });

    private static bool IsTracked(IElement line) =>
        line.QuerySelector("[data-label=Why] li") is not null;

    /// <summary>Such as <c>210</c>.</summary>
    private static string NotAsked(IHtmlDocument page) =>
        Words(page.QuerySelector("#judged")!.Closest("p")!.QuerySelector(".quiet")!).Split(' ')[0];

    /// <summary>Whom the head finds among the concerns of now.</summary>
    private async Task<IReadOnlySet<Guid>> TrackedAsync() =>
        Rows(await (await site.AsAsync(StaffKeys.Head)).PageAsync("/concerns"))
            .Select(row => row.QuerySelector("a.pupil")!.GetAttribute("href")!.Split('/')[^1])
            .Select(Guid.Parse)
            .ToHashSet();

    /// <summary>Makes the CL a PSL too, who sees what every faculty says of the pupils of a house.</summary>
    private async Task SupportTooAsync()
    {
        var person = await site.PersonAsync(StaffKeys.CurriculumLeader("English"));
        await ChangeAsync(async db =>
            db.Add(
                new Role
                {
                    Id = Guid.CreateVersion7(),
                    SchoolId = (await db.Schools.SingleAsync(Cancel)).Id,
                    StaffId = person,
                    Post = Post.PupilSupportLeader,
                    House = Brodie.House,
                    From = new(2027, 1, 11),
                }
            )
        );
    }

    private async Task JudgeAsync(IHtmlDocument page, IElement line, string rag)
    {
        var name = line.QuerySelector<IHtmlInputElement>("input[type=hidden]")!.Name!;
        var answer = await leader.SubmitAsync(
            page.QuerySelector("#judging")!,
            ($"{name[..name.LastIndexOf('.')]}.Rag", rag)
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task<Guid> IdOfAsync(SchoolPupil pupil) =>
        Guid.Parse((await site.PageOfAsync(pupil.Scn)).Split('/')[^1]);

    private async Task<Guid> CycleAsync(string name)
    {
        await using var db = await site.Data.Place.OpenAsync();
        return (await db.Cycles.SingleAsync(row => row.Name == name, Cancel)).Id;
    }

    private async Task ChangeAsync(Func<EdictDb, Task> change)
    {
        await using var db = await site.Data.Place.OpenAsync();
        await change(db);
        await db.SaveChangesAsync(Cancel);
    }

    private static IQueryable<Report> EnglishOf(EdictDb db, string cycle) =>
        db
            .Reports.AsTracking()
            .Where(row =>
                db.Cycles.Any(of => of.Id == row.CycleId && of.Name == cycle)
                && db.Subjects.Any(of => of.Id == row.SubjectId && of.Name == "English")
            );

    private Task RestrictAsync(Guid pupil) =>
        ChangeAsync(async db =>
            db.Add(
                new Restriction
                {
                    Id = Guid.CreateVersion7(),
                    SchoolId = (await db.Schools.SingleAsync(Cancel)).Id,
                    PupilId = pupil,
                    Reason = RestrictionReason.Safety,
                    SetById = await site.PersonAsync(StaffKeys.SupportForLearning),
                    From = DateOnly.FromDateTime(DemonstrationSchool.Now),
                }
            )
        );
}
