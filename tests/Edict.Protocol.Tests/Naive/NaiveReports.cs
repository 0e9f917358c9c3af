namespace Edict.Protocol.Tests.Naive;

/// <summary>The clauses on reports (P1 to P5), written a second time from the specification alone and as plainly as can be.</summary>
public sealed class NaiveReports(IReadOnlyList<PlainCycle> cycles)
{
    public IEnumerable<TrackedReason> Why(PlainReport report, int cycle)
    {
        var (marks, track) = (report.Marks, cycles[cycle].Policy.Track);
        var senior = IsSenior(report, cycle);
        var previous = Previous(report, cycle);
        return new[]
        {
            Reason(Clause.P1, Reasons.Effort, marks.Effort, IsIn(track.Effort, marks.Effort)),
            Reason(
                Clause.P1,
                Reasons.Behaviour,
                marks.Behaviour,
                IsIn(track.Behaviour, marks.Behaviour)
            ),
            Reason(
                Clause.P1,
                Reasons.Homework,
                marks.Homework,
                IsIn(track.Homework, marks.Homework)
            ),
            Reason(
                Clause.P2,
                Reasons.WorkingGrade,
                marks.Grade,
                senior && marks.Grade >= track.WorkingGradeFrom
            ),
            Reason(
                Clause.P3,
                Reasons.Deterioration,
                marks.Grade,
                senior && marks.Grade - previous?.Grade >= track.DeteriorationBy,
                previous
            ),
        }.OfType<TrackedReason>();
    }

    /// <summary>P4: the worst grade of the same course in the latest earlier cycle that has one.</summary>
    public PreviousGrade? Previous(PlainReport report, int cycle)
    {
        for (var earlier = cycle - 1; earlier >= 0; earlier--)
        {
            var worst = OfSubject(report, earlier)
                .Where(other => other.Course.Level == report.Course.Level)
                .Max(other => other.Marks.Grade);
            if (worst is { } grade)
            {
                return new(grade, earlier);
            }
        }

        return null;
    }

    /// <summary>P5: the other levels at which the subject was last seen, and in which cycle, if it was not seen at this one too.</summary>
    public (string Levels, int Cycle)? Change(PlainReport report, int cycle)
    {
        if (report.Course.Level is not { } level || !IsSenior(report, cycle))
        {
            return null;
        }

        for (var earlier = cycle - 1; earlier >= 0; earlier--)
        {
            var levels = OfSubject(report, earlier)
                .Select(other => other.Course.Level)
                .OfType<string>()
                .ToList();
            if (levels.Count > 0)
            {
                return levels.Contains(level) ? null : (Joined(levels), earlier);
            }
        }

        return null;
    }

    private static string Joined(IEnumerable<string> levels) =>
        string.Join(" and ", levels.Distinct().Order(StringComparer.Ordinal));

    private IEnumerable<PlainReport> OfSubject(PlainReport report, int cycle) =>
        cycles[cycle]
            .Reports.Where(other =>
                other.Pupil == report.Pupil && other.Course.Subject == report.Course.Subject
            );

    private bool IsSenior(PlainReport report, int cycle) =>
        cycles[cycle].Policy.SeniorStages.Members().Contains(report.Stage);

    private static bool IsIn(NumberSet tracked, byte? rating) =>
        rating is { } given && tracked.Members().Contains(given);

    private static TrackedReason? Reason(
        Clause clause,
        Reasons reason,
        byte? value,
        bool holds,
        PreviousGrade? previous = null
    ) => holds ? new(clause, reason, 0, value!.Value, previous) : null;
}
