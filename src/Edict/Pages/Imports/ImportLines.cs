using Edict.Exporting;
using Edict.Importing;

namespace Edict.Pages.Imports;

/// <summary>The log of imports as cells.</summary>
internal static class ImportLines
{
    private static readonly string[] Columns =
    [
        "When",
        "What",
        "File",
        "By",
        "Added",
        "Changed",
        "Unchanged",
        "State",
    ];

    public static ExportedTable Of(IReadOnlyList<ListedImport> imports) =>
        new("Imports", Columns, [.. imports.Select(Line)]);

    /// <summary>Whether an import stands, or since when it does not.</summary>
    public static string StateOf(ListedImport row) =>
        row.UndoneAt is { } at ? $"undone on {SchoolTime.Words(at)}" : "stands";

    private static ExportedCell[] Line(ListedImport row) =>
        [
            SchoolTime.Words(row.Import.At),
            row.What,
            row.Import.FileName,
            row.By,
            row.Import.Added,
            row.Import.Changed,
            row.Import.Unchanged,
            StateOf(row),
        ];
}
