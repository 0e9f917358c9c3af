using Edict.Exporting;

namespace Edict.Pages.Support;

/// <summary>The shortlist as cells: the lists of the page one after the other, each line with the name of its own.</summary>
internal static class ShortlistLines
{
    private static readonly string[] Columns =
    [
        "List",
        "Level",
        "Pupil",
        "Registration Class",
        "Stage",
        "Why",
        "Chosen Because",
        "Chosen By",
        "Chosen On",
        "Look Again On",
    ];

    public static ExportedTable Of(ShortlistRows listed) =>
        new(
            "ASN shortlist",
            Columns,
            [
                .. listed.Chosen.Select(row => Line("chosen", row)),
                .. listed.WithNeeds.Select(row => Line("not chosen", row)),
            ]
        );

    private static ExportedCell[] Line(string list, Candidate candidate)
    {
        var (row, choice) = (candidate.Row, candidate.Choice);
        return
        [
            list,
            row.IsConcern ? row.Level : "",
            row.Pupil.ListName,
            row.Pupil.RegistrationClass,
            row.Pupil.Stage.ToString(),
            string.Join("\n", row.Why.Select(course => course.Line)),
            candidate.By is null ? "" : choice?.Reason,
            choice is null ? "" : candidate.By ?? "a file",
            choice is null || candidate.By is null
                ? ""
                : $"{SchoolTime.Of(choice.RecordedAt):yyyy-MM-dd}",
            $"{choice?.ReviewOn:yyyy-MM-dd}",
        ];
    }
}
