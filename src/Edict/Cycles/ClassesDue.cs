using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Cycles;

/// <summary>One pupil of a class, of whom a report is due.</summary>
/// <param name="IsDone">Whether every rating is given, or it is said why there is none.</param>
/// <param name="HasMark">Whether any mark is given.</param>
public readonly record struct PupilDue(Guid PupilId, Stage Stage, bool IsDone, bool HasMark);

/// <summary>A class of which reports are due in a cycle.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="HandedInAt">UTC; null while it is not.</param>
public sealed record ClassDue(
    TeachingClass Class,
    SubjectInFaculty Subject,
    IReadOnlyList<PupilDue> Pupils,
    DateTime? HandedInAt
)
{
    public string Name => $"{Subject.Name} {Class.Name}";

    public StageSet Stages { get; } = Protocol.Stages.Of(Pupils.Select(pupil => pupil.Stage));

    public CourseInSight InSight => new(Subject.FacultyId, Class.SubjectId, Class.NameKey);
}

/// <summary>Which classes a cycle asks of, and how far their reports are: from the school's reading, as <c>ClassSheets</c> has it of one class.</summary>
public static class ClassesDue
{
    /// <summary>A pupil in a class.</summary>
    private readonly record struct Placed(Guid SubjectId, string ClassKey, PupilDue Due);

    /// <summary>
    /// By faculty and name. A pupil is in the classes of their latest reports in a subject, up to the cycle, or where they are
    /// expected.
    /// </summary>
    internal static IReadOnlyList<ClassDue> Of(SchoolReading school, Cycle cycle)
    {
        var facts = school.Facts;
        var classes = facts.Classes.Values.ToDictionary(row => (row.SubjectId, row.NameKey));
        var handedIn = facts
            .HandIns.Where(row => row.CycleId == cycle.Id)
            .ToDictionary(row => row.ClassId, row => (DateTime?)row.At);
        var notRated = facts
            .NotRated.Where(row => row.CycleId == cycle.Id)
            .ToLookup(row => row.ClassId, row => row.PupilId);
        var expected = ClassRolls
            .Expected(facts, cycle.Order)
            .SelectMany(rows => rows)
            .Where(row => row.Member.After < cycle.Order)
            .Where(row => IsAsked(school, row.Member.PupilId, cycle))
            // A stage that is closed keeps the pupils who were reported on.
            .Where(row => !cycle.ClosedStages.Has(school.Pupils[row.Member.PupilId].Stage))
            .ToLookup(row => (row.Member.PupilId, row.Class.SubjectId));
        return
        [
            .. facts
                .Cycles.Where(row => row.Order <= cycle.Order)
                .SelectMany(row => facts.Reports[row.Id].Rows.Select(said => (row.Order, said)))
                .Where(row => IsAsked(school, row.said.PupilId, cycle))
                .GroupBy(row => (row.said.PupilId, row.said.SubjectId))
                .Where(said => !expected.Contains(said.Key))
                .SelectMany(said => Latest(school, cycle, [.. said]))
                .Concat(
                    expected
                        .SelectMany(rows => rows)
                        .Select(row => Expected(school, row.Member, row.Class))
                )
                .GroupBy(placed => (placed.SubjectId, placed.ClassKey), placed => placed.Due)
                .Where(due => classes.ContainsKey(due.Key))
                .Select(due => (Class: classes[due.Key], Pupils: due))
                .Select(due => new ClassDue(
                    due.Class,
                    school.Subjects[due.Class.SubjectId],
                    [.. due.Pupils.Select(Excused([.. notRated[due.Class.Id]]))],
                    handedIn.GetValueOrDefault(due.Class.Id)
                ))
                .OrderBy(due => due.Subject.Faculty, StringComparer.OrdinalIgnoreCase)
                .ThenBy(due => due.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static Func<PupilDue, PupilDue> Excused(HashSet<Guid> notRated) =>
        pupil => pupil with { IsDone = pupil.IsDone || notRated.Contains(pupil.PupilId) };

    private static IEnumerable<Placed> Latest(
        SchoolReading school,
        Cycle asked,
        IReadOnlyList<(int Order, CourseReport Said)> reports
    )
    {
        var order = reports.Max(row => row.Order);
        var latest = reports.Where(row => row.Order == order).Select(row => row.Said);
        return (order == asked.Order ? latest : latest.DistinctBy(row => row.ClassKey)).Select(
            row => new Placed(
                row.SubjectId,
                row.ClassKey,
                new(
                    row.PupilId,
                    school.Pupils[row.PupilId].Stage,
                    order == asked.Order && IsRated(row),
                    order == asked.Order && HasMark(row)
                )
            )
        );
    }

    private static Placed Expected(
        SchoolReading school,
        ClassMember member,
        TeachingClass taught
    ) =>
        new(
            taught.SubjectId,
            taught.NameKey,
            new(member.PupilId, school.Pupils[member.PupilId].Stage, false, false)
        );

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
