using Edict.Protocol;

namespace Edict.Overview;

/// <summary>The rows of a list by what one faculty says of them; by what any says, for all faculties together.</summary>
public sealed class FacultySets
{
    private readonly RowSet[] tracked;
    private readonly RowSet[] known;
    private readonly RowSet[] unknown;
    private readonly RowSet[] lanes;
    private readonly GivenBy?[] givers;

    /// <param name="faculty">Null for any.</param>
    public FacultySets(IReadOnlyList<PupilRow> rows, Guid? faculty)
    {
        tracked = Each(
            ReasonNames.Each,
            (marks, reason) => (marks.Tracked & reason) != Reasons.None
        );
        known = Each(ReasonNames.Each, (marks, reason) => (marks.Known & reason) != Reasons.None);
        unknown = Each(
            ReasonNames.Each,
            (marks, reason) => (marks.Unknown & reason) != Reasons.None
        );
        lanes = Each(LaneNames.Each, (marks, lane) => (marks.Lanes & lane) != Lanes.None);
        Shown = RowSet.Of(rows, row => IsShown(row, faculty));
        Taught = RowSet.Of(rows, row => HasMarks(row, faculty, _ => true));
        givers =
        [
            .. rows.Select(row =>
                row.ByFaculty.FirstOrDefault(marks => marks.FacultyId == faculty).GivenBy
            ),
        ];

        RowSet[] Each<T>(IReadOnlyList<T> each, Func<FacultyReports, T, bool> holds) =>
            [
                .. each.Select(one =>
                    RowSet.Of(rows, row => HasMarks(row, faculty, marks => holds(marks, one)))
                ),
            ];
    }

    /// <summary>
    /// Whom the faculty's list shows: a concern for which something is tracked there, a resolved one that rested on it, and
    /// of the others whom it teaches.
    /// </summary>
    public RowSet Shown { get; }

    /// <summary>On whom the faculty reports.</summary>
    public RowSet Taught { get; }

    public RowSet Tracked(Reasons reason) => tracked[PlaceOf(ReasonNames.Each, reason)];

    public RowSet Known(Reasons reason) => known[PlaceOf(ReasonNames.Each, reason)];

    /// <summary>The faculty reports on the pupil, and nobody can tell.</summary>
    public RowSet Unknown(Reasons reason) => unknown[PlaceOf(ReasonNames.Each, reason)];

    public RowSet In(Lanes lane) => lanes[PlaceOf(LaneNames.Each, lane)];

    /// <summary>Whether one teacher may have said all that the faculty says of some rows: what is not known tells no two apart.</summary>
    public bool RestsOnOneTeacher(RowSet some)
    {
        var (by, any) = (GivenBy.Anybody, false);
        foreach (var row in some.And(Taught).Places())
        {
            if (by.And(givers[row]) is not { } both)
            {
                return false;
            }

            (by, any) = (both, true);
        }

        return any;
    }

    private static bool IsShown(PupilRow row, Guid? faculty) =>
        faculty is null
        || HasMarks(
            row,
            faculty,
            marks =>
                row.Standing > Standing.Resolved || (row.IsConcern && marks.Tracked != Reasons.None)
        )
        || row.RestedOn.Any(course => course.FacultyId == faculty);

    private static bool HasMarks(PupilRow row, Guid? faculty, Func<FacultyReports, bool> holds)
    {
        foreach (var marks in row.ByFaculty)
        {
            if ((faculty is null || faculty == marks.FacultyId) && holds(marks))
            {
                return true;
            }
        }

        return false;
    }

    private static int PlaceOf<T>(IReadOnlyList<T> each, T one)
    {
        for (var i = 0; i < each.Count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(each[i], one))
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(one), one, "One at a time has a place.");
    }
}
