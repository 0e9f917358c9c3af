using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Cycles;

/// <summary>One pupil of a class, of whom a report is due.</summary>
/// <param name="IsRated">Whether every rating is given.</param>
/// <param name="HasMark">Whether any mark is.</param>
public readonly record struct PupilDue(Guid PupilId, Stage Stage, bool IsRated, bool HasMark);

/// <summary>A class of which reports are due in a cycle.</summary>
/// <param name="Subject">Its name.</param>
public sealed record ClassDue(
    TeachingClass Class,
    SubjectInFaculty Subject,
    IReadOnlyList<PupilDue> Pupils
)
{
    public string Name => $"{Subject.Name} {Class.Name}";

    public StageSet Stages { get; } = Protocol.Stages.Of(Pupils.Select(pupil => pupil.Stage));

    public CourseInSight InSight => new(Subject.FacultyId, Class.SubjectId, Class.NameKey);
}

/// <summary>Which classes a cycle asks of, and how far their reports are: from the school's reading, as <c>ClassSheets</c> has it of one class.</summary>
public static class ClassesDue
{
    /// <summary>By faculty and name. A pupil is in the classes of their latest reports in a subject, up to the cycle.</summary>
    internal static IReadOnlyList<ClassDue> Of(SchoolReading school, Cycle cycle)
    {
        var facts = school.Facts;
        var classes = facts.Classes.Values.ToDictionary(row => (row.SubjectId, row.NameKey));
        return
        [
            .. facts
                .Cycles.Where(row => row.Order <= cycle.Order)
                .SelectMany(row => facts.Reports[row.Id].Rows.Select(said => (row.Order, said)))
                .Where(row => IsAsked(school, row.said.PupilId, cycle))
                .GroupBy(row => (row.said.PupilId, row.said.SubjectId))
                .SelectMany(said => Latest(said, cycle))
                .GroupBy(said => (said.SubjectId, said.ClassKey), said => (said.Due))
                .Where(due => classes.ContainsKey(due.Key))
                .Select(due => new ClassDue(
                    classes[due.Key],
                    school.Subjects[due.Key.SubjectId],
                    [.. due]
                ))
                .OrderBy(due => due.Subject.Faculty, StringComparer.OrdinalIgnoreCase)
                .ThenBy(due => due.Name, StringComparer.OrdinalIgnoreCase),
        ];

        IEnumerable<(Guid SubjectId, string ClassKey, PupilDue Due)> Latest(
            IEnumerable<(int Order, CourseReport Said)> said,
            Cycle asked
        )
        {
            var reports = said.ToList();
            var order = reports.Max(row => row.Order);
            var latest = reports.Where(row => row.Order == order).Select(row => row.Said);
            return order == asked.Order
                ? latest.Select(row =>
                    (
                        row.SubjectId,
                        row.ClassKey,
                        new PupilDue(row.PupilId, StageOf(row), IsRated(row), HasMark(row))
                    )
                )
                : latest
                    .DistinctBy(row => row.ClassKey)
                    .Select(row =>
                        (
                            row.SubjectId,
                            row.ClassKey,
                            new PupilDue(row.PupilId, StageOf(row), false, false)
                        )
                    );
        }

        Stage StageOf(CourseReport row) => school.Pupils[row.PupilId].Stage;
    }

    private static bool IsAsked(SchoolReading school, Guid pupilId, Cycle cycle) =>
        school.Pupils.TryGetValue(pupilId, out var pupil)
        && school.IsHere(pupil)
        && cycle.Stages.Has(pupil.Stage);

    private static bool IsRated(CourseReport row) =>
        row is { Effort: not null, Behaviour: not null, Homework: not null };

    private static bool HasMark(CourseReport row) =>
        row.Effort is not null
        || row.Behaviour is not null
        || row.Homework is not null
        || row.WorkingGrade is not null;
}
