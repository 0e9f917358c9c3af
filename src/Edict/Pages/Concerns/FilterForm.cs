using Edict.Data;
using Edict.Overview;
using Edict.Protocol;

namespace Edict.Pages.Concerns;

/// <summary>The form by which a list is narrowed.</summary>
/// <param name="Address">The page that it narrows.</param>
public sealed record FilterForm(
    string Address,
    ConcernFilter Filter,
    IReadOnlyList<Cycle> Cycles,
    FilterChoices Choices
)
{
    public static IReadOnlyList<int> EachLevel { get; } = [3, 2, 1];

    public static IReadOnlyList<string> Levels { get; } =
    [.. EachLevel.Select(level => $"{level}")];

    public static IReadOnlyList<string> Groups { get; } =
    ["any", "none", .. GroupNames.Each.Select(GroupNames.Word)];

    public static IReadOnlyList<string> Reasons { get; } =
    [.. ReasonNames.Each.Select(ReasonNames.Word), .. LaneNames.Each.Select(LaneNames.Word)];

    /// <summary>A reason's or a lane's name without the hyphens that it has in addresses.</summary>
    public static string ReasonInWords(string reason) => reason.Replace('-', ' ');

    public static IReadOnlyList<string> Statuses { get; } =
    [Chosen.AnyConcern, .. StandingNames.Each.Select(StandingNames.Word)];
}
