using Edict.Judging;
using Edict.Overview;

namespace Edict.Pages.Concerns;

/// <summary>A pupil's line of the list, with how many faculties judged what.</summary>
public sealed record ConcernShown(PupilRow Row, RagCounts Rags)
{
    /// <summary>What tells this line from others of the same row.</summary>
    public string Variant => Rags.Words;

    /// <summary>The line as it was written first; null before that.</summary>
    public string? Markup { get; set; }
}
