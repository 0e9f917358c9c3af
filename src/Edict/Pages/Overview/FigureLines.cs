using Edict.Exporting;

namespace Edict.Pages.Overview;

/// <summary>
/// The figures of the overview in long form, a line each, so that a spreadsheet can turn them as it likes: made from what the
/// page draws. What cannot be has no line; a place that rests on one teacher has one without a figure.
/// </summary>
internal static class FigureLines
{
    private static readonly string[] Columns =
    [
        "Table",
        "Row",
        "Column",
        "Count",
        "Of",
        "Share (%)",
        "Not known",
        "Remark",
    ];

    public static ExportedTable Of(Figures figures, IReadOnlyList<Trend> trends) =>
        new(
            "Overview",
            Columns,
            figures.IsEmpty
                ? []
                :
                [
                    .. Lines(figures.ByLevel()),
                    .. trends.SelectMany(Lines),
                    .. Lines(figures.ByStanding()),
                    .. Lines(figures.ByFaculty()),
                    .. Lines(figures.ByReason()),
                    .. Lines(figures.ByLane()),
                    .. figures.ByGroup().SelectMany(Lines),
                    .. figures.Heats.SelectMany(Lines),
                ]
        );

    private static IEnumerable<ExportedCell[]> Lines(FigureTable table) =>
        from row in table.Rows
        from cell in table.Columns.Zip(row.Figures)
        where cell.Second is not null
        select Line(table.Caption, row.Name, cell.First, cell.Second?.Count);

    private static IEnumerable<ExportedCell[]> Lines(Trend trend)
    {
        foreach (var point in trend.Points)
        {
            foreach (var (level, figure) in point.Levels.Zip(point.ByLevel))
            {
                yield return Line(trend.Caption, point.Name, $"Level {level}", figure.Count);
            }

            yield return Line(
                trend.Caption,
                point.Name,
                "All",
                point.All.Count,
                point.Reported.Count,
                point.Percent
            );
        }
    }

    private static IEnumerable<ExportedCell[]> Lines(GroupFigures group)
    {
        yield return Line(
            GroupFigures.Caption,
            group.Name,
            "Concerns",
            group.Concerns.Count,
            group.Members.Count,
            group.Percent
        );
        if (group.Monitored is { } monitored)
        {
            yield return Line(GroupFigures.Caption, group.Name, "Monitored", monitored.Count);
        }

        if (group.Unknown is { } unknown)
        {
            yield return Line(GroupFigures.Caption, group.Name, "Not known", unknown.Count);
        }
    }

    private static IEnumerable<ExportedCell[]> Lines(HeatTable heat) =>
        from row in heat.Rows
        from cell in heat.Columns.Zip(row.Cells)
        where !cell.Second.IsEmpty
        select Line(heat.Caption, row.Name, cell.First, cell.Second);

    private static ExportedCell[] Line(string table, string row, string column, HeatCell cell) =>
        cell.RestsOnOneTeacher
            ? [table, row, column, "", "", "", "", HeatCell.OneTeacher]
            :
            [
                table,
                row,
                column,
                cell.Tracked.Count,
                cell.Known,
                cell.Percent,
                cell.Unknown.Count,
                "",
            ];

    private static ExportedCell[] Line(
        string table,
        string row,
        string column,
        int? count,
        int? of = null,
        int? percent = null
    ) => [table, row, column, count, of, percent, "", ""];
}
