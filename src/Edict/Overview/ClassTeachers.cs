using System.Collections.Concurrent;
using Edict.Data;

namespace Edict.Overview;

/// <summary>Who gives the reports of the session's classes: as a file names them, else as the posts of the class tell.</summary>
/// <param name="day">Today.</param>
/// <param name="staff">All of the staff, by name.</param>
/// <param name="taught">Who has a class of the session, or had it before the day.</param>
internal sealed class ClassTeachers(
    DateOnly day,
    IReadOnlyDictionary<Guid, string> staff,
    IReadOnlyDictionary<Guid, TeachingClass> classes,
    IEnumerable<Role> taught
)
{
    private readonly HashSet<string> staffKeys = [.. staff.Values.Select(NameKey.Of)];
    private readonly ILookup<(Guid SubjectId, string ClassKey), Role> holders = taught.ToLookup(
        role => (classes[role.ClassId!.Value].SubjectId, classes[role.ClassId.Value].NameKey)
    );
    private readonly ConcurrentDictionary<
        (Guid SubjectId, string ClassKey, string Teacher),
        GivenBy
    > givers = [];

    /// <summary>The teacher as the file names them, else whoever has the class today; empty where nobody is known.</summary>
    public string NamedFor(CourseReport report) =>
        report.Teacher.Length > 0
            ? report.Teacher
            : string.Join(
                ", ",
                holders[(report.SubjectId, report.ClassKey)]
                    .Where(role => role.IsHeldOn(day))
                    .Select(role => staff[role.StaffId])
                    .Distinct()
                    .Order(StringComparer.OrdinalIgnoreCase)
            );

    /// <summary>
    /// Who may have given a report. What names nobody, or nobody whom the staff list has, may be by anybody who had the class in
    /// the session, and by the colleague for whom they stood in.
    /// </summary>
    public GivenBy GiverOf(CourseReport report) =>
        givers.GetOrAdd(
            (report.SubjectId, report.ClassKey, report.Teacher),
            said => Giver(NameKey.Of(said.Teacher), holders[(said.SubjectId, said.ClassKey)])
        );

    private GivenBy Giver(string named, IEnumerable<Role> held)
    {
        if (staffKeys.Contains(named))
        {
            return new(new HashSet<string> { named }, null);
        }

        HashSet<string> among =
        [
            .. held.SelectMany(role => new[] { role.StaffId, role.StandsInForId ?? role.StaffId })
                .Select(id => NameKey.Of(staff[id])),
        ];
        if (named.Length == 0)
        {
            return among.Count == 0 ? GivenBy.Anybody : new(among, null);
        }

        return among.Count == 0 ? new(null, named) : new(among.Append(named).ToHashSet(), null);
    }
}
