using Edict.Protocol;

namespace Edict.Overview;

/// <summary>What one faculty's reports say of a pupil in a cycle, taken together.</summary>
/// <param name="Asked">Which reasons there could be.</param>
/// <param name="Known">Which could be judged in at least one report.</param>
/// <param name="Tracked">Which hold in at least one.</param>
/// <param name="GivenBy">Who may have given the reports; null where they come from several.</param>
public readonly record struct FacultyReports(
    Guid FacultyId,
    Reasons Asked,
    Reasons Known,
    Reasons Tracked,
    Lanes Lanes,
    GivenBy? GivenBy
)
{
    /// <summary>Which reasons there could be and nobody can tell.</summary>
    public Reasons Unknown => Asked & ~Known;

    public static IReadOnlyList<FacultyReports> Of(IReadOnlyList<CourseInCycle> courses)
    {
        var all = new List<FacultyReports>(courses.Count);
        foreach (var course in courses)
        {
            var i = all.FindIndex(marks => marks.FacultyId == course.InSight.FacultyId);
            if (i < 0)
            {
                all.Add(Of(course));
            }
            else
            {
                all[i] = all[i].And(Of(course));
            }
        }

        return [.. all];
    }

    private static FacultyReports Of(CourseInCycle course) =>
        new(
            course.InSight.FacultyId,
            course.Asked,
            course.Known,
            course.Reasons,
            course.Why?.Lanes ?? Lanes.None,
            course.GivenBy
        );

    private FacultyReports And(FacultyReports more) =>
        this with
        {
            Asked = Asked | more.Asked,
            Known = Known | more.Known,
            Tracked = Tracked | more.Tracked,
            Lanes = Lanes | more.Lanes,
            GivenBy = GivenBy?.And(more.GivenBy),
        };
}
