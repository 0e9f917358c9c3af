using System.Collections.Concurrent;

namespace Edict.Protocol;

/// <summary>One reporting cycle of a session: whom it is for, its reports, and the policy it is judged by.</summary>
public sealed record SessionCycle(StageSet Stages, ReportColumns Reports, Policy Policy);

/// <summary>The grade that a working grade is held against, and the cycle it was given in (P4).</summary>
/// <param name="Cycle">Its place among the cycles evaluated, the oldest being 0.</param>
public readonly record struct PreviousGrade(byte Grade, int Cycle);

/// <summary>A course whose level is not what it was (P5).</summary>
/// <param name="From">The numbers of the levels before: several where the subject was taken at several.</param>
/// <param name="Cycle">The cycle in which it was seen at them.</param>
public sealed record LevelChange(IReadOnlyList<int> From, int Cycle);

/// <summary>One reason of one report, with the clause and the values it rests on.</summary>
/// <param name="Previous">For deterioration alone.</param>
public readonly record struct TrackedReason(
    Clause Clause,
    Reasons Reason,
    int Report,
    byte Value,
    PreviousGrade? Previous
)
{
    /// <summary>P19. The lane in which the reason is shown.</summary>
    public Lanes Lane =>
        Reason switch
        {
            Reasons.WorkingGrade => Lanes.BelowAPass,
            Reasons.Deterioration => TrackedReports.LaneOfFall(Previous!.Value.Grade, Value),
            _ => TrackedReports.LaneOfRating(Value),
        };
}

/// <summary>
/// The concerns of the last of some cycles of one session, derived from the reports of them all. It holds columns, one
/// entry a report or a pupil; what a flag rests on is worked out when it is asked for.
/// </summary>
public sealed class Evaluation
{
    /// <summary>From how many pupils on more threads than one are worth their start: more than any school has.</summary>
    private const int PupilsWorthThreads = 20_000;

    private readonly SessionCycle[] cycles;
    private readonly int last;
    private readonly SessionCycle cycle;
    private readonly Reasons[] reasons;
    private readonly byte[] levels;
    private readonly byte[] levelsBefore;

    private Evaluation(IReadOnlyList<SessionCycle> cycles)
    {
        this.cycles = [.. cycles];
        last = cycles.Count - 1;
        cycle = cycles[last];
        reasons = new Reasons[cycle.Reports.Count];
        levels = new byte[cycle.Reports.PupilCount];
        levelsBefore = new byte[cycle.Reports.PupilCount];
    }

    public ReportColumns Reports => cycle.Reports;

    public Policy Policy => cycle.Policy;

    /// <summary>Evaluates the last of the cycles.</summary>
    /// <param name="cycles">The cycles of one session up to the one asked about, oldest first; at least one.</param>
    public static Evaluation Of(IReadOnlyList<SessionCycle> cycles)
    {
        ArgumentOutOfRangeException.ThrowIfZero(cycles.Count);
        var evaluation = new Evaluation(cycles);
        var pupils = evaluation.levels.Length;
        if (pupils < PupilsWorthThreads)
        {
            evaluation.Evaluate(0, pupils);
        }
        else
        {
            evaluation.EvaluateOnThreads(pupils);
        }

        return evaluation;
    }

    /// <summary>Every reason for which the report is tracked.</summary>
    public Reasons ReasonsOf(int report) => reasons[report];

    /// <summary>Whether the report is tracked for any reason.</summary>
    public bool IsTracked(int report) => reasons[report] != Reasons.None;

    /// <summary>The level of the pupil's concern, 1 to 3; 0 is no concern.</summary>
    public int LevelOf(int pupil) => pupil < levels.Length ? levels[pupil] : 0;

    /// <summary>The level in the cycle immediately before for the pupil's stage; 0 where there was no concern, no report or no cycle.</summary>
    public int LevelBefore(int pupil) => pupil < levelsBefore.Length ? levelsBefore[pupil] : 0;

    public Status StatusOf(int pupil) =>
        Concerns.Status(LevelOf(pupil), LevelBefore(pupil), Reports.StageOf(pupil) != Stage.None);

