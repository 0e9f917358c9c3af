using Edict.Data;
using Edict.People;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>One cycle of a school with what follows from its facts.</summary>
public sealed class EvaluatedCycle(
    Cycle cycle,
    Evaluation evaluation,
    IReadOnlyList<CourseReport> reports,
    IReadOnlyDictionary<Guid, PupilFacts> facts,
    SchoolReading school
)
{
    private const Reasons OfRatings = Reasons.Effort | Reasons.Behaviour | Reasons.Homework;
    private const Reasons OfGrades = Reasons.WorkingGrade | Reasons.Deterioration;

    public Cycle Cycle => cycle;

    public Evaluation Evaluation => evaluation;

    /// <summary>A report by its number in the evaluation.</summary>
    public CourseReport ReportAt(int number) => reports[number];

    /// <summary>The pupil's stage in this cycle; <see cref="Stage.None"/> for one without a report.</summary>
    public Stage StageOf(Guid pupilId) => evaluation.Reports.StageOf(school.NumberOf(pupilId));

    public int LevelOf(Guid pupilId) => evaluation.LevelOf(school.NumberOf(pupilId));

    public PupilFacts FactsOf(Guid pupilId) => facts.GetValueOrDefault(pupilId);

    public Membership GroupsOf(Guid pupilId) =>
        Membership.Of(FactsOf(pupilId), evaluation.Policy.Groups);

    /// <summary>
    /// The pupil's reports in this cycle, the heaviest first. Those of one weight stand by subject, those of one subject by
    /// level and class, whatever order the database gave them in.
    /// </summary>
    public IReadOnlyList<CourseInCycle> CoursesOf(Guid pupilId) =>
        [
            .. evaluation
                .Reports.Of(school.NumberOf(pupilId))
                .ToArray()
                .Select(InCycle)
                .OrderByDescending(course => course.Why?.Lanes.Heaviest() ?? Lanes.None)
                .ThenBy(course => course.Subject.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(course => course.Report.LevelKey, StringComparer.Ordinal)
                .ThenBy(course => course.Report.ClassKey, StringComparer.Ordinal),
        ];

    /// <summary>A pupil's row, with every course; the stage is that of today for a pupil without a report.</summary>
    public PupilRow RowOf(PupilInSession pupil)
    {
        var courses = CoursesOf(pupil.Id);
        var number = school.NumberOf(pupil.Id);
        var groups = GroupsOf(pupil.Id);
        var status = evaluation.StatusOf(number);
        var level = evaluation.LevelOf(number);
        return new(
            pupil,
            courses.Count == 0 ? pupil.Stage : StageOf(pupil.Id),
            cycle,
            level,
            evaluation.LevelBefore(number),
            StandingOf(status, courses.Count > 0, groups),
            groups,
            GroupsSeen.Of(groups, GroupsRead.Why),
            level == 0 ? null : LedBy(pupil, level, courses),
            courses,
            FacultyReports.Of(courses),
            Elsewhere: false,
            status == Status.New ? LastIn(pupil.Id) : null,
            status == Status.New && evaluation.CycleBefore(StageOf(pupil.Id)) is null
                ? school.LastSession(pupil.Id)
                : null,
            status == Status.Resolved ? RestedOn(pupil.Id) : [],
            school.Sighted(pupil)
        );
    }

    private CourseInCycle InCycle(int number)
    {
        var report = reports[number];
        var subject = school.Subjects[report.SubjectId];
        return new(
            report,
            subject,
            school.ClassNames.GetValueOrDefault((report.SubjectId, report.ClassKey), ""),
            school.InSight(report),
            school.Facts.Teachers.GiverOf(report),
            Asked(report.Stage),
            Known(number, report),
            Why(number, report, subject)
        );
    }

    private Reasons Asked(Stage stage) =>
        evaluation.Policy.SeniorStages.Has(stage) ? OfRatings | OfGrades : OfRatings;

    private Reasons Known(int number, CourseReport report) =>
        Asked(report.Stage)
        & (
            (report.Effort is null ? Reasons.None : Reasons.Effort)
            | (report.Behaviour is null ? Reasons.None : Reasons.Behaviour)
            | (report.Homework is null ? Reasons.None : Reasons.Homework)
            | (report.WorkingGrade is null ? Reasons.None : Reasons.WorkingGrade)
            | (
                report.WorkingGrade is null || evaluation.PreviousOf(number) is null
                    ? Reasons.None
                    : Reasons.Deterioration
            )
        );

    private TrackedCourse? Why(int number, CourseReport report, SubjectInFaculty subject)
    {
        var before = LevelBeforeOf(number);
        if (!evaluation.IsTracked(number) && before is null)
        {
            return null;
        }

        var again = evaluation.EarlyAgain(number);
        var ratings = evaluation.RatingsBefore(number);
        var falls = (evaluation.ReasonsOf(number) & Reasons.Deterioration) != Reasons.None;
        var gradeBefore = falls ? null : evaluation.PreviousOf(number)?.Grade;
        return new(
            subject.Name,
            report.Level,
            subject.FacultyId,
            subject.Faculty,
            [
                .. evaluation
                    .WhyTracked(number)
                    .Select(reason => new ReasonSaid(
                        reason,
                        reason.Previous is { } previous ? school.Cycles[previous.Cycle].Name : null,
                        (again & reason.Reason) != Reasons.None,
                        Before(reason, ratings, gradeBefore)
                    )),
            ],
            before
        );
    }

    private static byte? Before(TrackedReason reason, Marks ratings, byte? grade) =>
        reason.Reason switch
        {
            Reasons.Effort when ratings.Effort > 0 => ratings.Effort,
            Reasons.Behaviour when ratings.Behaviour > 0 => ratings.Behaviour,
            Reasons.Homework when ratings.Homework > 0 => ratings.Homework,
            Reasons.WorkingGrade => grade,
            _ => null,
        };

    /// <summary>The level a course was taken at before, where that changed (P5).</summary>
    private string? LevelBeforeOf(int number) =>
        evaluation.LevelChangeOf(number) is { } change
            ? string.Join(
                " and ",
                change.From.Select(school.LevelNamed).Order(StringComparer.Ordinal)
            )
            : null;

    private static Standing StandingOf(Status status, bool hasReport, Membership groups) =>
        status switch
        {
            Status.New => Standing.New,
            Status.Continuing => Standing.Continuing,
            Status.Escalated => Standing.Escalated,
            Status.Eased => Standing.Eased,
            Status.Resolved => Standing.Resolved,
            _ when !hasReport => Standing.NoReport,
            _ when groups.In != Groups.None => Standing.Monitored,
            _ => Standing.NoConcern,
        };

    /// <summary>The latest cycle before the one immediately before in which the pupil was a concern; null where in none.</summary>
    private string? LastIn(Guid pupilId) =>
        school
            .Cycles.TakeWhile(earlier => earlier.Order < cycle.Order)
            .LastOrDefault(earlier => school.At(earlier).LevelOf(pupilId) > 0)
            ?.Name;

    private List<CourseInSight> RestedOn(Guid pupilId) =>
        evaluation.CycleBefore(StageOf(pupilId)) is { } before
            ?
            [
                .. school
                    .At(school.Cycles[before])
                    .CoursesOf(pupilId)
                    .Where(course => course.Reasons != Reasons.None)
                    .Select(course => course.InSight),
            ]
            : [];

    /// <summary>Who keeps a pupil whom RAGs highlight and who is no concern (P31).</summary>
    /// <param name="row">The pupil in this cycle.</param>
    public LedBy KeeperOf(PupilRow row)
    {
        var posts = new Candidates(school, row.Pupil, [], row.Stage);
        return By(Concerns.Keeper(posts.Filled), posts, "", row.Pupil, row.Stage);
    }

    /// <summary>Who leads a concern, with the names of those who hold the post.</summary>
    private LedBy LedBy(PupilInSession pupil, int level, IReadOnlyList<CourseInCycle> courses)
    {
        var faculties = courses
            .Where(course => course.Reasons != Reasons.None)
            .Select(course => course.Subject)
            .DistinctBy(subject => subject.FacultyId)
            .OrderBy(subject => subject.Faculty, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var posts = new Candidates(
            school,
            pupil,
            [.. faculties.SelectMany(row => school.Posts.CurriculumLeaders(row.FacultyId))],
            StageOf(pupil.Id)
        );
        return By(
            Concerns.Owner(level, evaluation.Policy.InterventionBy, posts.Filled),
            posts,
            string.Join(", ", faculties.Select(row => row.Faculty)),
            pupil,
            StageOf(pupil.Id)
        );
    }

    private static LedBy By(
        Owner owner,
        Candidates posts,
        string faculties,
        PupilInSession pupil,
        Stage stage
    ) =>
        new(
            owner,
            owner.Lead switch
            {
                Lead.CurriculumLeader => faculties,
                Lead.PupilSupportLeader => pupil.House,
                Lead.YearHead => stage.ToString(),
                _ => "",
            },
            posts.Of(owner.Lead)
        );
}

/// <summary>Who leads a concern, or keeps a pupil who is none.</summary>
/// <param name="For">The faculty, house or stage that the post is for; empty for the leadership.</param>
/// <param name="Holders">Who holds it today; nobody where it is empty.</param>
public sealed record LedBy(Owner Owner, string For, IReadOnlyList<Holder> Holders)
{
    /// <summary>The post and its holders as a list shows them.</summary>
    public string Words { get; } = InWords(Owner, For, Holders);

    private static string InWords(Owner owner, string held, IReadOnlyList<Holder> holders)
    {
        var post = owner.Lead == Lead.YearHead ? "Year head" : owner.Lead.Word();
        var what = held.Length == 0 ? "" : $" {held}";
        var mark = owner.Vacancy == Vacancy.None ? "" : $", {owner.Vacancy.Word()}";
        var names =
            holders.Count == 0
                ? "no one leads"
                : string.Join(", ", holders.Select(holder => holder.Name));
        return $"{post}{what}{mark}: {names}";
    }
}
