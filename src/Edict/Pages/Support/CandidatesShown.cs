namespace Edict.Pages.Support;

/// <summary>One list of pupils to tick.</summary>
/// <param name="Ticked">Those who were ticked when the form was refused.</param>
public sealed record CandidatesShown(
    string Heading,
    IReadOnlyList<Candidate> Rows,
    DateOnly Today,
    IEnumerable<Guid> Ticked
);
