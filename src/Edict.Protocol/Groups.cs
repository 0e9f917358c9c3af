namespace Edict.Protocol;

/// <summary>The school's vulnerable groups, in the order in which it lists them.</summary>
[Flags]
public enum Groups : byte
{
    None = 0,
    CareExperienced = 1,
    FiveAtThree = 1 << 1,
    Simd = 1 << 2,
    Attendance = 1 << 3,
    Sebn = 1 << 4,
    Asn = 1 << 5,
    Pathway3 = 1 << 6,
    All = CareExperienced | FiveAtThree | Simd | Attendance | Sebn | Asn | Pathway3,
}

public static class GroupNames
{
    public static IReadOnlyList<Groups> Each { get; } =
    [
        Groups.CareExperienced,
        Groups.FiveAtThree,
        Groups.Simd,
        Groups.Attendance,
        Groups.Sebn,
        Groups.Asn,
        Groups.Pathway3,
    ];

    /// <summary>The name of one group in files, in the policy and on pages.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than one group, or none.</exception>
    public static string Word(this Groups group) =>
        group switch
        {
            Groups.CareExperienced => "Care Experienced",
            Groups.FiveAtThree => "5@3",
            Groups.Simd => "SIMD",
            Groups.Attendance => "Attendance",
            Groups.Sebn => "SEBN",
            Groups.Asn => "ASN",
            Groups.Pathway3 => "Pathway 3",
            _ => throw new ArgumentOutOfRangeException(
                nameof(group),
                group,
                "One group at a time has a name."
            ),
        };

    public static IEnumerable<Groups> Members(this Groups groups)
    {
        for (
            var group = Groups.CareExperienced;
            group <= Groups.Pathway3;
            group = (Groups)((int)group << 1)
        )
        {
            if ((groups & group) != Groups.None)
            {
                yield return group;
            }
        }
    }
}
