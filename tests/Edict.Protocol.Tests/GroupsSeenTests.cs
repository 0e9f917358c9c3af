namespace Edict.Protocol.Tests;

/// <summary>What is shown of a pupil's groups is no more than what may be read of them.</summary>
public class GroupsSeenTests
{
    private static readonly Membership InOneAndUnknownInAnother = new(Groups.Sebn, Groups.Simd);

    [Fact]
    public void A_bare_mark_says_that_the_pupil_is_in_a_group_and_neither_in_which_nor_what_is_unknown() =>
        Assert.Equal(
            new(GroupsRead.Mark, IsIn: true, IsUnknown: false, Groups.None, Groups.None),
            GroupsSeen.Of(InOneAndUnknownInAnother, GroupsRead.Mark)
        );

    [Fact]
    public void A_bare_mark_of_a_pupil_in_no_known_group_is_unknown_where_any_is()
    {
        var seen = GroupsSeen.Of(new(Groups.None, Groups.Simd), GroupsRead.Mark);

        Assert.Equal((false, true), (seen.IsIn, seen.IsUnknown));
        Assert.False(GroupsSeen.Of(default, GroupsRead.Mark).IsUnknown);
    }

    [Fact]
    public void Who_reads_the_groups_is_shown_which_and_which_are_unknown() =>
        Assert.Equal(
            new(GroupsRead.Groups, IsIn: true, IsUnknown: false, Groups.Sebn, Groups.Simd),
            GroupsSeen.Of(InOneAndUnknownInAnother, GroupsRead.Groups)
        );

    [Fact]
    public void Who_reads_nothing_is_not_shown_that_there_is_anything() =>
        Assert.Equal(default, GroupsSeen.Of(InOneAndUnknownInAnother, GroupsRead.Nothing));

    [Fact]
    public void The_published_workbook_carries_a_bare_mark_unless_the_policy_says_groups()
    {
        var groups = PolicyJson.Read("""{ "publishedFolder": { "show": "groups" } }""").Policy;

        Assert.Equal(GroupsRead.Mark, GroupsSight.Published(new Policy()));
        Assert.Equal(GroupsRead.Groups, GroupsSight.Published(groups!));
    }
}
