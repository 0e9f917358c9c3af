using Edict.Overview;
using Edict.People;

namespace Edict.Pages.VulnerableGroups;

/// <summary>A part of the list below a heading of its own.</summary>
/// <param name="Heading">What stands before the number of pupils; empty where there is one part alone.</param>
public sealed record GroupsSection(string Heading, IReadOnlyList<GroupsRow> Rows)
{
    /// <summary>One section for each class that the reader teaches, then everybody else; one of all for who teaches none.</summary>
    /// <param name="withEmpty">Whether a class of which nobody is listed is said, too.</param>
    public static IReadOnlyList<GroupsSection> Of(
        SchoolReading school,
        Visibility sight,
        IReadOnlyList<GroupsRow> rows,
        bool withEmpty
    )
    {
        if (sight.Classes.Count == 0)
        {
            return rows.Count == 0 ? [] : [new("", rows)];
        }

        var own = sight
            .Classes.Where(school.ClassNames.ContainsKey)
            .OrderBy(taught => school.ClassNames[taught], StringComparer.OrdinalIgnoreCase)
            .Select(taught => new GroupsSection(
                $"Your class {school.ClassNames[taught]}, {school.Subjects[taught.SubjectId].Name}: ",
                ByName(rows.Where(row => row.Own.Contains(taught)))
            ))
            .Where(section => withEmpty || section.Rows.Count > 0);
        List<GroupsRow> others = [.. rows.Where(row => row.Own.Count == 0)];
        return others.Count == 0 ? [.. own] : [.. own, new("Everybody else: ", others)];
    }

    /// <summary>A taught class is read by name: its pupils are of several registration classes.</summary>
    private static List<GroupsRow> ByName(IEnumerable<GroupsRow> rows) =>
        [
            .. rows.OrderBy(row => row.Pupil.Surname, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Pupil.Forename, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Pupil.Scn, StringComparer.Ordinal),
        ];
}
