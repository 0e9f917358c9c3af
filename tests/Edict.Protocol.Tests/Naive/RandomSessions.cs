using CsCheck;

namespace Edict.Protocol.Tests.Naive;

/// <summary>Small sessions of one to six pupils who meet often, miss cycles and move stage.</summary>
internal static class RandomSessions
{
    /// <summary>A report without its stage, which the pupil has from the cycle.</summary>
    public static Gen<PlainReport> Report(int pupils) =>
        Gen.Select(
            OneOf(PlainNames.Pupils[..pupils]),
            OneOf(PlainNames.Faculties),
            Course,
            Marks,
            (pupil, faculty, course, marks) =>
                new PlainReport(pupil, Stage.None, faculty, course, marks)
        );

    public static Gen<PlainSession> Any { get; } =
        from pupils in Gen.Int[1, PlainNames.Pupils.Length]
        from home in AnyStage.Array[PlainNames.Pupils.Length]
        from cycles in Cycle(pupils, home).Array[1, 4]
        select new PlainSession(cycles);

    private static Gen<PlainCourse> Course =>
        Gen.Select(
            OneOf(PlainNames.Subjects),
            OneOf(PlainNames.Levels),
            (subject, level) => new PlainCourse(subject, level)
        );

    private static Gen<PlainMarks> Marks =>
        Gen.Select(
            Mark(4),
            Mark(4),
            Mark(4),
            Mark(9),
            (effort, behaviour, homework, grade) =>
                new PlainMarks(effort, behaviour, homework, grade)
        );

    private static Gen<Stage> AnyStage => Gen.Int[1, 6].Select(stage => (Stage)stage);

    private static Gen<PlainCycle> Cycle(int pupils, Stage[] home) =>
        Gen.Select(
            Gen.Frequency((2, Gen.Const(63)), (1, Gen.Int[1, 63])),
            RandomPolicies.Any,
            Stages(home),
            Report(pupils).Array[0, 12],
            (stages, policy, now, reports) =>
                new PlainCycle(
                    (StageSet)stages,
                    policy,
                    [
                        .. reports
                            .Select(report => Placed(report, now))
                            .Where(IsFor((StageSet)stages)),
                    ]
                )
        );

    /// <summary>Each pupil's stage in a cycle: one in five times another than at home.</summary>
    private static Gen<Stage[]> Stages(Stage[] home) =>
        Gen.Frequency((4, Gen.Const(Stage.None)), (1, AnyStage))
            .Array[home.Length]
            .Select(moved =>
                moved.Select((to, pupil) => to == Stage.None ? home[pupil] : to).ToArray()
            );

    private static PlainReport Placed(PlainReport report, Stage[] stages) =>
        report with
        {
            Stage = stages[Array.IndexOf(PlainNames.Pupils, report.Pupil)],
        };

    private static Func<PlainReport, bool> IsFor(StageSet stages) =>
        report => stages.Has(report.Stage);

    private static Gen<byte?> Mark(int worst) =>
        Gen.Int[0, worst].Select(mark => mark == 0 ? (byte?)null : (byte)mark);

    private static Gen<T> OneOf<T>(T[] names) =>
        Gen.Int[0, names.Length - 1].Select(place => names[place]);
}
