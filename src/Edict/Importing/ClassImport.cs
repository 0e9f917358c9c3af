using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>Takes a classes file into a session: read, plan, apply in one transaction, or nothing at all.</summary>
public static class ClassImport
{
    /// <returns>What was done; null, with every fault said, where nothing was.</returns>
    public static async Task<RowCounts?> RunAsync(ImportInto into, string path, Faults faults)
    {
        var file = ClassFile.Read(path, into, faults);
        var plan = ClassPlan.Make(file, await KnownAsync(into), faults);
        if (faults.AnyError)
        {
            return null;
        }

        var db = into.Db;
        await db.InOneTransactionAsync(async () =>
        {
            await db.InsertAsync(plan.NewClasses);
            await db.InsertAsync(plan.NewRoles);
            await db.UpdateAsync(plan.ChangedRoles);
        });
        return plan.Counts;
    }

    private static async Task<KnownToClasses> KnownAsync(ImportInto into)
    {
        var (db, school, session) = (into.Db, into.School.Id, into.Session.Name);
        return new(
            into,
            await db
                .Subjects.Where(row => row.SchoolId == school && row.Session == session)
                .ToDictionaryAsync(row => row.NameKey),
            await db
                .Classes.Where(row => row.SchoolId == school && row.Session == session)
                .ToDictionaryAsync(row => (row.SubjectId, row.NameKey)),
            await db.Staff.Where(person => person.SchoolId == school).ToListAsync(),
            await db
                .Roles.Where(role => role.SchoolId == school && role.ClassId != null)
                .ToListAsync()
        );
    }
}
