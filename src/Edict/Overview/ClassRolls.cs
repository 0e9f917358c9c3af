using Edict.Data;

namespace Edict.Overview;

/// <summary>A pupil who is in a class today.</summary>
/// <param name="Level">Of the course; empty for none.</param>
/// <param name="IsExpected">Whether the office said so, and no report does yet.</param>
public sealed record OnRoll(PupilInSession Pupil, string Level, bool IsExpected);

/// <summary>A class in which a pupil is today.</summary>
/// <param name="Level">Of the course; empty for none.</param>
/// <param name="IsExpected">Whether the office said so, and no report does yet.</param>
internal readonly record struct InClass(
    Guid PupilId,
    Guid SubjectId,
    string ClassKey,
    string Level,
    bool IsExpected
);

/// <summary>Who is in which class.</summary>
public static class ClassRolls
{
    /// <summary>Whoever is at the school, by the subject and key of each class in which they are today.</summary>
    public static ILookup<(Guid SubjectId, string ClassKey), OnRoll> Of(SchoolReading school) =>
        Today(school.Facts, school.Pupils.Values.Where(school.IsHere).Select(pupil => pupil.Id))
            .ToLookup(
                row => (row.SubjectId, row.ClassKey),
                row => new OnRoll(school.Pupils[row.PupilId], row.Level, row.IsExpected)
            );

    /// <summary>The classes in which some pupils are today: those in which they are expected, else those of their latest reports in a subject.</summary>
    internal static IEnumerable<InClass> Today(SchoolFacts facts, IEnumerable<Guid> pupils) =>
        pupils.SelectMany(pupil =>
        {
            var expected = Expected(facts, facts.MembersOf[pupil]).ToList();
            return Reported(facts, pupil)
                .Where(row => expected.TrueForAll(other => other.SubjectId != row.SubjectId))
                .Concat(expected);
        });

    /// <summary>The classes of a pupil's latest reports in each subject.</summary>
    private static IEnumerable<InClass> Reported(SchoolFacts facts, Guid pupil) =>
        facts
            .Cycles.SelectMany(
                cycle => facts.Reports[cycle.Id].Of(pupil),
                (cycle, said) => (Cycle: cycle, Said: said)
            )
            .GroupBy(row => row.Said.SubjectId)
            .SelectMany(ofSubject =>
            {
                var times = ofSubject.GroupBy(row => row.Cycle, row => row.Said).Reverse().ToList();
                var said =
                    times is [var latest, var before, ..]
                    && !latest.Key.IsClosedFor(latest.First().Stage)
                    && AreSomeOf(latest, before)
                        ? latest.Concat(before)
                        : times[0];
                return said.Select(row => (Since: times[0].Key.Order, Said: row));
            })
            .DistinctBy(row => (row.Said.SubjectId, row.Said.ClassKey))
            .Select(row => new InClass(
                pupil,
                row.Said.SubjectId,
                HasLeft(facts, row.Said, row.Since) ? "" : row.Said.ClassKey,
                row.Said.Level,
                IsExpected: false
            ));

    /// <summary>Whether the teacher has said in a cycle after one and before another that the pupil has left the class of a report. The course is still theirs, in no class.</summary>
    internal static bool HasLeft(
        SchoolFacts facts,
        CourseReport said,
        int since,
        int before = int.MaxValue
    ) =>
        facts
            .NotRatedOf[said.PupilId]
            .Any(row =>
                row.Why == NoRating.Left
                && facts.Classes.GetValueOrDefault(row.ClassId) is { } taught
                && (taught.SubjectId, taught.NameKey) == (said.SubjectId, said.ClassKey)
                && facts.Cycles.Any(cycle =>
                    cycle.Id == row.CycleId && cycle.Order > since && cycle.Order < before
                )
            );

    /// <summary>
    /// Whether what is said of a pupil in a subject comes from classes in which the pupil was the time before: whoever is in two has
    /// not left the one that has not reported yet.
    /// </summary>
    internal static bool AreSomeOf(
        IEnumerable<CourseReport> now,
        IEnumerable<CourseReport> before
    ) => now.All(said => before.Any(earlier => earlier.ClassKey == said.ClassKey));

    /// <summary>The classes in which a pupil is expected: those in whose subject no report has placed them since.</summary>
    private static IEnumerable<InClass> Expected(
        SchoolFacts facts,
        IEnumerable<ClassMember> members
    ) =>
        members
            .Select(member => (Member: member, Class: facts.Classes[member.ClassId]))
            .Where(row =>
                row.Member.HoldsAfter(LatestIn(facts, row.Member.PupilId, row.Class.SubjectId))
            )
            .Select(row => new InClass(
                row.Member.PupilId,
                row.Class.SubjectId,
                row.Class.NameKey,
                row.Member.Level,
                IsExpected: true
            ));

    /// <summary>The place of the last cycle in which the pupil is reported on in the subject; 0 for none.</summary>
    private static int LatestIn(SchoolFacts facts, Guid pupil, Guid subject) =>
        facts
            .Cycles.Where(cycle =>
                facts.Reports[cycle.Id].Of(pupil).Any(said => said.SubjectId == subject)
            )
            .Max(cycle => (int?)cycle.Order)
        ?? 0;
}
