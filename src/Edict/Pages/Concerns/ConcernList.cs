using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.Concerns;

/// <summary>One pupil's concern as one reader sees it.</summary>
/// <param name="Level">1 to 3; 0 for a concern that is resolved.</param>
/// <param name="LedBy">Null for a concern that is resolved.</param>
/// <param name="Why">The tracked courses that the reader may see, the heaviest first.</param>
/// <param name="Elsewhere">Whether the concern rests on courses, too, that the reader may not see.</param>
/// <param name="Classes">The names of the classes of this cycle that the reader may see.</param>
public sealed record ConcernRow(
    PupilInSession Pupil,
    Stage Stage,
    Cycle Cycle,
    int Level,
    int LevelBefore,
    Status Status,
    LedBy? LedBy,
    IReadOnlyList<TrackedCourse> Why,
    bool Elsewhere,
    IReadOnlyList<string> Classes,
    Membership Groups
);

/// <summary>The concerns that one reader may see, of one cycle or of each stage's latest closed one.</summary>
public sealed class ConcernList
{
    private readonly SchoolReading school;
    private readonly Visibility sight;

    private ConcernList(SchoolReading school, Visibility sight) =>
        (this.school, this.sight) = (school, sight);

    /// <summary>Rows by level, the highest first, then by name; resolved ones among them.</summary>
    /// <param name="cycle">Null for now: each stage's latest closed cycle, or the open one before the first has closed.</param>
    public static IReadOnlyList<ConcernRow> Of(SchoolReading school, Visibility sight, Cycle? cycle)
    {
        var list = new ConcernList(school, sight);
        return
        [
            .. CyclesOf(school, cycle)
                .SelectMany(shown =>
                    school.PupilsOf(cycle).Select(pupil => list.Row(pupil, shown.Key, shown.Value))
                )
                .OfType<ConcernRow>()
                .OrderByDescending(row => row.Level)
                .ThenBy(row => row.Pupil.Surname, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Pupil.Forename, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Pupil.Scn, StringComparer.Ordinal),
        ];
    }

    /// <summary>One pupil's concern in a cycle as one reader sees it; null where there is none, now or resolved.</summary>
    public static ConcernRow? Of(
        SchoolReading school,
        Visibility sight,
        PupilInSession pupil,
        Cycle cycle
    ) => new ConcernList(school, sight).Row(pupil, cycle, cycle.Stages);

    /// <summary>Which cycle is shown for which stages.</summary>
    public static IReadOnlyDictionary<Cycle, StageSet> CyclesOf(
        SchoolReading school,
        Cycle? cycle
    ) =>
        cycle is not null
            ? new Dictionary<Cycle, StageSet> { [cycle] = cycle.Stages }
            : Stages
                .Each.Select(stage =>
                    (Stage: stage, Cycle: school.LatestClosed(stage) ?? Latest(school, stage))
                )
                .Where(row => row.Cycle is not null)
                .GroupBy(row => row.Cycle!, row => row.Stage)
                .ToDictionary(rows => rows.Key, Stages.Of);

    private static Cycle? Latest(SchoolReading school, Stage stage) =>
        school.Cycles.LastOrDefault(cycle => cycle.Stages.Has(stage));

    private ConcernRow? Row(PupilInSession pupil, Cycle cycle, StageSet stages)
    {
        var shown = school.At(cycle);
        var stage = shown.StageOf(pupil.Id);
        var status = stages.Has(stage) ? shown.StatusOf(pupil.Id) : Status.None;
        var grounds = status == Status.None ? Ground.None : sight.GroundsFor(school.Sighted(pupil));
        if (grounds == Ground.None)
        {
            return null;
        }

        var level = shown.LevelOf(pupil.Id);
        var why = SeenCourses(shown, pupil, grounds);
        var isForThem =
            why.Count > 0
            || grounds != Ground.Faculty
            || (level == 0 && WasTheirs(shown, pupil, stage, grounds));
        return !isForThem
            ? null
            : new(
                pupil,
                stage,
                cycle,
                level,
                shown.LevelBefore(pupil.Id),
                status,
                level == 0 ? null : shown.LedBy(pupil),
                why,
                shown.Evaluation.TrackedReportsOf(school.NumberOf(pupil.Id)).Count() > why.Count,
                SeenClasses(shown, pupil, grounds),
                shown.GroupsOf(pupil.Id)
            );
    }

    /// <summary>Whether a concern that is resolved rested, in the cycle before, on a course that the reader may see.</summary>
    private bool WasTheirs(
        EvaluatedCycle shown,
        PupilInSession pupil,
        Stage stage,
        Ground grounds
    ) =>
        shown.Evaluation.CycleBefore(stage) is { } before
        && SeenCourses(school.At(school.Cycles[before]), pupil, grounds).Count > 0;

    private List<TrackedCourse> SeenCourses(
        EvaluatedCycle shown,
        PupilInSession pupil,
        Ground grounds
    ) =>
        [
            .. shown
                .ReportsOf(pupil.Id)
                .Where(row => sight.SeesCourse(grounds, school.InSight(row.Report)))
                .Select(row => shown.Tracked(row.Number))
                .OfType<TrackedCourse>()
                .OrderByDescending(course => course.Heaviest)
                .ThenBy(course => course.Subject, StringComparer.OrdinalIgnoreCase),
        ];

    private List<string> SeenClasses(EvaluatedCycle shown, PupilInSession pupil, Ground grounds) =>
        [
            .. shown
                .ReportsOf(pupil.Id)
                .Where(row => sight.SeesCourse(grounds, school.InSight(row.Report)))
                .Select(row =>
                    school.ClassNames.GetValueOrDefault((row.Report.SubjectId, row.Report.ClassKey))
                )
                .OfType<string>()
                .Distinct(),
        ];
}
