using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>Takes a subjects file into a session: read, plan, apply in one transaction, or nothing at all.</summary>
public static class SubjectImport
{
    /// <param name="mayMove">Whether a subject may go to another faculty.</param>
    /// <returns>What was done; null, with every fault said, where nothing was.</returns>
    public static async Task<RowCounts?> RunAsync(
        ImportInto into,
        string path,
        bool mayMove,
        Faults faults
    )
    {
        var file = SubjectFile.Read(path, into, faults);
        var plan = SubjectPlan.Make(file, await KnownAsync(into), mayMove, faults);
        plan.Refused.ForEach(faults.Warn);
        if (faults.AnyError)
        {
            return null;
        }

        var db = into.Db;
        await db.InOneTransactionAsync(async () =>
        {
            await db.InsertAsync(plan.NewFaculties);
            await db.InsertAsync(plan.NewSubjects);
            await db.UpdateAsync(plan.Moved);
        });
        return plan.Counts;
    }

    private static async Task<KnownToSubjects> KnownAsync(ImportInto into)
    {
        var (db, school, session) = (into.Db, into.School.Id, into.Session.Name);
        return new(
            into,
            await db
                .Faculties.Where(faculty => faculty.SchoolId == school)
                .ToDictionaryAsync(faculty => faculty.NameKey),
            await db
                .Subjects.Where(row => row.SchoolId == school && row.Session == session)
                .ToDictionaryAsync(row => row.NameKey),
            await db.Cycles.AnyAsync(cycle =>
                cycle.SchoolId == school && cycle.Session == session && cycle.ClosedAt != null
            )
        );
    }
}
