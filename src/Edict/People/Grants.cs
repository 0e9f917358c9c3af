using Edict.Data;

namespace Edict.People;

/// <summary>Who may give which role: a person gives none to themself, and four posts need two people.</summary>
public static class Grants
{
    public const string NobodyToThemself =
        "nobody gives themself a role; expected a colleague to do it";

    /// <summary>The posts of which somebody must always hold one: to say yes to grants, and to ask for them.</summary>
    public static IReadOnlyList<Post> NeverEmpty { get; } = [Post.Leadership, Post.Office];

    /// <summary>Whether a grant is held only when the head or a depute, who is not the one who asked, has said yes.</summary>
    public static bool NeedsASecondPerson(Post post) =>
        post is Post.Leadership or Post.YearHead or Post.SupportForLearning or Post.Office;

    /// <summary>Whether one of the leadership may say yes to a role that was asked for.</summary>
    public static bool MayConfirm(Role asked, Guid staffId) =>
        asked.AskedById is { } by && by != staffId && asked.StaffId != staffId;

    /// <summary>Whether the role is held, or will be, with no end set.</summary>
    public static bool IsHeldWithoutEnd(Role role, Post post) =>
        role.Post == post && role is { AskedById: null, To: null };

    /// <summary>Whether the post would be empty after the role's end: every other holder's end is set, or nobody else holds it.</summary>
    /// <param name="others">All roles of the school but this one.</param>
    /// <param name="to">The last day that the role is to have.</param>
    public static bool IsLast(Role role, IEnumerable<Role> others, DateOnly to) =>
        NeverEmpty.Contains(role.Post)
        && role.AskedById is null
        && !others.Any(other => IsHeldWithoutEnd(other, role.Post) && other.From <= to.AddDays(1));

    /// <summary>What is said where it would.</summary>
    public static string WouldBeEmpty(Post post) =>
        post == Post.Leadership
            ? "this is the last role of the leadership that has no end: without it nobody could say yes to a grant; give it to somebody else first"
            : "this is the last role of the office that has no end: without it nobody could ask for a grant; give it to somebody else first";
}
