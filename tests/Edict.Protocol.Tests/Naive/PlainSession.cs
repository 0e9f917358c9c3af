namespace Edict.Protocol.Tests.Naive;

/// <summary>One report as a school would write it: names for names, null for a blank.</summary>
public sealed record PlainReport(
    string Pupil,
    Stage Stage,
    string Faculty,
    PlainCourse Course,
    PlainMarks Marks
)
{
    public override string ToString() => $"{Pupil} {Stage} {Course} in {Faculty}: {Marks}";
}

/// <summary>A subject at one level; a blank level is null.</summary>
public sealed record PlainCourse(string Subject, string? Level)
{
    public override string ToString() => Level is null ? Subject : $"{Subject} {Level}";
}

public sealed record PlainMarks(byte? Effort, byte? Behaviour, byte? Homework, byte? Grade)
{
    public override string ToString() =>
        string.Join(
            ' ',
            new[] { Effort, Behaviour, Homework, Grade }.Select(mark =>
                $"{mark}" is "" ? "-" : $"{mark}"
            )
        );
}

public sealed record PlainCycle(StageSet Stages, Policy Policy, IReadOnlyList<PlainReport> Reports)
{
    public override string ToString() =>
        $"for {Stages}, {SaidOf(Policy)}\n"
        + string.Concat(Reports.Select(report => $"  {report}\n"));

    private static string SaidOf(Policy policy)
    {
        var (track, faculties) = (policy.Track, policy.FacultiesForLevel);
        return $"senior {policy.SeniorStages}, effort {SaidOf(track.Effort)}, "
            + $"behaviour {SaidOf(track.Behaviour)}, homework {SaidOf(track.Homework)}, "
            + $"grade {track.WorkingGradeFrom}, fall {track.DeteriorationBy}, "
            + $"faculties {faculties.One} {faculties.Two} {faculties.Three}";
    }

    private static string SaidOf(NumberSet numbers) => $"[{string.Join(' ', numbers.Members())}]";
}

/// <summary>The cycles of one session, the oldest first; the last is the one asked about.</summary>
public sealed record PlainSession(IReadOnlyList<PlainCycle> Cycles)
{
    public PlainCycle Last => Cycles[^1];

    /// <summary>The session with other reports in its last cycle.</summary>
    public PlainSession WithLast(IEnumerable<PlainReport> reports) =>
        new([.. Cycles.SkipLast(1), Last with { Reports = [.. reports] }]);

    public override string ToString() =>
        "\n" + string.Concat(Cycles.Select((cycle, place) => $"cycle {place} {cycle}"));
}
