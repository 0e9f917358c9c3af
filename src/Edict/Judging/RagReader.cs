using Edict.Data;
using Edict.Overview;
using Edict.People;

namespace Edict.Judging;

/// <summary>Reads the faculty RAGs for the person who is signed in. A page shows them of pupils whom the person sees.</summary>
public sealed class RagReader(EdictDb db, RagReadings readings, IHttpContextAccessor context)
{
    public Task<Rags> OfAsync(SchoolReading school) =>
        readings.OfAsync(db, SignedIn.Of(context.HttpContext!.User).SchoolId, school);
}
