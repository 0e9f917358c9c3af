using CsCheck;

namespace Edict.Protocol.Tests.Naive;

internal static class RandomFacts
{
    public static Gen<PupilFacts> Any { get; } =
        Gen.Select(
            Gen.Bool.Nullable().Array[4],
            Number(10),
            Gen.Int[0, 1000].Nullable(),
            Number(4),
            (flags, decile, attendance, pathway) =>
                new PupilFacts
                {
                    CareExperienced = flags[0],
                    FiveAtThree = flags[1],
                    Sebn = flags[2],
                    Asn = flags[3],
                    SimdDecile = decile,
                    Attendance = attendance / 10m,
                    Pathway = pathway,
                }
        );

    private static Gen<byte?> Number(int most) =>
        Gen.Int[0, most].Select(number => number == 0 ? (byte?)null : (byte)number);
}
