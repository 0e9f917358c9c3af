using Edict.Data;
using Edict.Overview;

namespace Edict.Judging;

/// <summary>A class in which a pupil was reported on in a cycle, or handed in without a rating.</summary>
/// <param name="Order">The place of the cycle in the session.</param>
/// <param name="NotRated">Why there is no rating; null for a report.</param>
public readonly record struct SaidInClass(
    Guid SubjectId,
    string ClassKey,
    int Order,
    NoRating? NotRated = null
);

/// <summary>
/// What is recorded of a pupil in the classes of one faculty in a session. By it the faculty teaches the pupil in a cycle, or
/// does not (P27).
/// </summary>
/// <param name="Said">By their teachers, cycle by cycle.</param>
/// <param name="Expected">By the office.</param>
/// <param name="HasByFile">Whether a file has a class in a cycle.</param>
public sealed record ClassHistory(
    IReadOnlyList<SaidInClass> Said,
    IReadOnlyList<(TeachingClass Class, ClassMember Member)> Expected,
    Func<Cycle, (Guid SubjectId, string ClassKey), bool> HasByFile
)
{
    /// <param name="upTo">What is said in later cycles is left out.</param>
    public static ClassHistory Of(SchoolReading school, Guid facultyId, Guid pupilId, Cycle upTo)
    {
        var facts = school.Facts;
        var cycles = school.Cycles.Where(cycle => cycle.Order <= upTo.Order).ToList();
        var unrated = facts.NotRatedOf[pupilId].ToList();
        return new(
            [
                .. cycles.SelectMany(cycle =>
                    facts
                        .Reports[cycle.Id]
                        .Of(pupilId)
                        .Where(report => IsOfFaculty(report.SubjectId))
                        .Select(report => new SaidInClass(
                            report.SubjectId,
                            report.ClassKey,
                            cycle.Order
                        ))
                ),
                .. cycles.SelectMany(cycle =>
                    unrated
                        .Where(row => row.CycleId == cycle.Id)
                        .Select(row => (facts.Classes[row.ClassId], row.Why))
                        .Where(row => IsOfFaculty(row.Item1.SubjectId))
                        .Select(row => new SaidInClass(
                            row.Item1.SubjectId,
                            row.Item1.NameKey,
                            cycle.Order,
                            row.Why
                        ))
                ),
            ],
            [
                .. facts
                    .MembersOf[pupilId]
                    .Select(member => (Class: facts.Classes[member.ClassId], member))
                    .Where(row => IsOfFaculty(row.Class.SubjectId)),
            ],
            (cycle, taught) => facts.Reports[cycle.Id].HasByFile(taught.SubjectId, taught.ClassKey)
        );

        bool IsOfFaculty(Guid subject) => school.Subjects[subject].FacultyId == facultyId;
    }

    /// <summary>
    /// The classes in which the faculty teaches the pupil in a cycle; none where it does not. Of each subject those with a report
    /// in the cycle; without one those in which the office expects the pupil, or which were handed in without a rating; else
    /// those of the latest report, unless the teacher has said since that the pupil has left, or a file from SEEMiS has the class
    /// without them.
    /// </summary>
    public IReadOnlyList<(Guid SubjectId, string ClassKey)> TaughtIn(Cycle cycle) =>
        [
            .. Said.Select(row => row.SubjectId)
                .Concat(Expected.Select(row => row.Class.SubjectId))
                .Distinct()
                .SelectMany(subject => TaughtIn(subject, cycle))
                .Distinct(),
        ];

    private IEnumerable<(Guid SubjectId, string ClassKey)> TaughtIn(Guid subject, Cycle cycle)
    {
        var said = Said.Where(row => row.SubjectId == subject && row.Order <= cycle.Order).ToList();
        var reports = said.Where(row => row.NotRated is null).ToList();
        var latest = reports.Select(row => row.Order).DefaultIfEmpty().Max();
        if (latest == cycle.Order)
        {
            return Classes(reports.Where(row => row.Order == latest));
        }

        var expected = Expected.Where(row =>
            row.Class.SubjectId == subject
            && row.Member.After < cycle.Order
            && row.Member.HoldsAfter(latest)
            && !(row.Member.At > cycle.ClosedAt)
        );
        var inIt = expected
            .Select(row => (subject, row.Class.NameKey))
            .Concat(
                Classes(
                    said.Where(row =>
                        row.Order == cycle.Order && row.NotRated is not (null or NoRating.Left)
                    )
                )
            )
            .ToList();
        return inIt.Count > 0
            ? inIt
            : Classes(reports.Where(row => row.Order == latest))
                .Where(taught =>
                    !said.Exists(row => IsLeft(row, taught, latest))
                    && !(cycle.ComesByFile && HasByFile(cycle, taught))
                );
    }

    private static bool IsLeft(
        SaidInClass row,
        (Guid SubjectId, string ClassKey) taught,
        int since
    ) => row.NotRated == NoRating.Left && row.Order > since && row.ClassKey == taught.ClassKey;

    private static IEnumerable<(Guid SubjectId, string ClassKey)> Classes(
        IEnumerable<SaidInClass> said
    ) => said.Select(row => (row.SubjectId, row.ClassKey));
}
