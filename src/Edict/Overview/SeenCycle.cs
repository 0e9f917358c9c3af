using Edict.Data;
using Edict.Protocol;

namespace Edict.Overview;

/// <summary>A faculty of which a reader sees something.</summary>
public readonly record struct FacultySeen(string Name, FacultySets Sets);

/// <summary>A cycle, or now, as one reader sees it.</summary>
/// <param name="Shown">The cycles shown, each for those of its stages in which the reader sees a pupil.</param>
/// <param name="Rows">The highest level first, then by name.</param>
/// <param name="Sets">The same rows by what they are filtered and counted by.</param>
/// <param name="Faculties">In the order of their names.</param>
public sealed record SeenCycle(
    IReadOnlyList<KeyValuePair<Cycle, StageSet>> Shown,
    IReadOnlyList<PupilRow> Rows,
    RowSets Sets,
    IReadOnlyList<FacultySeen> Faculties,
    FilterChoices Choices
)
{
    public static SeenCycle Of(SchoolReading school, Guid staffId, Cycle? cycle)
    {
        var sight = school.SightOf(staffId);
        var all = school.RowsOf(cycle);
        List<PupilRow> rows =
        [
            .. all.Select(row => row.SeenBy(sight, school.PolicyNow.GroupsList)).OfType<PupilRow>(),
        ];
        var sets = new RowSets(rows, staffId);
        return new(Cycles(rows), rows, sets, Named(school, sets), FilterChoices.Of(rows));
    }

    private static List<FacultySeen> Named(SchoolReading school, RowSets sets) =>
        [
            .. school
                .Subjects.Values.DistinctBy(subject => subject.FacultyId)
                .Where(subject => sets.ByFaculty.ContainsKey(subject.FacultyId))
                .Select(subject => new FacultySeen(
                    subject.Faculty,
                    sets.ByFaculty[subject.FacultyId]
                ))
                .OrderBy(faculty => faculty.Name, StringComparer.OrdinalIgnoreCase),
        ];

    private static List<KeyValuePair<Cycle, StageSet>> Cycles(IReadOnlyList<PupilRow> rows) =>
        [
            .. rows.GroupBy(row => row.Cycle, row => row.Stage)
                .Select(seen => KeyValuePair.Create(seen.Key, Stages.Of(seen)))
                .OrderBy(seen => seen.Value),
        ];
}

/// <summary>What there is to filter by: the values among the pupils that the reader sees.</summary>
public sealed record FilterChoices(
    IReadOnlyList<string> Stages,
    IReadOnlyList<string> Faculties,
    IReadOnlyList<string> Houses,
    IReadOnlyList<string> RegistrationClasses,
    IReadOnlyList<string> Classes
)
{
    public static FilterChoices Of(IReadOnlyList<PupilRow> rows) =>
        new(
            Distinct(rows.Select(row => row.Stage.Word())),
            Distinct(rows.SelectMany(row => row.Courses).Select(course => course.Subject.Faculty)),
            Distinct(rows.Select(row => row.Pupil.House)),
            Distinct(rows.Select(row => row.Pupil.RegistrationClass)),
            Distinct(rows.SelectMany(row => row.Courses).Select(course => course.Class))
        );

    private static List<string> Distinct(IEnumerable<string> values) =>
        [
            .. values
                .Where(value => value.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
}
