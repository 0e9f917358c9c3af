using System.Collections.Concurrent;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>
/// The rows of one reader's list by everything that they are filtered and counted by. A list and the figures that lead to
/// it use the same sets, so they cannot disagree.
/// </summary>
public sealed class RowSets
{
    private readonly IReadOnlyList<PupilRow> rows;
    private readonly RowSet[] stages;
    private readonly RowSet[] levels;
    private readonly RowSet[] standings;
    private readonly RowSet[] members;
    private readonly RowSet[] unknown;
    private readonly ConcurrentDictionary<string, RowSet> houses = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly ConcurrentDictionary<string, RowSet> classes = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly Dictionary<Guid, FacultySets> faculties;

    /// <param name="staffId">The reader, for what they lead.</param>
    public RowSets(IReadOnlyList<PupilRow> rows, Guid staffId)
    {
        this.rows = rows;
        All = RowSet.Of(rows, _ => true);
        None = RowSet.Of(rows, _ => false);
        stages = [.. Stages.Each.Select(stage => RowSet.Of(rows, row => row.Stage == stage))];
        levels =
        [
            .. Enumerable.Range(0, 4).Select(level => RowSet.Of(rows, row => row.Level == level)),
        ];
        standings =
        [
            .. StandingNames.Each.Select(standing =>
                RowSet.Of(rows, row => row.Standing == standing)
            ),
        ];
        members =
        [
            .. GroupNames.Each.Select(group =>
                RowSet.Of(rows, row => row.Groups.In.HasFlag(group))
            ),
        ];
        unknown =
        [
            .. GroupNames.Each.Select(group =>
                RowSet.Of(rows, row => row.Groups.Unknown.HasFlag(group))
            ),
        ];
        AnyMembers = RowSet.Of(rows, row => row.Groups.IsIn);
        NoMembers = RowSet.Of(
            rows,
            row => row.Groups is { IsIn: false, Read: not GroupsRead.Nothing }
        );
        Listed = RowSet.Of(rows, row => row.Standing <= Standing.Resolved);
        Concerns = RowSet.Of(rows, row => row.IsConcern);
        LedByReader = RowSet.Of(rows, row => IsLedBy(row, staffId));
        LedByOthers = RowSet.Of(rows, row => row.IsConcern && !IsLedBy(row, staffId));
        AnyFaculty = new(rows, null);
        faculties = rows.SelectMany(row =>
                row.ByFaculty.Select(marks => marks.FacultyId)
                    .Concat(row.RestedOn.Select(course => course.FacultyId))
            )
            .Distinct()
            .ToDictionary(id => id, id => new FacultySets(rows, id));
    }

    public RowSet All { get; }

    public RowSet None { get; }

    /// <summary>The concerns, and those that are resolved: what a list shows unless it is asked for others.</summary>
    public RowSet Listed { get; }

    public RowSet Concerns { get; }

    public RowSet AnyMembers { get; }

    public RowSet NoMembers { get; }

    public RowSet LedByReader { get; }

    public RowSet LedByOthers { get; }

    public FacultySets AnyFaculty { get; }

    public RowSet At(Stage stage) => stage == Stage.None ? None : stages[(int)stage - 1];

    public RowSet At(int level) => level is >= 0 and <= 3 ? levels[level] : None;

    public RowSet At(Standing standing) => standings[(int)standing];

    public RowSet Members(Groups group) => members[Place(group)];

    /// <summary>Of whom it is not known whether they are in the group.</summary>
    public RowSet Unknown(Groups group) => unknown[Place(group)];

    public RowSet InHouse(string house) => Kept(houses, house, row => Same(row.Pupil.House, house));

    /// <summary>Of a registration class, or reported on in a class.</summary>
    public RowSet InClass(string name) =>
        Kept(
            classes,
            name,
            row =>
                Same(row.Pupil.RegistrationClass, name)
                || row.Courses.Any(course => Same(course.Class, name))
        );

    /// <summary>By what one faculty says, for each that says something of a row, or said so in the cycle before.</summary>
    public IReadOnlyDictionary<Guid, FacultySets> ByFaculty => faculties;

    /// <summary>A name that anybody may have typed into an address is not kept.</summary>
    private RowSet Kept(
        ConcurrentDictionary<string, RowSet> kept,
        string name,
        Func<PupilRow, bool> holds
    )
    {
        if (kept.TryGetValue(name, out var known))
        {
            return known;
        }

        var set = RowSet.Of(rows, holds);
        return set.Count == 0 ? set : kept.GetOrAdd(name, set);
    }

    private static int Place(Groups group) =>
        System.Numerics.BitOperations.TrailingZeroCount((int)group);

    private static bool IsLedBy(PupilRow row, Guid staffId) =>
        row.LedBy is { } led && led.Holders.Any(holder => holder.StaffId == staffId);

    private static bool Same(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
