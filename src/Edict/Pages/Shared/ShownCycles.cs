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
    /// <summary>The cycles that are open and not shown.</summary>
    public IEnumerable<Cycle> OpenBeside =>
        All.Where(cycle => !cycle.IsClosed && !Shown.Any(shown => shown.Key == cycle));
}
