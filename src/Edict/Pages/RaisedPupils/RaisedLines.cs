using Edict.Exporting;

namespace Edict.Pages.RaisedPupils;

/// <summary>The raised pupils as cells: the lists of the page one after the other, each line with the name of its own.</summary>
internal static class RaisedLines
{
    private static readonly string[] Columns =
    [
        "List",
        "Pupil",
        "Registration Class",
        "Faculty",
        "Raised",
        "Raised By",
        "Raised On",
        "What Became Of It",
        "Taken By",
        "Taken On",
    ];

    public static ExportedTable Of(RaisedList listed) =>
        new(
            "Raised pupils",
            Columns,
            [
                .. listed.ToTake.Select(row => Line("waits for the reader", row)),
                .. listed.Own.Select(row => Line("raised by the reader", row)),
                .. listed.Taken.Select(row => Line("taken in the reader's faculty", row)),
            ]
        );

    private static ExportedCell[] Line(string list, RaisedRow row) =>
        [
            list,
            row.Pupil.ListName,
            row.Pupil.RegistrationClass,
            row.Faculty,
            row.Raised.Line,
            row.By,
            SchoolTime.Words(row.Raised.RaisedAt),
            row.Raised.Outcome,
            row.TakenBy,
            row.Raised.TakenAt is { } at ? SchoolTime.Words(at) : "",
        ];
}
