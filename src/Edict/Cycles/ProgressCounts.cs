using Edict.Protocol;

namespace Edict.Cycles;

/// <summary>How many classes of some are how far.</summary>
public readonly record struct ProgressCount(int Reported, int Partly, int NotBegun)
{
    public int All => Reported + Partly + NotBegun;

    public static ProgressCount Of(IEnumerable<ClassProgress> classes)
    {
        var counts = classes.CountBy(row => row.Progress).ToDictionary();
        return new(
            counts.GetValueOrDefault(Progress.Reported),
            counts.GetValueOrDefault(Progress.Partly),
            counts.GetValueOrDefault(Progress.NotBegun)
        );
    }
}

/// <summary>A faculty's classes by stage. A class with pupils of two stages counts in each, and once in all.</summary>
public sealed record FacultyProgress(
    string Faculty,
    IReadOnlyList<ProgressCount> ByStage,
    ProgressCount All
)
{
    /// <param name="stages">The columns.</param>
    public static IReadOnlyList<FacultyProgress> Of(
        IEnumerable<ClassProgress> classes,
        IReadOnlyList<Stage> stages
    ) =>
        [
            .. classes
                .GroupBy(row => row.Due.Subject.Faculty)
                .Select(rows => new FacultyProgress(
                    rows.Key,
                    [
                        .. stages.Select(stage =>
                            ProgressCount.Of(rows.Where(row => row.Due.Stages.Has(stage)))
                        ),
                    ],
                    ProgressCount.Of(rows)
                )),
        ];
}
