using Edict.Overview;
using Edict.Protocol;

namespace Edict.Pages.VulnerableGroups;

/// <summary>How many pupils are in a group, and of how many that is not known.</summary>
public sealed record GroupCount(Groups Group, int In, int Unknown);

/// <summary>How many pupils are in any group, and in each.</summary>
/// <param name="In">In any group.</param>
/// <param name="Unknown">In none that is known, while some are not.</param>
/// <param name="Each">Nothing for who reads bare marks.</param>
public sealed record GroupsCounts(int In, int Unknown, IReadOnlyList<GroupCount> Each)
{
    public static GroupsCounts None { get; } = new(0, 0, []);

    /// <param name="groups">Those that the reader may tell apart.</param>
    public static GroupsCounts Of(IReadOnlyList<GroupsRow> rows, IEnumerable<Groups> groups) =>
        new(
            rows.Count(row => row.Groups.IsIn),
            rows.Count(row => row.Groups.IsUnknown),
            [
                .. groups.Select(group => new GroupCount(
                    group,
                    rows.Count(row => row.Groups.In.HasFlag(group)),
                    rows.Count(row => row.Groups.Unknown.HasFlag(group))
                )),
            ]
        );
}
