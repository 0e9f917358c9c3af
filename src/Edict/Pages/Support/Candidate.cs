using Edict.Data;
using Edict.Overview;

namespace Edict.Pages.Support;

/// <summary>A pupil whom the SfLL has chosen, or may choose.</summary>
/// <param name="Row">What the protocol knows of the pupil now.</param>
/// <param name="Choice">The fact by which the pupil is chosen; null for one who is not.</param>
/// <param name="By">Who chose; null for a file.</param>
public sealed record Candidate(PupilRow Row, VulnerabilityFact? Choice = null, string? By = null)
{
    public Guid Id => Row.Pupil.Id;

    public bool IsDue(DateOnly today) => Choice?.ReviewOn <= today;
}
