using Edict.Auditing;
using Edict.Exporting;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.Concerns;

/// <summary>The list of concerns as a file, behind the same address and with the same sight.</summary>
public static class ConcernsExports
{
    private static readonly string[] Columns =
    [
        "Level",
        "Surname",
        "Forename",
        "SCN",
        "Stage",
        "Registration Class",
        "House",
        "Left On",
        "Cycle",
        "Why",
        "Intervention By",
        "Led By",
        "Status",
    ];

    public static void MapConcernsExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/concerns.csv",
            (Reader reader, Looks looks, [AsParameters] ConcernFilter filter, bool? groups) =>
                ExportAsync(reader, looks, filter, new(".csv", groups == true, CsvAsync))
        );
        routes.MapGet(
            "/concerns.xlsx",
            (Reader reader, Looks looks, [AsParameters] ConcernFilter filter, bool? groups) =>
                ExportAsync(reader, looks, filter, new(".xlsx", groups == true, XlsxAsync))
        );
    }

    private static async Task<IResult> ExportAsync(
        Reader reader,
        Looks looks,
        ConcernFilter filter,
        ConcernsFile file
    )
    {
        if (await reader.GatherAsync() is not { } gathered)
        {
            return Results.Forbid();
        }

        var cycle = gathered.School.CycleOf(filter.Cycle);
        if (filter.Cycle is not null && cycle is null)
        {
            return Results.NotFound();
        }

        var seen = gathered.Seen(cycle);
        var rags = await reader.RagsAsync();
        var highlighted = Highlighted.Of(seen, rags, gathered);
        var chosen = new Chosen(filter, seen, highlighted);
        List<PupilRow> rows = [.. chosen.Pupils];
        var about = filter.About($"concerns{file.Extension}", rows.Count);
        await looks.ExportAsync(file.WithGroups ? $"{about}, with groups" : about);
        var lines = ConcernLines.Of(seen, rags, highlighted, gathered.School);
        return await file.Write(file.WithGroups ? TableWithGroups(rows, lines) : Table(rows));
    }

    private static List<IReadOnlyList<string>> Table(IEnumerable<PupilRow> rows) =>
        [Columns, .. rows.Select(Cells)];

    /// <summary>
    /// The same with vulnerable groups, which are left out unless they are asked for; and with them the RAGs, since who is judged
    /// with nothing tracked is in a group.
    /// </summary>
    private static List<IReadOnlyList<string>> TableWithGroups(
        IEnumerable<PupilRow> rows,
        ConcernLines lines
    ) =>
        [
            [.. Columns, "RAGs", "Vulnerable Groups"],
            .. rows.Select(row => (string[])[.. Cells(row), lines[row].Rags.Words, Groups(row)]),
        ];

    private static string[] Cells(PupilRow row) =>
        [
            row.Level == 0 ? "" : row.Level.ToString(),
            row.Pupil.Surname,
            row.Pupil.Forename,
            row.Pupil.Scn,
            row.Stage.Word(),
            row.Pupil.RegistrationClass,
            row.Pupil.House,
            $"{row.Pupil.LeftOn:yyyy-MM-dd}",
            row.Cycle.Name,
            string.Join(
                "\n",
                row.Why.Select(course => course.Line)
                    .Append(row.Elsewhere ? "in other courses too" : "")
                    .Where(line => line.Length > 0)
            ),
            row.LedBy is { } led ? led.Owner.Lead.Word() : "",
            row.LedBy is { } by ? string.Join(", ", by.Holders.Select(holder => holder.Name)) : "",
            row.Standing.Word(),
        ];

    /// <summary>As much of a pupil's groups as the reader may read, for a file.</summary>
    internal static string Groups(PupilRow row) =>
        row.Groups.Read == GroupsRead.Mark
            ? row.Groups.IsIn
                ? "in a group"
                : ""
            : string.Join("; ", row.Groups.In.Members().Select(GroupNames.Word));

    private static Task<IResult> CsvAsync(IReadOnlyList<IReadOnlyList<string>> table) =>
        Task.FromResult(
            Results.File(CsvText.FileOf(table), "text/csv; charset=utf-8", "concerns.csv")
        );

    private static async Task<IResult> XlsxAsync(IReadOnlyList<IReadOnlyList<string>> table) =>
        Results.File(
            await Workbook.OfAsync("Concerns", table),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "concerns.xlsx"
        );
}

/// <summary>A kind of file that the list is written as.</summary>
/// <param name="WithGroups">Whether vulnerable groups were asked for.</param>
internal sealed record ConcernsFile(
    string Extension,
    bool WithGroups,
    Func<IReadOnlyList<IReadOnlyList<string>>, Task<IResult>> Write
);
