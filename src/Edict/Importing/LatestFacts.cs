using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>What counts of a school's pupils: the latest fact of each pupil and group.</summary>
internal static class LatestFacts
{
    public static async Task<Dictionary<(Guid PupilId, Groups Group), VulnerabilityFact>> LoadAsync(
        EdictDb db,
        Guid schoolId
    )
    {
        var facts = await db
            .VulnerabilityFacts.Where(fact => fact.SchoolId == schoolId)
            .OrderBy(fact => fact.RecordedAt)
            .ToListAsync();
        var latest = new Dictionary<(Guid, Groups), VulnerabilityFact>();
        foreach (var fact in facts)
        {
            latest[(fact.PupilId, fact.Group)] = fact;
        }

        return latest;
    }

    /// <summary>
    /// An instant after every fact that is kept: a clock that was put back must not make a newer fact the older one, nor may
    /// two share an instant, of which the database keeps less than the clock says.
    /// </summary>
    public static DateTime After(IEnumerable<VulnerabilityFact> facts, DateTime now)
    {
        var latest = facts.Select(fact => fact.RecordedAt).DefaultIfEmpty(DateTime.MinValue).Max();
        var next = latest.AddMilliseconds(1);
        return now > next ? now : next;
    }
}
