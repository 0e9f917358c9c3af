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
        var known = await KnownToPupils.LoadAsync(db, asked.Session, asked.Said.Merged, now);
        var said = asked.Said with { Stages = asked.Said.Declared(StageSet.All) };
        var settings = new PupilPlanSettings(said, known.Now);
        return PupilPlan.Make(rows, names, known, settings, faults).For(asked with { Said = said });
    }
}

/// <summary>What the school already has, as a plan for a session's pupils needs it.</summary>
/// <param name="Enrolments">In the session.</param>
/// <param name="Before">In the session before, of pupils who have none in this one yet.</param>
/// <param name="Facts">Of each pupil and group the one that counts today.</param>
/// <param name="Now">The instant of the import (UTC), after every fact that is kept.</param>
/// <param name="Merged">All rows of the pupils who are to be merged, and of those whom they are merged with.</param>
public sealed record KnownToPupils(
    School School,
    Session Session,
    Dictionary<string, Pupil> Pupils,
    Dictionary<Guid, Enrolment> Enrolments,
    Dictionary<Guid, Enrolment> Before,
    Dictionary<(Guid PupilId, Groups Group), VulnerabilityFact> Facts,
    DateTime Now,
    Dictionary<Guid, PupilRows> Merged
)
{
    /// <summary>The pupil in the session, or in the one before where a file of this session is still to come; null for neither.</summary>
    public Enrolment? Latest(Guid pupilId) =>
        Enrolments.GetValueOrDefault(pupilId) ?? Before.GetValueOrDefault(pupilId);

    /// <param name="merged">SCNs of two records of one pupil each: the dropped one's and the kept one's.</param>
    public static async Task<KnownToPupils> LoadAsync(
        EdictDb db,
        Session session,
        IReadOnlyDictionary<string, string> merged,
        DateTime now
    )
    {
        var school = session.SchoolId;
        var enrolments = await db
            .Enrolments.Where(row => row.SchoolId == school && row.Session == session.Name)
            .ToDictionaryAsync(row => row.PupilId);
        var before = await BeforeAsync(db, session);
        var facts = await LatestFacts.LoadAsync(db, school, now);
        return new(
            await db.Schools.SingleAsync(row => row.Id == school),
            session,
            await db
                .Pupils.Where(pupil => pupil.SchoolId == school)
                .ToDictionaryAsync(pupil => pupil.Scn),
            enrolments,
            before
                .Where(row => !enrolments.ContainsKey(row.PupilId))
                .ToDictionary(row => row.PupilId),
            facts.Counting,
            LatestFacts.After(facts.LastAt, now),
            merged.Count == 0
                ? []
                : await PupilRows.LoadAsync(db, school, [.. merged.Keys, .. merged.Values])
        );
    }

    private static Task<List<Enrolment>> BeforeAsync(EdictDb db, Session session)
    {
        var before = db
            .Sessions.Where(row =>
                row.SchoolId == session.SchoolId && row.StartsOn < session.StartsOn
            )
            .OrderByDescending(row => row.StartsOn)
            .Select(row => row.Name)
            .Take(1);
        return db
            .Enrolments.Where(row =>
                row.SchoolId == session.SchoolId && before.Contains(row.Session)
            )
            .ToListAsync();
    }
}
