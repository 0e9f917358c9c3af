using Edict.Overview;

namespace Edict.Pages.VulnerableGroups;

/// <summary>What there is to filter by: the values among the pupils whom the reader finds.</summary>
public sealed record GroupsChoices(
    IReadOnlyList<string> Stages,
    IReadOnlyList<string> Houses,
    IReadOnlyList<string> Classes
)
{
    public static GroupsChoices None { get; } = new([], [], []);

    public static GroupsChoices Of(IReadOnlyList<GroupsRow> rows) =>
        new(
            Distinct(rows.Select(row => row.Pupil.Stage.ToString())),
            Distinct(rows.Select(row => row.Pupil.House)),
            [
                .. Distinct(rows.Select(row => row.Pupil.RegistrationClass)),
                .. Distinct(rows.SelectMany(row => row.Classes)),
            ]
        );

    private static List<string> Distinct(IEnumerable<string> values) =>
        [
            .. values
                .Where(value => value.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
}
