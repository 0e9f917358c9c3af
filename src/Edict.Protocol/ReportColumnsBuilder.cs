namespace Edict.Protocol;

/// <summary>Gathers a cycle's reports one by one into <see cref="ReportColumns"/>.</summary>
public sealed class ReportColumnsBuilder
{
    private const int FirstCapacity = 1024;

    private int count;
    private int pupilCount;
    private int[] pupils = new int[FirstCapacity];
    private int[] faculties = new int[FirstCapacity];
    private int[] subjects = new int[FirstCapacity];
    private int[] levels = new int[FirstCapacity];
    private Marks[] marks = new Marks[FirstCapacity];
    private Stage[] stages = [];

    /// <summary>Adds a report. The caller has checked the values; a pupil's stage is that of the report added last.</summary>
    /// <returns>The report's number, from 0.</returns>
    public int Add(in ReportValues report)
    {
        if (count == pupils.Length)
        {
            Grow();
        }

        pupils[count] = report.Pupil;
        faculties[count] = report.Faculty;
        subjects[count] = report.Subject;
        levels[count] = report.Level;
        marks[count] = new(report.Effort, report.Behaviour, report.Homework, report.WorkingGrade);
        SetStage(report.Pupil, report.Stage);
        return count++;
    }

    public ReportColumns Build() =>
        new(
            count,
            pupils,
            stages.AsSpan(0, pupilCount).ToArray(),
            new(faculties, subjects, levels),
            marks
        );

    private void SetStage(int pupil, Stage stage)
    {
        if (pupil >= stages.Length)
        {
            Array.Resize(ref stages, Math.Max(pupil + 1, 2 * stages.Length));
        }

        pupilCount = Math.Max(pupilCount, pupil + 1);
        stages[pupil] = stage;
    }

    private void Grow()
    {
        var capacity = 2 * count;
        Array.Resize(ref pupils, capacity);
        Array.Resize(ref faculties, capacity);
        Array.Resize(ref subjects, capacity);
        Array.Resize(ref levels, capacity);
        Array.Resize(ref marks, capacity);
    }
}
