using Edict.Data;

namespace Edict.Importing;

/// <summary>RAGs that an import brought: they are taken back and not deleted, so that whoever reads since a revision hears of it.</summary>
internal sealed class UndoneRags(IReadOnlyList<ImportChange> changes)
    : UndonePart<FacultyRag>(changes)
{
    public override async Task PutBackAsync(EdictDb db)
    {
        await RaiseAsync(db, Restored);
        await base.PutBackAsync(db);
    }

    public override async Task DeleteAsync(EdictDb db)
    {
        await RaiseAsync(db, Deleted);
        List<FacultyRag> rows = [.. Deleted.Cast<FacultyRag>()];
        rows.ForEach(row => (row.Rag, row.Comment) = (null, null));
        await db.UpdateAsync(rows);
    }

    private static async Task RaiseAsync(EdictDb db, IReadOnlyCollection<object> rows)
    {
        foreach (var ofSchool in rows.Cast<FacultyRag>().GroupBy(row => row.SchoolId))
        {
            var revision = await db.NextRagRevisionAsync(ofSchool.Key);
            foreach (var row in ofSchool)
            {
                row.Revision = revision;
            }
        }
    }
}
