using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>What a subjects file would do to a session.</summary>
public static class SubjectImport
{
    public static async Task<ImportPlan> PlanAsync(EdictDb db, SmallImport import)
    {
        var faults = new Faults();
        var file = SubjectFile.Read(import, faults);
        var known = await KnownToSubjects.LoadAsync(db, import);
        return SubjectPlan.Make(file, known, faults).Whole();
    }
}

/// <summary>What the school already knows, as a plan for subjects needs it.</summary>
/// <param name="Faculties">By their names as they are compared.</param>
/// <param name="Subjects">Those of the session, by their names as they are compared.</param>
/// <param name="AnyClosedCycle">Whether a cycle of the session is closed.</param>
public sealed record KnownToSubjects(
    SmallImport Import,
    Dictionary<string, Faculty> Faculties,
    IReadOnlyDictionary<string, Subject> Subjects,
    bool AnyClosedCycle
)
{
    public static async Task<KnownToSubjects> LoadAsync(EdictDb db, SmallImport import)
    {
        var (school, session) = (import.School.Id, import.Session.Name);
        return new(
            import,
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
