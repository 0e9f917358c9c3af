namespace Edict.Pages.Concerns;

/// <summary>What there is to filter by: the values among the concerns that the reader may see.</summary>
public sealed record FilterChoices(
    IReadOnlyList<string> Stages,
    IReadOnlyList<string> Faculties,
    IReadOnlyList<string> Houses,
    IReadOnlyList<string> RegistrationClasses,
    IReadOnlyList<string> Classes
)
{
    public static FilterChoices None { get; } = new([], [], [], [], []);

    public static FilterChoices Of(IReadOnlyList<ConcernRow> rows) =>
        new(
            Distinct(rows.Select(row => row.Stage.ToString())),
            Distinct(rows.SelectMany(row => row.Why).Select(course => course.Faculty)),
            Distinct(rows.Select(row => row.Pupil.House)),
            Distinct(rows.Select(row => row.Pupil.RegistrationClass)),
            Distinct(rows.SelectMany(row => row.Classes))
        );

    private static List<string> Distinct(IEnumerable<string> values) =>
        [
            .. values
                .Where(value => value.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
}