    /// <summary>What makes the report tracked, reason by reason in the school's order.</summary>
    public IEnumerable<TrackedReason> WhyTracked(int report)
    {
        var values = Reports[report];
        foreach (var reason in reasons[report].Members())
        {
            yield return reason switch
            {
                Reasons.Effort => new(Clause.P1, reason, report, values.Effort, null),
                Reasons.Behaviour => new(Clause.P1, reason, report, values.Behaviour, null),
                Reasons.Homework => new(Clause.P1, reason, report, values.Homework, null),
                Reasons.WorkingGrade => new(Clause.P2, reason, report, values.WorkingGrade, null),
                _ => new(Clause.P3, reason, report, values.WorkingGrade, PreviousOf(report)),
            };
        }
    }

    /// <summary>P19. Every lane that the report is in.</summary>
    public Lanes LanesOf(int report)
    {
        var lanes = LevelChangeOf(report) is null ? Lanes.None : Lanes.LevelChanged;
        foreach (var reason in WhyTracked(report))
        {
            lanes |= reason.Lane;
        }

        return EarlyAgain(report) == Reasons.None ? lanes : lanes | Lanes.Again;
    }

    /// <summary>P20. The ratings of the report that are a 3 for a second cycle running, in the same course.</summary>
    public Reasons EarlyAgain(int report)
    {
        var again = Reasons.None;
        foreach (var before in ReportsBefore(report))
        {
            again |= TrackedReports.EarlyAgain(reasons[report], Reports.Marks[report], before);
        }

        return again;
    }

    /// <summary>The ratings of the report's course in the cycle immediately before, the worst of several; 0 for one that was not given.</summary>
    public Marks RatingsBefore(int report)
    {
        var worst = default(Marks);
        foreach (var before in ReportsBefore(report))
        {
            worst = new(
                Math.Max(worst.Effort, before.Effort),
                Math.Max(worst.Behaviour, before.Behaviour),
                Math.Max(worst.Homework, before.Homework),
                0
            );
        }

        return worst;
    }

    /// <summary>What was reported of the same course in the cycle immediately before.</summary>
    private IEnumerable<Marks> ReportsBefore(int report)
    {
        var now = Reports[report];
        if (CycleBefore(now.Stage) is not { } before)
        {
            yield break;
        }

        var then = cycles[before].Reports;
        foreach (var earlier in then.Of(now.Pupil).ToArray())
        {
            if (
                then.Courses.Subject[earlier] == now.Subject
                && then.Courses.Level[earlier] == now.Level
            )
            {
                yield return then.Marks[earlier];
            }
        }
    }

    /// <summary>The pupil's tracked reports, which the concern and its level rest on (P6, P7), in the order they came in.</summary>
    public IEnumerable<int> TrackedReportsOf(int pupil) =>
        Reports.Of(pupil).ToArray().Where(report => reasons[report] != Reasons.None);

    /// <summary>P4. The previous grade of the report's course; null where there is none.</summary>
    public PreviousGrade? PreviousOf(int report) =>
        PreviousGradeBefore(
            last,
            Reports.Pupil[report],
            Reports.Courses.Subject[report],
            Reports.Courses.Level[report]
        );

    /// <summary>
    /// P5. In the senior phase, a course last seen at another level and not at this one: shown, since a school acts on it.
    /// A blank level is unknown, so nothing is said of it.
    /// </summary>
    public LevelChange? LevelChangeOf(int report)
    {
        var now = Reports[report];
        if (now.Level == 0 || !Policy.SeniorStages.Has(now.Stage))
        {
            return null;
        }

        for (var earlier = last - 1; earlier >= 0; earlier--)
        {
            var then = LevelsIn(earlier, now.Pupil, now.Subject);
            if (then.Count > 0)
            {
                return then.Contains(now.Level) ? null : new([.. then.Distinct()], earlier);
            }
        }

        return null;
    }

    /// <summary>The cycle immediately before for a stage, as its place among the cycles; null in the stage's first.</summary>
    public int? CycleBefore(Stage stage)
    {
        for (var earlier = last - 1; earlier >= 0; earlier--)
        {
            if (cycles[earlier].Stages.Has(stage))
            {
                return earlier;
            }
        }

        return null;
    }

