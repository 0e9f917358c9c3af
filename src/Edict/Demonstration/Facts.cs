namespace Edict.Demonstration;

/// <summary>What the school's records say of a pupil; null is unknown.</summary>
/// <param name="Decile">The SIMD decile of the pupil's home, 1 to 10.</param>
/// <param name="Asn">Chosen by the SfLL.</param>
/// <param name="AsnNeed">Has additional support needs, chosen or not.</param>
/// <param name="Pathway">The pathway of support, 1 to 4.</param>
public sealed record Facts(
    int? Decile,
    bool? CareExperienced,
    bool? FiveAtThree,
    bool? Sebn,
    bool? Asn,
    bool? AsnNeed,
    int? Pathway
)
{
    public static Facts Unknown { get; } = new(null, null, null, null, null, null, null);

    /// <summary>No flag, the best decile but one, the first pathway.</summary>
    public static Facts Ordinary { get; } = new(9, false, false, false, false, false, 1);
}
