using Edict.Judging;
using Edict.Overview;

namespace Edict.Pages.Concerns;

/// <summary>A pupil's line of the list, with how many faculties judged what.</summary>
/// <param name="Keeper">Who keeps a pupil whom they highlight and who is no concern; else null.</param>
public sealed record ConcernShown(PupilRow Row, RagCounts Rags, LedBy? Keeper)
{
    /// <summary>What tells this line from others of the same row.</summary>
    public string Variant => Keeper is null ? Rags.Words : $"{Rags.Words} kept";

    /// <summary>The line as it was written first; null before that.</summary>
    public string? Markup { get; set; }
}
