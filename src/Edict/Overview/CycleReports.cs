namespace Edict.Overview;

/// <summary>What was changed in a cycle's reports by somebody who was alone in changing them.</summary>
/// <param name="Revision">The cycle's, which it raised by one.</param>
/// <param name="School">The school's, as the change left it.</param>
/// <param name="Rows">Those that are new, and those that are other than they were; none is gone.</param>
internal sealed record ReportsChange(
    Guid Cycle,
    long Revision,
    SchoolRevision School,
    IReadOnlyList<CourseReport> Rows
);

/// <summary>A cycle's reports, as they stood at one revision of it.</summary>
internal sealed class CycleReports
{
    private readonly CourseReport[] rows;
    private readonly Dictionary<Guid, CourseReport[]> byPupil;
    private readonly Dictionary<(Guid SubjectId, string ClassKey), CourseReport[]> byClass;

    public CycleReports(long revision, IReadOnlyList<CourseReport> rows)
        : this(revision, [.. rows], GroupedBy(rows, PupilOf), GroupedBy(rows, ClassOf)) { }

    private CycleReports(
        long revision,
        CourseReport[] rows,
        Dictionary<Guid, CourseReport[]> byPupil,
        Dictionary<(Guid SubjectId, string ClassKey), CourseReport[]> byClass
    )
    {
        Revision = revision;
        (this.rows, this.byPupil, this.byClass) = (rows, byPupil, byClass);
    }

    public long Revision { get; }

    public IReadOnlyList<CourseReport> Rows => rows;

    public IReadOnlyList<CourseReport> Of(Guid pupil) => byPupil.GetValueOrDefault(pupil, []);

    public IReadOnlyList<CourseReport> In(Guid subject, string classKey) =>
        byClass.GetValueOrDefault((subject, classKey), []);

    /// <summary>Whether a file has the class: not all that is reported of it was typed here.</summary>
    public bool HasByFile(Guid subject, string classKey) =>
        In(subject, classKey).Any(row => row.TypedBy is null);

    /// <summary>These with some changed or new: what is as it was is taken over, in its place.</summary>
    public CycleReports With(ReportsChange change) =>
        new(
            change.Revision,
            With(rows, change.Rows),
            With(byPupil, change.Rows, PupilOf),
            With(byClass, change.Rows, ClassOf)
        );

    /// <summary>How many of these courses stand in later reports no more, and which have come.</summary>
    public (int Gone, IReadOnlyList<CourseReport> Added) Against(CycleReports later)
    {
        var gone = NotIn(rows, later.rows).Select(row => row.Course).ToHashSet();
        var added = NotIn(later.rows, rows).Where(row => !gone.Remove(row.Course)).ToList();
        return (gone.Count, added);
    }

    private static Guid PupilOf(CourseReport row) => row.PupilId;

    private static (Guid SubjectId, string ClassKey) ClassOf(CourseReport row) =>
        (row.SubjectId, row.ClassKey);

    private static Dictionary<TKey, CourseReport[]> GroupedBy<TKey>(
        IEnumerable<CourseReport> rows,
        Func<CourseReport, TKey> key
    )
        where TKey : notnull =>
        rows.GroupBy(key).ToDictionary(said => said.Key, said => said.ToArray());

    private static Dictionary<TKey, CourseReport[]> With<TKey>(
        Dictionary<TKey, CourseReport[]> groups,
        IEnumerable<CourseReport> changed,
        Func<CourseReport, TKey> key
    )
        where TKey : notnull
    {
        var all = new Dictionary<TKey, CourseReport[]>(groups);
        foreach (var ofKey in changed.GroupBy(key))
        {
            all[ofKey.Key] = With(all.GetValueOrDefault(ofKey.Key, []), ofKey);
        }

        return all;
    }

    private static CourseReport[] With(CourseReport[] rows, IEnumerable<CourseReport> changed)
    {
        var all = rows.AsSpan().ToArray();
        var added = new List<CourseReport>();
        foreach (var row in changed)
        {
            var place = Array.FindIndex(all, was => was.IsOfCourse(row));
            if (place >= 0)
            {
                all[place] = row;
            }
            else
            {
                added.Add(row);
            }
        }

        return added.Count == 0 ? all : [.. all, .. added];
    }

    /// <summary>What was taken over is the same object in the same place.</summary>
    private static List<CourseReport> NotIn(CourseReport[] rows, CourseReport[] others)
    {
        var different = new List<CourseReport>();
        for (var place = 0; place < rows.Length; place++)
        {
            if (place >= others.Length || !ReferenceEquals(rows[place], others[place]))
            {
                different.Add(rows[place]);
            }
        }

        return different;
    }
}
