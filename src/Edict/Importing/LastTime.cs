using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>What the school imported of the same kind and stages before.</summary>
internal static class LastTime
{
    /// <summary>A sentence where the file has more than twice the rows of the last one; null otherwise.</summary>
    public static async Task<string?> MoreThanTwiceAsync(EdictDb db, ImportPlan plan)
    {
        var (asked, rows) = (plan.Asked, plan.Counts.Rows);
        var last = await db
            .Imports.Where(row =>
                row.SchoolId == asked.SchoolId
                && row.Kind == asked.Kind
                && row.Stages == asked.Said.Stages
                && !db.ImportUndos.Any(undo =>
                    undo.SchoolId == row.SchoolId && undo.ImportId == row.Id
                )
            )
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Select(row => row.Added + row.Changed + row.Unchanged)
            .FirstOrDefaultAsync();
        return last > 0 && rows > 2 * last
            ? $"the file has {rows} rows, more than twice the {last} of last time"
            : null;
    }
}
