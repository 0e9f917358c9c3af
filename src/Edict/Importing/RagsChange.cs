using Edict.Data;

namespace Edict.Importing;

/// <summary>RAGs that an import writes or takes away: whoever keeps them in memory hears of it.</summary>
internal sealed class RagsChange(
    Guid schoolId,
    IReadOnlyList<FacultyRag> added,
    IReadOnlyList<(FacultyRag Before, FacultyRag After)> changed,
    IReadOnlyList<FacultyRag> removed
) : TableChange
{
    private readonly TableChange rows = Of(added, changed, removed);

    public override async Task WriteAsync(EdictDb db)
    {
        if (added.Count + changed.Count > 0)
        {
            await db.NextRagRevisionAsync(schoolId);
        }

        await rows.WriteAsync(db);
    }

    public override async Task RemoveAsync(EdictDb db)
    {
        if (removed.Count > 0)
        {
            await db.EraseRagsAsync(schoolId);
        }

        await rows.RemoveAsync(db);
    }

    public override IEnumerable<WrittenRow> Rows(EdictDb db) => rows.Rows(db);
}
