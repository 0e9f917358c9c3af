using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>Takes a staff file into a school: read, plan, apply in one transaction, or nothing at all.</summary>
public static class StaffImport
{
    /// <returns>What was done; null, with every fault said, where nothing was.</returns>
    public static async Task<RowCounts?> RunAsync(ImportInto into, string path, Faults faults)
    {
        var file = StaffFile.Read(path, into, faults);
        var plan = StaffPlan.Make(file, await KnownAsync(into), faults);
        if (faults.AnyError)
        {
            return null;
        }

        var db = into.Db;
        await db.InOneTransactionAsync(async () =>
        {
            await db.InsertAsync(plan.NewStaff);
            await db.UpdateAsync(plan.Renamed);
            await db.InsertAsync(plan.NewRoles);
            await db.UpdateAsync(plan.ChangedRoles);
        });
        return plan.Counts;
    }

    private static async Task<KnownToStaff> KnownAsync(ImportInto into)
    {
        var (db, school) = (into.Db, into.School.Id);
        var houses = await db
            .Enrolments.Where(enrolment =>
                enrolment.SchoolId == school
                && enrolment.Session == into.Session.Name
                && enrolment.House != ""
            )
            .Select(enrolment => enrolment.House)
            .Distinct()
            .ToListAsync();
        return new(
            into,
            await db
                .Staff.Where(person => person.SchoolId == school)
                .ToDictionaryAsync(person => person.Email),
            await db
                .Faculties.Where(faculty => faculty.SchoolId == school)
                .ToDictionaryAsync(faculty => faculty.NameKey),
            houses.Order(StringComparer.Ordinal).DistinctBy(NameKey.Of).ToDictionary(NameKey.Of),
            await db.Roles.Where(role => role.SchoolId == school).ToListAsync()
        );
    }
}
