using Edict.Data;
using Edict.Overview;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>What is recorded of a school's pupils.</summary>
/// <param name="Counting">Of each pupil and group the fact that counts today.</param>
/// <param name="LastAt">When the last of all facts was recorded.</param>
internal sealed record LatestFacts(
    Dictionary<(Guid PupilId, Groups Group), VulnerabilityFact> Counting,
    DateTime LastAt
)
{
    public static async Task<LatestFacts> LoadAsync(EdictDb db, Guid schoolId, DateTime now)
    {
        var facts = await db
            .VulnerabilityFacts.Where(fact => fact.SchoolId == schoolId)
            .OrderBy(fact => fact.RecordedAt)
            .ToListAsync();
        return new(
            RecordedFacts
                .Counting(facts, DateOnly.FromDateTime(now))
                .ToDictionary(fact => (fact.PupilId, fact.Group)),
            facts.Count == 0 ? DateTime.MinValue : facts[^1].RecordedAt
        );
    }

    /// <summary>
    /// An instant after every fact that is kept: a clock that was put back must not make a newer fact the older one, nor may
    /// two share an instant, of which the database keeps less than the clock says.
    /// </summary>
    /// <param name="last">When the last of them was recorded.</param>
    public static DateTime After(DateTime last, DateTime now)
    {
        var next = last.AddMilliseconds(1);
        return now > next ? now : next;
    }
}
