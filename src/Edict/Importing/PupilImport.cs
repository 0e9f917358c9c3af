using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>Takes a pupils file into a session: read, plan, apply in one transaction, or nothing at all.</summary>
public static class PupilImport
{
    /// <returns>What was done; null, with every fault said, where nothing was.</returns>
    public static async Task<ImportCounts?> RunAsync(
        EdictDb db,
        Session session,
        string path,
        PupilImportSettings settings,
        Faults faults
    )
    {
        var names = Names.OfOneSchool();
        var rows = PupilFileReader.Read(path, names, faults);
        var known = await KnownToPupils.LoadAsync(db, session);
        var plan = PupilPlan.Make(
            Path.GetFileName(path),
            rows,
            names,
            known,
            settings with
            {
                Now = known.After(settings.Now),
            },
            faults
        );
        if (faults.AnyError)
        {
            return null;
        }

        await db.InOneTransactionAsync(async () =>
        {
            await db.InsertAsync(plan.NewPupils);
            await db.InsertAsync(plan.NewEnrolments);
            await db.InsertAsync(plan.NewFacts);
            await db.UpdateAsync(plan.ChangedPupils);
            await db.UpdateAsync(plan.ChangedEnrolments);
        });
        return new(plan.NewPupils.Count, plan.Changed, plan.Unchanged);
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
    /// <summary>An instant after every fact that is kept: a clock that was put back must not make a newer fact the older one.</summary>
    public DateTime After(DateTime now)
    {
        var latest = Facts
            .Values.Select(fact => fact.RecordedAt)
            .DefaultIfEmpty(DateTime.MinValue)
            .Max();
        return latest < now ? now : latest.AddMilliseconds(1);
    }

    public static async Task<KnownToPupils> LoadAsync(EdictDb db, Session session)
    {
        var school = session.SchoolId;
        var facts = await db
            .VulnerabilityFacts.Where(fact => fact.SchoolId == school)
            .OrderBy(fact => fact.RecordedAt)
            .ToListAsync();
        var latest = new Dictionary<(Guid, Groups), VulnerabilityFact>();
        foreach (var fact in facts)
        {
            latest[(fact.PupilId, fact.Group)] = fact;
        }

        return new(
            await db.Schools.SingleAsync(row => row.Id == school),
            session,
            await db
                .Pupils.Where(pupil => pupil.SchoolId == school)
                .ToDictionaryAsync(pupil => pupil.Scn),
            await db
                .Enrolments.Where(row => row.SchoolId == school && row.Session == session.Name)
                .ToDictionaryAsync(row => row.PupilId),
            latest
        );
    }
}
