using Edict.Data;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>What was known of each pupil at an instant, from the facts recorded by then.</summary>
public static class RecordedFacts
{
    /// <param name="recorded">In the order in which they were recorded.</param>
    public static IReadOnlyDictionary<Guid, PupilFacts> At(
        DateTime instant,
        IEnumerable<VulnerabilityFact> recorded
    )
    {
        var facts = new Dictionary<Guid, PupilFacts>();
        foreach (var fact in recorded.TakeWhile(fact => fact.RecordedAt <= instant))
        {
            facts[fact.PupilId] = With(facts.GetValueOrDefault(fact.PupilId), fact);
        }

        return facts;
    }

    private static PupilFacts With(PupilFacts facts, VulnerabilityFact fact) =>
        fact.Group switch
        {
            Groups.CareExperienced => facts with { CareExperienced = fact.Value != 0 },
            Groups.FiveAtThree => facts with { FiveAtThree = fact.Value != 0 },
            Groups.Simd => facts with { SimdDecile = (byte)fact.Value },
            Groups.Attendance => facts with { Attendance = fact.Value, AttendanceAsAt = fact.AsAt },
            Groups.Sebn => facts with { Sebn = fact.Value != 0 },
            Groups.Asn => facts with { Asn = fact.Value != 0 },
            _ => facts with { Pathway = (byte)fact.Value },
        };
}
