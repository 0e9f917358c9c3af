namespace Edict.Protocol.Tests.Naive;

/// <summary>The clauses on vulnerable groups (P10 to P17), written a second time from the specification alone.</summary>
public static class NaiveMembership
{
    public static Membership Of(PupilFacts facts, GroupRules rules)
    {
        var answers = rules
            .On.Members()
            .ToDictionary(group => group, group => Is(group, facts, rules));
        return new(Those(answers, true), Those(answers, null));
    }

    private static Groups Those(Dictionary<Groups, bool?> answers, bool? wanted) =>
        answers
            .Where(answer => answer.Value == wanted)
            .Aggregate(Groups.None, (all, answer) => all | answer.Key);

    private static bool? Is(Groups group, PupilFacts facts, GroupRules rules) =>
        group switch
        {
            Groups.CareExperienced => facts.CareExperienced,
            Groups.FiveAtThree => facts.FiveAtThree,
            Groups.Simd => IsIn(rules.Deciles, facts.SimdDecile),
            Groups.Attendance => facts.Attendance is { } percent
                ? percent < rules.AttendanceBelow
                : null,
            Groups.Sebn => facts.Sebn,
            Groups.Asn => facts.Asn,
            _ => IsIn(rules.Pathways, facts.Pathway),
        };

    private static bool? IsIn(NumberSet members, byte? number) =>
        number is { } given ? members.Members().Contains(given) : null;
}
