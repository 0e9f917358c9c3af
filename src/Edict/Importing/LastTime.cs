using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>What the school imported of the same kind and stages before in the session.</summary>
internal static class LastTime
{
    /// <summary>
    /// A sentence where the file has more than twice the rows of the largest before, so that a short file of corrections
    /// between makes the next whole one nothing unusual; null otherwise.
    /// </summary>
    public static async Task<string?> MoreThanTwiceAsync(EdictDb db, ImportPlan plan)
    {
        var (asked, rows) = (plan.Asked, plan.Counts.Rows);
        var most = await db
            .Imports.Where(row =>
                row.SchoolId == asked.SchoolId
                && row.Session == asked.Session.Name
                && row.Kind == asked.Kind
                && row.Stages == asked.Said.Stages
                && !db.ImportUndos.Any(undo =>
                    undo.SchoolId == row.SchoolId && undo.ImportId == row.Id
                )
            )
            .MaxAsync(row => (int?)(row.Added + row.Changed + row.Unchanged));
        return most > 0 && rows > 2 * most
            ? $"the file has {rows} rows, more than twice the {most} of any before"
            : null;
    }
}
