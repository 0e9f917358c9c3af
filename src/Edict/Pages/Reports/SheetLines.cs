using Edict.Data;
using Edict.Exporting;
using Edict.Reports;

namespace Edict.Pages.Reports;

/// <summary>A class's sheet as cells: each mark with that of last time, and no groups.</summary>
internal static class SheetLines
{
    public static ExportedTable Of(ClassSheet sheet) =>
        new(
            "Reports",
            [
                "Pupil",
                "Registration Class",
                "Level",
                .. sheet.Columns.SelectMany(column =>
                    (string[])[column.Heading(), $"{column.Heading()} Last Time"]
                ),
                "Note",
            ],
            [.. sheet.Rows.Select(row => Line(sheet, row))]
        )
        {
            Chosen = $" of {sheet.Name}, {sheet.Cycle.Name}",
        };

    private static ExportedCell[] Line(ClassSheet sheet, SheetRow row) =>
        [
            row.Pupil.ListName,
            row.Pupil.RegistrationClass,
            row.Level,
            .. sheet.Columns.SelectMany(column =>
                (ExportedCell[])[row.Now[column], row.Before[column]]
            ),
            row is { NotRated: { } why, Now.IsRated: false } ? why.Words() : "",
        ];
}
