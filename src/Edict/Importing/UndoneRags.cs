using Edict.Data;

namespace Edict.Importing;

/// <summary>RAGs that an import brought or took away: whoever keeps them in memory hears of it.</summary>
internal sealed class UndoneRags(IReadOnlyList<ImportChange> changes)
    : UndonePart<FacultyRag>(changes)
{
    public override async Task PutBackAsync(EdictDb db)
    {
        foreach (var ofSchool in Restored.Cast<FacultyRag>().GroupBy(row => row.SchoolId))
        {
            var revision = await db.NextRagRevisionAsync(ofSchool.Key);
            foreach (var row in ofSchool)
            {
                row.Revision = revision;
            }
        }

        await base.PutBackAsync(db);
    }

    public override async Task DeleteAsync(EdictDb db)
    {
        foreach (var school in Deleted.Cast<FacultyRag>().Select(row => row.SchoolId).Distinct())
        {
            await db.EraseRagsAsync(school);
        }

        await base.DeleteAsync(db);
    }
}
