using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>What a staff file would do to a school.</summary>
public static class StaffImport
{
    public static async Task<ImportPlan> PlanAsync(EdictDb db, SmallImport import)
    {
        var faults = new Faults();
        var file = StaffFile.Read(import, faults);
        var known = await KnownToStaff.LoadAsync(db, import);
        return StaffPlan.Make(file, known, faults).Whole();
    }
}

/// <summary>What the school already knows, as a plan for staff needs it.</summary>
/// <param name="Staff">By their addresses.</param>
/// <param name="Faculties">By their names as they are compared.</param>
/// <param name="Houses">As they are written, by their names as they are compared; those that pupils are in.</param>
public sealed record KnownToStaff(
    SmallImport Import,
    Dictionary<string, Staff> Staff,
    IReadOnlyDictionary<string, Faculty> Faculties,
    IReadOnlyDictionary<string, string> Houses,
    IReadOnlyCollection<Role> Roles
)
{
    public static async Task<KnownToStaff> LoadAsync(EdictDb db, SmallImport import)
    {
        var school = import.School.Id;
        var houses = await db
            .Enrolments.Where(enrolment =>
                enrolment.SchoolId == school
                && enrolment.Session == import.Session.Name
                && enrolment.House != ""
            )
            .Select(enrolment => enrolment.House)
            .Distinct()
            .ToListAsync();
        return new(
            import,
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
