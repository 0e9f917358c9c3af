using Edict.Data;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>What was known of each pupil at an instant, from the facts recorded by then.</summary>
public static class RecordedFacts
{
    /// <param name="day">The instant's day in the school: what was set by hand counts on some days alone.</param>
    /// <param name="recorded">In the order in which they were recorded.</param>
    public static IReadOnlyDictionary<Guid, PupilFacts> At(
        DateTime instant,
        DateOnly day,
        IEnumerable<VulnerabilityFact> recorded
    )
    {
        var known = recorded.TakeWhile(fact => fact.RecordedAt <= instant).ToList();
        var byHand = known.Where(fact => fact.Days.IsByHand).Select(KeyOf).ToHashSet();
        var facts = new Dictionary<Guid, PupilFacts>();
        foreach (
            var fact in known
                .Where(fact => !byHand.Contains(KeyOf(fact)))
                .Concat(Counting(known.Where(fact => byHand.Contains(KeyOf(fact))), day))
        )
        {
            facts[fact.PupilId] = With(facts.GetValueOrDefault(fact.PupilId), fact);
        }

        return facts;
    }

    /// <summary>Of each pupil and group the fact that counts on a day.</summary>
    /// <param name="recorded">In the order in which they were recorded.</param>
    public static IEnumerable<VulnerabilityFact> Counting(
        IEnumerable<VulnerabilityFact> recorded,
        DateOnly day
    ) =>
        recorded
            .GroupBy(KeyOf)
            .Select(facts => FactsInForce.On(facts, day, fact => fact.Days))
            .OfType<VulnerabilityFact>();

    private static (Guid PupilId, Groups Group) KeyOf(VulnerabilityFact fact) =>
        (fact.PupilId, fact.Group);

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
