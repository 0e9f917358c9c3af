using Edict.Data;

namespace Edict.Importing;

/// <summary>What the workbook of vulnerable groups would do to a session.</summary>
public static class GroupsImport
{
    public static async Task<ImportPlan> PlanAsync(EdictDb db, SmallImport import)
    {
        var faults = new Faults();
        var file = GroupsFile.Read(import, faults);
        var known = await KnownOfPupils.LoadAsync(db, import);
        return GroupsPlan.Make(file, known, faults).Whole();
    }
}
