using Edict.Data;
using Edict.Importing;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Schools;

/// <summary>What a new session follows from.</summary>
/// <param name="From">The session that it is made from.</param>
/// <param name="Taken">The names of the sessions that are there.</param>
/// <param name="Enrolments">Of <paramref name="From"/>.</param>
/// <param name="Subjects">Of <paramref name="From"/>.</param>
/// <param name="Classes">The ids of those of <paramref name="From"/>.</param>
/// <param name="Roles">All of the school.</param>
/// <param name="Facts">Of each pupil and group the fact that counts today.</param>
/// <param name="LastFactAt">When the last of all facts was recorded.</param>
/// <param name="Open">The cycles of <paramref name="From"/> that are not closed.</param>
public sealed record KnownToSession(
    Session From,
    IReadOnlySet<string> Taken,
    IReadOnlyList<Enrolment> Enrolments,
    IReadOnlyList<Subject> Subjects,
    IReadOnlySet<Guid> Classes,
    IReadOnlyList<Role> Roles,
    IReadOnlyDictionary<(Guid PupilId, Groups Group), VulnerabilityFact> Facts,
    DateTime LastFactAt,
    IReadOnlyList<string> Open
)
{
    public static async Task<KnownToSession> LoadAsync(EdictDb db, Session from, DateTime now)
    {
        var (school, session) = (from.SchoolId, from.Name);
        var facts = await LatestFacts.LoadAsync(db, school, now);
        return new(
            from,
            (
                await db
                    .Sessions.Where(row => row.SchoolId == school)
                    .Select(row => row.Name)
                    .ToListAsync()
            ).ToHashSet(),
            await db
                .Enrolments.Where(row => row.SchoolId == school && row.Session == session)
                .ToListAsync(),
            await db
                .Subjects.Where(row => row.SchoolId == school && row.Session == session)
                .ToListAsync(),
            (
                await db
                    .Classes.Where(row => row.SchoolId == school && row.Session == session)
                    .Select(row => row.Id)
                    .ToListAsync()
            ).ToHashSet(),
            await db.Roles.Where(row => row.SchoolId == school).ToListAsync(),
            facts.Counting,
            facts.LastAt,
            await db
                .Cycles.Where(row =>
                    row.SchoolId == school && row.Session == session && row.ClosedAt == null
                )
                .OrderBy(row => row.Order)
                .Select(row => row.Name)
                .ToListAsync()
        );
    }

    /// <summary>Whether the SfLL has chosen the pupil to target.</summary>
    public bool IsChosen(Guid pupilId) =>
        Facts.TryGetValue((pupilId, Groups.Asn), out var fact) && fact.Value != 0;

    /// <summary>An instant after every fact that is kept.</summary>
    public DateTime After(DateTime now) => LatestFacts.After(LastFactAt, now);
}
