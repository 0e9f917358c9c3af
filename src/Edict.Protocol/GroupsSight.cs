namespace Edict.Protocol;

/// <summary>How somebody stands to a pupil. Who stands in several ways has the last of them.</summary>
public enum Tie : byte
{
    /// <summary>No teaching staff: the office.</summary>
    None,

    /// <summary>A class teacher whose classes the pupil is not in.</summary>
    Teacher,

    /// <summary>A teacher of the pupil.</summary>
    OwnTeacher,

    /// <summary>A CL, PSL, SfLL, year head or member of the leadership.</summary>
    Promoted,

    /// <summary>One of those who see all that is reported of the pupil.</summary>
    SeesWhole,
}

/// <summary>How much is read of a pupil's vulnerable groups.</summary>
public enum GroupsRead : byte
{
    /// <summary>The pupil is not on the list.</summary>
    Nothing,

    /// <summary>That the pupil is in a group.</summary>
    Mark,

    /// <summary>In which groups, and which are not known.</summary>
    Groups,

    /// <summary>The figures behind them, too.</summary>
    Why,
}

/// <summary>Who reads what of a pupil's vulnerable groups.</summary>
public static class GroupsSight
{
    /// <summary>
    /// P21. Teaching staff read which groups, those who see the pupil whole read why; the policy can narrow what class
    /// teachers read to their own pupils, or to a bare mark.
    /// </summary>
    public static GroupsRead Of(Tie reader, GroupsListRules rules) =>
        reader switch
        {
            Tie.None => GroupsRead.Nothing,
            Tie.Promoted => GroupsRead.Groups,
            Tie.SeesWhole => GroupsRead.Why,
            Tie.Teacher when rules.TeachersSee == PupilsListed.Own => GroupsRead.Nothing,
            _ => As(rules.Show),
        };

    /// <summary>
    /// P24. The groups of a restricted pupil are read by the PSL of the house, the SfLL, the year head of the stage and the
    /// pupil's own teachers alone.
    /// </summary>
    /// <param name="isClose">Whether the reader is one of these.</param>
    public static GroupsRead OfRestricted(Tie reader, bool isClose, GroupsListRules rules) =>
        isClose ? Of(reader, rules) : GroupsRead.Nothing;

    /// <summary>P22. The published workbook carries a bare mark, unless the policy says which groups.</summary>
    public static GroupsRead Published(Policy policy) => As(policy.PublishedFolder);

    private static GroupsRead As(GroupsShown shown) =>
        shown == GroupsShown.Mark ? GroupsRead.Mark : GroupsRead.Groups;
}

/// <summary>What is shown of a pupil's vulnerable groups, and nothing beyond it.</summary>
/// <param name="IsIn">Whether the pupil is in any.</param>
/// <param name="IsUnknown">Whether it cannot be told, since the pupil is in none that is known.</param>
/// <param name="In">In which; none where a bare mark is shown.</param>
/// <param name="Unknown">Which are not known; none where a bare mark is shown.</param>
public readonly record struct GroupsSeen(
    GroupsRead Read,
    bool IsIn,
    bool IsUnknown,
    Groups In,
    Groups Unknown
)
{
    public static GroupsSeen Of(Membership membership, GroupsRead read)
    {
        var isIn = membership.In != Groups.None;
        var isUnknown = !isIn && membership.Unknown != Groups.None;
        return read switch
        {
            GroupsRead.Nothing => default,
            GroupsRead.Mark => new(read, isIn, isUnknown, Groups.None, Groups.None),
            _ => new(read, isIn, isUnknown, membership.In, membership.Unknown),
        };
    }
}
