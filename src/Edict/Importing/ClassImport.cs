using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>What a classes file would do to a session.</summary>
public static class ClassImport
{
    public static async Task<ImportPlan> PlanAsync(EdictDb db, SmallImport import)
    {
        var faults = new Faults();
        var file = ClassFile.Read(import, faults);
        var known = await KnownToClasses.LoadAsync(db, import);
        return ClassPlan.Make(file, known, faults).Whole();
    }
}

/// <summary>What the school already knows, as a plan for classes needs it.</summary>
/// <param name="Subjects">Those of the session, by their names as they are compared.</param>
/// <param name="Classes">Those of the session, by their subject and their name as it is compared.</param>
/// <param name="Roles">Those of teachers.</param>
public sealed record KnownToClasses(
    SmallImport Import,
    IReadOnlyDictionary<string, Subject> Subjects,
    Dictionary<(Guid SubjectId, string Key), TeachingClass> Classes,
    IReadOnlyCollection<Staff> Staff,
    IReadOnlyCollection<Role> Roles
)
{
    public static async Task<KnownToClasses> LoadAsync(EdictDb db, SmallImport import)
    {
        var (school, session) = (import.School.Id, import.Session.Name);
        return new(
            import,
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
