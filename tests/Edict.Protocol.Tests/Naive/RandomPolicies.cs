using CsCheck;

namespace Edict.Protocol.Tests.Naive;

/// <summary>Policies of any numbers that a school may choose, mostly such as bite on a small session.</summary>
internal static class RandomPolicies
{
    public static Gen<GroupRules> Rules { get; } =
        Gen.Select(
            Gen.Int[0, 127],
            Numbers(10),
            Gen.Int[0, 1000],
            Numbers(4),
            (on, deciles, below, pathways) =>
                new GroupRules
                {
                    On = (Groups)on,
                    Deciles = deciles,
                    AttendanceBelow = below / 10m,
                    Pathways = pathways,
                }
        );

    private static Gen<FacultiesForLevel> Faculties { get; } =
        Gen.Select(
            Gen.Int[1, 2],
            Gen.Int[1, 2],
            Gen.Int[1, 2],
            (one, more, most) => new FacultiesForLevel(one, one + more, one + more + most)
        );

    private static Gen<TrackedMarks> Marks { get; } =
        Gen.Select(
            Numbers(4),
            Numbers(4),
            Numbers(4),
            Gen.Int[1, 9],
            Gen.Frequency((4, Gen.Int[1, 3]), (1, Gen.Int[4, 9])),
            (effort, behaviour, homework, from, fall) =>
                new TrackedMarks
                {
                    Effort = effort,
                    Behaviour = behaviour,
                    Homework = homework,
                    WorkingGradeFrom = (byte)from,
                    DeteriorationBy = (byte)fall,
                }
        );

    public static Gen<Policy> Any { get; } =
        Gen.Frequency(
            (1, Gen.Const(Policy.Default)),
            (
                2,
                Gen.Select(
                    Gen.Int[0, 63],
                    Marks,
                    Faculties,
                    (senior, marks, faculties) =>
                        new Policy
                        {
                            SeniorStages = (StageSet)senior,
                            Track = marks,
                            FacultiesForLevel = faculties,
                        }
                )
            )
        );

    private static Gen<NumberSet> Numbers(int most) =>
        Gen.Int[1, most].Array[0, most].Select(numbers => NumberSet.Of(numbers));
}