    private void EvaluateOnThreads(int pupils) =>
        Parallel.ForEach(
            Partitioner.Create(0, pupils),
            range => Evaluate(range.Item1, range.Item2)
        );

    /// <summary>Evaluates some pupils: each by itself, so that several threads can share them out.</summary>
    private void Evaluate(int from, int until)
    {
        for (var pupil = from; pupil < until; pupil++)
        {
            Evaluate(pupil);
        }
    }

    private void Evaluate(int pupil)
    {
        foreach (var report in Reports.Of(pupil))
        {
            reasons[report] = ReasonsIn(last, report);
        }

        levels[pupil] = LevelIn(last, pupil);
        if (CycleBefore(Reports.StageOf(pupil)) is { } before)
        {
            levelsBefore[pupil] = LevelIn(before, pupil);
        }
    }

    /// <summary>P7. The level from the distinct faculties with a tracked report: the same faculty twice counts once.</summary>
    private byte LevelIn(int at, int pupil)
    {
        var reports = cycles[at].Reports;
        var facultyOf = reports.Courses.Faculty;
        var mine = reports.Of(pupil);
        var seen = mine.Length <= 64 ? stackalloc int[mine.Length] : new int[mine.Length];
        var faculties = 0;
        foreach (var report in mine)
        {
            var faculty = facultyOf[report];
            if (IsTracked(at, report) && !Holds(seen[..faculties], faculty))
            {
                seen[faculties++] = faculty;
            }
        }

        return (byte)Concerns.Level(faculties, cycles[at].Policy.FacultiesForLevel);
    }

    /// <summary>The library's search in numbers is compiled at its first call, which a short command waits for.</summary>
    private static bool Holds(ReadOnlySpan<int> numbers, int sought)
    {
        foreach (var number in numbers)
        {
            if (number == sought)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTracked(int at, int report) =>
        at == last ? IsTracked(report) : ReasonsIn(at, report) != Reasons.None;

    private Reasons ReasonsIn(int at, int report)
    {
        var (reports, policy) = (cycles[at].Reports, cycles[at].Policy);
        var marks = reports.Marks[report];
        var found = TrackedReports.ForRatings(policy.Track, marks);
        var pupil = reports.Pupil[report];
        var grade = marks.WorkingGrade;
        if (grade == 0 || !policy.SeniorStages.Has(reports.StageOf(pupil)))
        {
            return found;
        }

        var previous = PreviousGradeBefore(
            at,
            pupil,
            reports.Courses.Subject[report],
            reports.Courses.Level[report]
        );
        return found
            | TrackedReports.ForGrade(policy.Track, grade)
            | TrackedReports.ForFall(policy.Track, grade, previous?.Grade ?? 0);
    }

    /// <summary>
    /// P4. "Between reports": the working grade in the latest earlier cycle of the session in which the pupil has one for
    /// the same subject at the same level; a blank is skipped, and of several the worst counts.
    /// </summary>
    private PreviousGrade? PreviousGradeBefore(int at, int pupil, int subject, int level)
    {
        for (var earlier = at - 1; earlier >= 0; earlier--)
        {
            var reports = cycles[earlier].Reports;
            var (_, subjects, levels) = reports.Courses;
            byte worst = 0;
            foreach (var report in reports.Of(pupil))
            {
                if (subjects[report] == subject && levels[report] == level)
                {
                    worst = Math.Max(worst, reports.Marks[report].WorkingGrade);
                }
            }

            if (worst != 0)
            {
                return new(worst, earlier);
            }
        }

        return null;
    }

    private List<int> LevelsIn(int at, int pupil, int subject)
    {
        var reports = cycles[at].Reports;
        var levelsSeen = new List<int>();
        foreach (var report in reports.Of(pupil))
        {
            if (reports.Courses.Subject[report] == subject && reports.Courses.Level[report] != 0)
            {
                levelsSeen.Add(reports.Courses.Level[report]);
            }
        }

        return levelsSeen;
    }
}
