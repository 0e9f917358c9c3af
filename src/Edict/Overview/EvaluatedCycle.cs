using Edict.Data;
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
    public Cycle Cycle => cycle;

    public Evaluation Evaluation => evaluation;

    /// <summary>The pupil's stage in this cycle; <see cref="Stage.None"/> for one without a report.</summary>
    public Stage StageOf(Guid pupilId) => evaluation.Reports.StageOf(school.NumberOf(pupilId));

    public int LevelOf(Guid pupilId) => evaluation.LevelOf(school.NumberOf(pupilId));

    public int LevelBefore(Guid pupilId) => evaluation.LevelBefore(school.NumberOf(pupilId));

    public Status StatusOf(Guid pupilId) => evaluation.StatusOf(school.NumberOf(pupilId));

    public PupilFacts FactsOf(Guid pupilId) => facts.GetValueOrDefault(pupilId);

    public Membership GroupsOf(Guid pupilId) =>
        Membership.Of(FactsOf(pupilId), evaluation.Policy.Groups);

    /// <summary>
    /// The pupil's reports in this cycle, each with its number in the evaluation. Those of one subject stand by level and
    /// class, whatever order the database gave them in.
    /// </summary>
    public IEnumerable<(int Number, CourseReport Report)> ReportsOf(Guid pupilId) =>
        evaluation
            .Reports.Of(school.NumberOf(pupilId))
            .ToArray()
            .Select(number => (Number: number, Report: reports[number]))
            .OrderBy(row => row.Report.LevelKey, StringComparer.Ordinal)
            .ThenBy(row => row.Report.ClassKey, StringComparer.Ordinal);

    /// <summary>What one report is tracked for; null where it is not tracked.</summary>
    public TrackedCourse? Tracked(int number)
    {
        var why = evaluation
            .WhyTracked(number)
            .Select(reason => new ReasonSaid(
                reason.Clause,
                reason.Reason,
                reason.Value,
                reason.Previous?.Grade,
                reason.Previous is { } previous ? school.Cycles[previous.Cycle].Name : null
            ))
            .ToList();
        var report = reports[number];
        var subject = school.Subjects[report.SubjectId];
        return why.Count == 0
            ? null
            : new(
                subject.Name,
                report.Level,
                subject.FacultyId,
                subject.Faculty,
                why,
                LevelBeforeOf(number)
            );
    }

    /// <summary>The level a course was taken at before, where that changed (P5).</summary>
    public string? LevelBeforeOf(int number) =>
        evaluation.LevelChangeOf(number) is { } change
            ? string.Join(
                " and ",
                change.From.Select(school.LevelNamed).Order(StringComparer.Ordinal)
            )
            : null;

    /// <summary>The distinct faculties that make the level, in the order of their names.</summary>
    public IReadOnlyList<SubjectInFaculty> TrackedFacultiesOf(Guid pupilId) =>
        [
            .. ReportsOf(pupilId)
                .Where(row => evaluation.ReasonsOf(row.Number) != Reasons.None)
                .Select(row => school.Subjects[row.Report.SubjectId])
                .DistinctBy(subject => subject.FacultyId)
                .OrderBy(subject => subject.Faculty, StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>Who leads a concern, with the names of those who hold the post.</summary>
    public LedBy LedBy(PupilInSession pupil)
    {
        var faculties = TrackedFacultiesOf(pupil.Id);
        var curriculumLeaders = faculties
            .SelectMany(row => school.Posts.CurriculumLeaders(row.FacultyId))
            .ToList();
        var pupilSupportLeaders = school.Posts.PupilSupportLeaders(pupil.House);
        var owner = Concerns.Owner(
            LevelOf(pupil.Id),
            evaluation.Policy.InterventionBy,
            curriculumLeaders.Count > 0,
            pupilSupportLeaders.Count > 0
        );
        return owner.Lead switch
        {
            Lead.CurriculumLeader => new(
                owner,
                string.Join(", ", faculties.Select(row => row.Faculty)),
                curriculumLeaders
            ),
            Lead.PupilSupportLeader => new(owner, pupil.House, pupilSupportLeaders),
            _ => new(
                owner,
                StageOf(pupil.Id).ToString(),
                school.Posts.YearHeads(StageOf(pupil.Id))
            ),
        };
    }
}

/// <summary>Who leads a concern.</summary>
/// <param name="For">The faculty, house or stage that the post is for.</param>
/// <param name="Holders">Who holds it today; nobody where it is empty.</param>
public sealed record LedBy(Owner Owner, string For, IReadOnlyList<string> Holders)
{
    /// <summary>The post and its holders as a list shows them.</summary>
    public string Words
    {
        get
        {
            var post = Owner.Lead == Lead.YearHead ? "Year head" : Owner.Lead.Word();
            var mark = Owner.Vacancy == Vacancy.None ? "" : $", {Owner.Vacancy.Word()}";
            var holders = Holders.Count == 0 ? "nobody holds the post" : string.Join(", ", Holders);
            return $"{post} {For}{mark}: {holders}";
        }
    }
}
