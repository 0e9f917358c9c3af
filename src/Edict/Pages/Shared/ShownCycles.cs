using Edict.Data;
using Edict.Protocol;

namespace Edict.Pages;

/// <summary>Which cycles a page is about, for which stages.</summary>
/// <param name="All">The session's cycles.</param>
public sealed record ShownCycles(
    string Address,
    IReadOnlyList<KeyValuePair<Cycle, StageSet>> Shown,
    IReadOnlyList<Cycle> All
)
{
    /// <summary>How far a cycle is for the stages for which it is shown. The day of its closing is that of the last of its stages.</summary>
    public static string Standing(Cycle cycle, StageSet stages) =>
        cycle.ClosedAt is { } closed ? $"closed {closed:d MMMM yyyy}"
        : (stages & cycle.OpenStages) is not StageSet.None and var open
            ? open == stages ? "still open, so not complete"
                : $"still open for {open.Words()}, so not complete"
        : "closed";

    /// <summary>The cycles that are open, and shown for no stage for which they are.</summary>
    public IEnumerable<Cycle> OpenBeside =>
        All.Where(cycle =>
            cycle.OpenStages != StageSet.None
            && !Shown.Any(shown =>
                shown.Key == cycle && (shown.Value & cycle.OpenStages) != StageSet.None
            )
        );
}
