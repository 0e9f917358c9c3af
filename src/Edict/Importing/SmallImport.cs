using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>One of the smaller files as it is taken in: what was asked, of which school, at an instant (UTC).</summary>
public sealed record SmallImport(ImportAsked Asked, School School, DateTime Now)
{
    public Session Session => Asked.Session;

    public ImportSaid Said => Asked.Said;

    public DateOnly Today => DateOnly.FromDateTime(Now);

    public static async Task<SmallImport> LoadAsync(EdictDb db, ImportAsked asked, DateTime now) =>
        new(
            asked with
            {
                Said = asked.Said with { Stages = asked.Kind.Touches() },
            },
            await db.Schools.SingleAsync(row => row.Id == asked.SchoolId),
            now
        );
}
