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
        var rags = new RagsTaken(await KnownOfRags.LoadAsync(db, known.Import), file.File);
        return GroupsPlan.Make(file, known, rags, faults).Whole();
    }
}
