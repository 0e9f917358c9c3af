using Edict.Data;
using Edict.Overview;

namespace Edict.Pages.Support;

/// <summary>Whom the SfLL has chosen, and whom they may choose from.</summary>
/// <param name="Chosen">Reviews that are due first, then by their days.</param>
/// <param name="WithNeeds">Those who have additional support needs and are not chosen, the highest level first.</param>
/// <param name="Others">Everybody else.</param>
public sealed record ShortlistRows(
    IReadOnlyList<Candidate> Chosen,
    IReadOnlyList<Candidate> WithNeeds,
    IReadOnlyList<Candidate> Others
)
{
    /// <param name="rows">Of now, as the SfLL sees them.</param>
    /// <param name="choices">By pupil.</param>
    /// <param name="withNeeds">Those of whom the record says that they have needs.</param>
    public static ShortlistRows Of(
        SchoolReading school,
        IReadOnlyList<PupilRow> rows,
        IReadOnlyDictionary<Guid, VulnerabilityFact> choices,
        IReadOnlySet<Guid> withNeeds
    )
    {
        var chosen = rows.Where(row => choices.ContainsKey(row.Pupil.Id))
            .Select(row => new Candidate(
                row,
                choices[row.Pupil.Id],
                choices[row.Pupil.Id].TypedBy is { } by ? school.Named(by)?.Name : null
            ))
            .OrderBy(candidate => candidate.Choice!.ReviewOn ?? DateOnly.MaxValue);
        var others = rows.Where(row => !choices.ContainsKey(row.Pupil.Id))
            .Select(row => new Candidate(row))
            .ToLookup(candidate => withNeeds.Contains(candidate.Id));
        return new([.. chosen], [.. others[true]], [.. others[false]]);
    }
}
