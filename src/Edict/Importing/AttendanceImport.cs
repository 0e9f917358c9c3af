using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>Takes an attendance file into a session: read, plan, apply in one transaction, or nothing at all.</summary>
public static class AttendanceImport
{
    /// <param name="asAt">The day of the figures that the file does not date.</param>
    /// <returns>What was done; null, with every fault said, where nothing was.</returns>
    public static async Task<RowCounts?> RunAsync(
        ImportInto into,
        string path,
        DateOnly? asAt,
        Faults faults
    )
    {
        var file = AttendanceFile.Read(path, into, faults);
        var plan = AttendancePlan.Make(file, await KnownAsync(into), asAt, faults);
        plan.Refused.ForEach(faults.Warn);
        if (faults.AnyError)
        {
            return null;
        }

        await into.Db.InOneTransactionAsync(() => into.Db.InsertAsync(plan.NewFacts));
        return plan.Counts;
    }

    private static async Task<KnownToAttendance> KnownAsync(ImportInto into)
    {
        var (db, school) = (into.Db, into.School.Id);
        var facts = await db
            .VulnerabilityFacts.Where(fact =>
                fact.SchoolId == school && fact.Group == Groups.Attendance
            )
            .OrderBy(fact => fact.RecordedAt)
            .ToListAsync();
        var latest = new Dictionary<Guid, VulnerabilityFact>();
        foreach (var fact in facts)
        {
            latest[fact.PupilId] = fact;
        }

        // A clock that was put back must not make a newer figure the older one, nor may two share an instant, of which the
        // database keeps less than the clock says.
        var next = facts.Count == 0 ? into.Now : facts[^1].RecordedAt.AddMilliseconds(1);
        return new(into, await into.PupilsAsync(), latest, next > into.Now ? next : into.Now);
    }
}
