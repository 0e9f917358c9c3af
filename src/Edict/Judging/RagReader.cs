using Edict.Data;
using Edict.Overview;
using Edict.People;

namespace Edict.Judging;

/// <summary>
/// Reads the faculty RAGs for the person who is signed in, as they stand at that moment: for whoever changes some, and for My work. A page
/// that only shows them, of pupils whom the person sees, has them of <see cref="Reader.RagsAsync"/>.
/// </summary>
public sealed class RagReader(EdictDb db, RagReadings readings, IHttpContextAccessor context)
{
    public async Task<Rags> OfAsync(SchoolReading school)
    {
        var id = SignedIn.Of(context.HttpContext!.User).SchoolId;
        return await readings.OfAsync(db, id, school, (await SchoolNumbers.OfAsync(db, id)).Rags);
    }
}
