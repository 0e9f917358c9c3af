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
    private readonly Dictionary<Guid, CourseReport[]> bySubject;

    public CycleReports(long revision, IReadOnlyList<CourseReport> rows)
        : this(
            revision,
            rows,
            rows.GroupBy(row => row.SubjectId)
                .ToDictionary(said => said.Key, said => said.ToArray())
        ) { }

    private CycleReports(
        long revision,
        IReadOnlyList<CourseReport> rows,
        Dictionary<Guid, CourseReport[]> bySubject
    ) => (Revision, Rows, this.bySubject) = (revision, rows, bySubject);

    public long Revision { get; }

    public IReadOnlyList<CourseReport> Rows { get; }

    public IReadOnlyList<CourseReport> In(Guid subject) => bySubject.GetValueOrDefault(subject, []);

    /// <summary>These with some changed or new: what is as it was is taken over, in its place.</summary>
    public CycleReports With(ReportsChange change) =>
        new(
            change.Revision,
            With(Rows, change.Rows),
            change
                .Rows.GroupBy(row => row.SubjectId)
                .Aggregate(
                    new Dictionary<Guid, CourseReport[]>(bySubject),
                    (all, changed) =>
                    {
                        all[changed.Key] = With(In(changed.Key), changed);
                        return all;
                    }
                )
        );

    /// <summary>How many of these courses stand in later reports no more, and which have come.</summary>
    public (int Gone, IReadOnlyList<CourseReport> Added) Against(CycleReports later)
    {
        var gone = NotIn(Rows, later.Rows).Select(row => row.Course).ToHashSet();
        var added = NotIn(later.Rows, Rows).Where(row => !gone.Remove(row.Course)).ToList();
        return (gone.Count, added);
    }

    /// <summary>What was taken over is the same object in the same place.</summary>
    private static IEnumerable<CourseReport> NotIn(
        IReadOnlyList<CourseReport> rows,
        IReadOnlyList<CourseReport> others
    ) => rows.Where((row, place) => place >= others.Count || !ReferenceEquals(row, others[place]));

    private static CourseReport[] With(
        IReadOnlyList<CourseReport> rows,
        IEnumerable<CourseReport> changed
    )
    {
        var left = changed.ToDictionary(row => row.Course);
        var pupils = left.Values.Select(row => row.PupilId).ToHashSet();
        var there = rows.Select(row =>
                pupils.Contains(row.PupilId) && left.Remove(row.Course, out var now) ? now : row
            )
            .ToList();
        return [.. there, .. left.Values];
    }
}
