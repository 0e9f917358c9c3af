using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>What a pupils file would do to a session.</summary>
public static class PupilImport
{
    public static async Task<ImportPlan> PlanAsync(EdictDb db, ImportAsked asked, DateTime now)
    {
        var faults = new Faults();
        var names = Names.OfOneSchool();
        var rows = PupilFileReader.Read(asked, names, faults);
        var known = await KnownToPupils.LoadAsync(db, asked.Session);
        var said = asked.Said with { Stages = asked.Said.Declared(StageSet.All) };
        var settings = new PupilPlanSettings(said, known.After(now));
        return PupilPlan.Make(rows, names, known, settings, faults).For(asked with { Said = said });
    }
}

/// <summary>What the school already has, as a plan for a session's pupils needs it.</summary>
/// <param name="Facts">The latest of each pupil and group.</param>
public sealed record KnownToPupils(
    School School,
    Session Session,
    Dictionary<string, Pupil> Pupils,
    Dictionary<Guid, Enrolment> Enrolments,
    Dictionary<(Guid PupilId, Groups Group), VulnerabilityFact> Facts
)
{
    /// <summary>An instant after every fact that is kept.</summary>
    public DateTime After(DateTime now) => LatestFacts.After(Facts.Values, now);

    public static async Task<KnownToPupils> LoadAsync(EdictDb db, Session session)
    {
        var school = session.SchoolId;
        return new(
            await db.Schools.SingleAsync(row => row.Id == school),
            session,
            await db
                .Pupils.Where(pupil => pupil.SchoolId == school)
                .ToDictionaryAsync(pupil => pupil.Scn),
            await db
                .Enrolments.Where(row => row.SchoolId == school && row.Session == session.Name)
                .ToDictionaryAsync(row => row.PupilId),
            await LatestFacts.LoadAsync(db, school)
        );
    }
}
