using Edict.People;

namespace Edict.Pages;

/// <summary>What the layout shows on every page: put into <c>ViewData["Masthead"]</c> for each request.</summary>
/// <param name="School">The school's name.</param>
/// <param name="Person">Who is signed in; null for nobody.</param>
/// <param name="Post">As what they are signed in: "CL English", "Year head S3–S4".</param>
/// <param name="At">The school's local time, for the line that a print bears.</param>
/// <param name="Places">The main navigation, in order: only what the person may open.</param>
/// <param name="Demonstration">Shows the band that says so.</param>
/// <param name="Session">Null where none can end, as in the demonstration.</param>
public sealed record Masthead(
    string School,
    string? Person,
    string? Post,
    DateTime At,
    IReadOnlyList<Place> Places,
    bool Demonstration = false,
    SessionShown? Session = null
);

/// <summary>What the page's script needs to warn before a session ends.</summary>
/// <param name="Person">Whose typing is kept until they have signed in again.</param>
/// <param name="Minutes">After so long without a page the session ends.</param>
public sealed record SessionShown(Guid Person, int Minutes);

/// <summary>One entry of the main navigation.</summary>
public sealed record Place(string Name, string Address)
{
    /// <summary>Where somebody can go, in the order of what is done there most.</summary>
    public static Place[] Of(Visibility sight) =>
        [
            new Place("My work", "/"),
            .. sight.IsPromoted ? [new Place("Overview", "/overview")] : Array.Empty<Place>(),
            .. sight.SeesConcerns
                ?
                [
                    new Place("Concerns", "/concerns"),
                    new Place("Vulnerable groups", "/vulnerable-groups"),
                ]
                : Array.Empty<Place>(),
            .. sight.IsSupportForLearning
                ? [new Place("ASN shortlist", "/support/shortlist")]
                : Array.Empty<Place>(),
            .. sight.ReportsClasses
                ? [new Place("Enter reports", "/reports")]
                : Array.Empty<Place>(),
            .. sight.Judges.Count > 0
                ? [new Place("Faculty RAG", "/faculty-rag")]
                : Array.Empty<Place>(),
            .. sight.ChasesReports ? [new Place("Cycles", "/cycles")] : Array.Empty<Place>(),
            .. sight.HasToDoWithRaised ? [new Place("Raised", "/raised")] : Array.Empty<Place>(),
            .. sight.TakesInFiles
                ?
                [
                    new Place("Imports", "/imports"),
                    new Place("Mail", "/mail"),
                    new Place("School", "/school"),
                ]
                : Array.Empty<Place>(),
            .. sight.IsLeadership && !sight.TakesInFiles
                ? [new Place("People", "/school/people")]
                : Array.Empty<Place>(),
            new Place("Protocol", "/protocol"),
            .. sight.IsLeadership
                ? [new Place("Policy", "/policy"), new Place("Audit", "/audit")]
                : Array.Empty<Place>(),
        ];

    /// <summary>Whether a request is for this place or for something below it; the front page has nothing below.</summary>
    public bool Holds(PathString path) =>
        Address.Length == 1
            ? path == new PathString("/")
            : path.StartsWithSegments(Address, StringComparison.OrdinalIgnoreCase);
}
