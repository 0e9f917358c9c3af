using Edict.Auditing;
using Edict.Exporting;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.Concerns;

/// <summary>The list of concerns as a file, behind the same address and with the same sight.</summary>
public static class ConcernsExports
{
    private const string Name = "Concerns";

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
        foreach (var file in TableFile.Each)
        {
            routes.MapGet(
                $"/concerns{file.Extension}",
                (Reader reader, Looks looks, [AsParameters] ConcernFilter filter, bool? groups) =>
                    ExportAsync(reader, looks, filter, file, groups == true)
            );
        }
    }

    private static async Task<IResult> ExportAsync(
        Reader reader,
        Looks looks,
        ConcernFilter filter,
        TableFile file,
        bool withGroups
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
        await looks.ExportAsync(withGroups ? $"{about}, with groups" : about);
        var table = withGroups
            ? TableWithGroups(rows, ConcernLines.Of(seen, rags, highlighted, gathered.School))
            : Table(rows);
        return Results.File(await file.BytesAsync(table), file.ContentType, file.NameOf(table));
    }

    private static ExportedTable Table(IEnumerable<PupilRow> rows) =>
        new(Name, Columns, [.. rows.Select(Cells)]);

    /// <summary>
    /// The same with vulnerable groups, which are left out unless they are asked for; and with them the RAGs, since who is judged
    /// with nothing tracked is in a group.
    /// </summary>
    private static ExportedTable TableWithGroups(IEnumerable<PupilRow> rows, ConcernLines lines) =>
        new(
            Name,
            [.. Columns, "RAGs", "Vulnerable Groups"],
            [
                .. rows.Select(row =>
                    (ExportedCell[])[.. Cells(row), lines[row].Rags.Words, Groups(row)]
                ),
            ]
        );

    private static ExportedCell[] Cells(PupilRow row) =>
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
}
