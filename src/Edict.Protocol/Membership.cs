namespace Edict.Protocol;

/// <summary>The vulnerable groups a pupil is in, and those that cannot be told because the fact is blank. No group is in both.</summary>
public readonly record struct Membership(Groups In, Groups Unknown)
{
    /// <summary>The groups of one pupil by the school's rules; a group that is switched off is neither in nor unknown.</summary>
    public static Membership Of(in PupilFacts facts, GroupRules rules)
    {
        var all = default(Membership);
        for (
            var group = Groups.CareExperienced;
            group <= Groups.Pathway3;
            group = (Groups)((int)group << 1)
        )
        {
            if ((rules.On & group) != Groups.None)
            {
                all = all.With(group, IsMember(group, facts, rules));
            }
        }

        return all;
    }

    /// <summary>The clause that a membership rests on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than one group, or none.</exception>
    public static Clause ClauseOf(Groups group) =>
        group switch
        {
            Groups.CareExperienced => Clause.P10,
            Groups.FiveAtThree => Clause.P11,
            Groups.Simd => Clause.P12,
            Groups.Attendance => Clause.P13,
            Groups.Sebn => Clause.P14,
            Groups.Asn => Clause.P15,
            Groups.Pathway3 => Clause.P16,
            _ => throw new ArgumentOutOfRangeException(
                nameof(group),
                group,
                "One group at a time has a clause."
            ),
        };

    private static bool? IsMember(Groups group, in PupilFacts facts, GroupRules rules) =>
        group switch
        {
            Groups.CareExperienced => facts.CareExperienced,
            Groups.FiveAtThree => facts.FiveAtThree,
            Groups.Simd => LivesInDecile(facts.SimdDecile, rules),
            Groups.Attendance => AttendsTooLittle(facts.Attendance, rules),
            Groups.Sebn => facts.Sebn,
            Groups.Asn => facts.Asn,
            _ => IsOnPathway(facts.Pathway, rules),
        };

    /// <summary>P12. "SIMD 1-4": the decile of the pupil's data zone is one of the policy's.</summary>
    private static bool? LivesInDecile(byte? decile, GroupRules rules) =>
        decile is { } known ? rules.Deciles.Has(known) : null;

    /// <summary>P13. "Attendance": below the policy's percentage; the percentage itself is no member.</summary>
    private static bool? AttendsTooLittle(decimal? attendance, GroupRules rules) =>
        attendance is { } known ? known < rules.AttendanceBelow : null;

    /// <summary>P16. "Pathway 3": the pathway of support is one of the policy's.</summary>
    private static bool? IsOnPathway(byte? pathway, GroupRules rules) =>
        pathway is { } known ? rules.Pathways.Has(known) : null;

    /// <summary>P17. A blank is unknown: no member, and counted as unknown.</summary>
    private Membership With(Groups group, bool? member) =>
        member switch
        {
            true => this with { In = In | group },
            null => this with { Unknown = Unknown | group },
            false => this,
        };
}
