namespace Edict.Protocol;

/// <summary>One report as the evaluation reads it. Names are numbers given by the reader: equal numbers are equal names.</summary>
/// <param name="Pupil">From 0; the same pupil has the same number in every cycle.</param>
/// <param name="Level">0 is a blank level.</param>
/// <param name="Effort">1 to 4; 0 is not rated. So with behaviour and homework.</param>
/// <param name="WorkingGrade">1 to 9; 0 is not graded.</param>
public readonly record struct ReportValues(
    int Pupil,
    Stage Stage,
    int Faculty,
    int Subject,
    int Level,
    byte Effort,
    byte Behaviour,
    byte Homework,
    byte WorkingGrade
);

/// <summary>What the reports are about, one entry a report in each: numbers of names.</summary>
/// <param name="Level">0 is a blank level.</param>
public readonly record struct CourseColumns(int[] Faculty, int[] Subject, int[] Level);

/// <summary>
/// The reports of one cycle as columns, so that a country's cycle takes some 25 bytes a report and no object each.
/// Reports keep the order in which they were added; each pupil's are found without a search.
/// </summary>
public sealed class ReportColumns
{
    private readonly int[] starts;
    private readonly int[] reportsByPupil;
    private readonly Stage[] stages;

    /// <summary>Takes over columns that are whole; nobody changes them after. They may be longer than the count.</summary>
    /// <param name="stages">The stage of each pupil, from pupil 0; <see cref="Stage.None"/> for one without a report.</param>
    public ReportColumns(
        int count,
        int[] pupil,
        Stage[] stages,
        CourseColumns courses,
        Marks[] marks
    )
    {
        Count = count;
        Pupil = pupil;
        Courses = courses;
        Marks = marks;
        this.stages = stages;
        (starts, reportsByPupil) = GroupByPupil(Pupil.AsSpan(0, count), stages.Length);
    }

    /// <summary>The number of reports.</summary>
    public int Count { get; }

    /// <summary>One more than the largest pupil number seen; pupils beyond it have no report here.</summary>
    public int PupilCount => stages.Length;

    internal int[] Pupil { get; }

    internal CourseColumns Courses { get; }

    internal Marks[] Marks { get; }

    public ReportValues this[int report]
    {
        get
        {
            var pupil = Pupil[report];
            var marks = Marks[report];
            return new(
                pupil,
                stages[pupil],
                Courses.Faculty[report],
                Courses.Subject[report],
                Courses.Level[report],
                marks.Effort,
                marks.Behaviour,
                marks.Homework,
                marks.WorkingGrade
            );
        }
    }

    /// <summary>The numbers of a pupil's reports, in the order in which they were added; empty for one who has none.</summary>
    public ReadOnlySpan<int> Of(int pupil) =>
        pupil < PupilCount
            ? reportsByPupil.AsSpan(starts[pupil], starts[pupil + 1] - starts[pupil])
            : [];

    /// <summary>The pupil's stage in this cycle; <see cref="Stage.None"/> for one without a report.</summary>
    public Stage StageOf(int pupil) => pupil < PupilCount ? stages[pupil] : Stage.None;

    private static (int[] Starts, int[] Reports) GroupByPupil(
        ReadOnlySpan<int> pupils,
        int pupilCount
    )
    {
        var first = new int[pupilCount + 1];
        foreach (var pupil in pupils)
        {
            first[pupil + 1]++;
        }

        for (var pupil = 0; pupil < pupilCount; pupil++)
        {
            first[pupil + 1] += first[pupil];
        }

        var next = first.AsSpan(0, pupilCount).ToArray();
        var reports = new int[pupils.Length];
        for (var report = 0; report < pupils.Length; report++)
        {
            reports[next[pupils[report]]++] = report;
        }

        return (first, reports);
    }
}
