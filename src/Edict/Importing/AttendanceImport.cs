using Edict.Data;

namespace Edict.Importing;

/// <summary>What an attendance file would do to a session.</summary>
public static class AttendanceImport
{
    public static async Task<ImportPlan> PlanAsync(EdictDb db, SmallImport import)
    {
        var faults = new Faults();
        var file = AttendanceFile.Read(import, faults);
        var known = await KnownOfPupils.LoadAsync(db, import);
        return AttendancePlan.Make(file, known, faults).Whole();
    }
}
