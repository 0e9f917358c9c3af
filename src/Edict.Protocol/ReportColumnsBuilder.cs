namespace Edict.Protocol;

/// <summary>Gathers a cycle's reports one by one into <see cref="ReportColumns"/>.</summary>
public sealed class ReportColumnsBuilder
{
    private const int FirstCapacity = 1024;

    public int Count { get; private set; }

    internal int[] Pupil { get; private set; } = new int[FirstCapacity];

    internal int[] Faculty { get; private set; } = new int[FirstCapacity];

    internal int[] Subject { get; private set; } = new int[FirstCapacity];

    internal int[] Level { get; private set; } = new int[FirstCapacity];

    internal byte[] Effort { get; private set; } = new byte[FirstCapacity];

    internal byte[] Behaviour { get; private set; } = new byte[FirstCapacity];

    internal byte[] Homework { get; private set; } = new byte[FirstCapacity];

    internal byte[] WorkingGrade { get; private set; } = new byte[FirstCapacity];

    internal Stage[] Stages { get; private set; } = [];

    private int pupilCount;

    /// <summary>Adds a report. The caller has checked the values; a pupil's stage is that of the report added last.</summary>
    /// <returns>The report's number, from 0.</returns>
    public int Add(in ReportValues report)
    {
        if (Count == Pupil.Length)
        {
            Grow();
        }

        Pupil[Count] = report.Pupil;
        Faculty[Count] = report.Faculty;
        Subject[Count] = report.Subject;
        Level[Count] = report.Level;
        Effort[Count] = report.Effort;
        Behaviour[Count] = report.Behaviour;
        Homework[Count] = report.Homework;
        WorkingGrade[Count] = report.WorkingGrade;
        SetStage(report.Pupil, report.Stage);
        return Count++;
    }

    public ReportColumns Build()
    {
        Stages = Stages.AsSpan(0, pupilCount).ToArray();
        return new(this);
    }

    private void SetStage(int pupil, Stage stage)
    {
        if (pupil >= Stages.Length)
        {
            var stages = Stages;
            Array.Resize(ref stages, Math.Max(pupil + 1, 2 * stages.Length));
            Stages = stages;
        }

        pupilCount = Math.Max(pupilCount, pupil + 1);
        Stages[pupil] = stage;
    }

    private void Grow()
    {
        Pupil = Doubled(Pupil);
        Faculty = Doubled(Faculty);
        Subject = Doubled(Subject);
        Level = Doubled(Level);
        Effort = Doubled(Effort);
        Behaviour = Doubled(Behaviour);
        Homework = Doubled(Homework);
        WorkingGrade = Doubled(WorkingGrade);
    }

    private T[] Doubled<T>(T[] column)
    {
        Array.Resize(ref column, 2 * Count);
        return column;
    }
}
