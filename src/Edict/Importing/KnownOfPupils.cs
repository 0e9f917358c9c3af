using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>What the school already knows, as a plan for facts of its pupils needs it.</summary>
/// <param name="Import">At an instant after every fact that is kept.</param>
/// <param name="Pupils">Those of the session, by their SCNs.</param>
/// <param name="Latest">The fact of each pupil and group that counts today.</param>
public sealed record KnownOfPupils(
    SmallImport Import,
    IReadOnlyDictionary<string, Guid> Pupils,
    IReadOnlyDictionary<(Guid PupilId, Groups Group), VulnerabilityFact> Latest
)
{
    public static async Task<KnownOfPupils> LoadAsync(EdictDb db, SmallImport import)
    {
        var pupils =
            from pupil in db.Pupils
            join enrolment in db.Enrolments
                on new { pupil.SchoolId, PupilId = pupil.Id } equals new
                {
                    enrolment.SchoolId,
                    enrolment.PupilId,
                }
            where pupil.SchoolId == import.School.Id && enrolment.Session == import.Session.Name
            select pupil;
        var latest = await LatestFacts.LoadAsync(db, import.School.Id, import.Now);
        return new(
            import with
            {
                Now = LatestFacts.After(latest.LastAt, import.Now),
            },
            await pupils.ToDictionaryAsync(pupil => pupil.Scn, pupil => pupil.Id),
            latest.Counting
        );
    }

    /// <summary>Why a row of an SCN that nobody of the session has is refused.</summary>
    public string NobodyHasIt =>
        $"no pupil of {Import.Session.Name} has this SCN; import the pupils first";
}
