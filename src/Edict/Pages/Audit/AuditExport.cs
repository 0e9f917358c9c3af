using Edict.Auditing;
using Edict.Data;
using Edict.Exporting;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Audit;

/// <summary>The lines of the audit log as a file, behind the same address and with the same sight.</summary>
public static class AuditExport
{
    /// <summary>What a spreadsheet still opens; older lines are had by their days.</summary>
    private const int MostLines = 100_000;

    private static readonly string[] Columns =
    [
        "Line",
        "At (UTC)",
        "Who",
        "Who (id)",
        "What",
        "About",
        "Pupil",
        "Pupil (id)",
    ];

    public static void MapAuditExport(this IEndpointRouteBuilder routes)
    {
        foreach (var file in TableFile.Each)
        {
            routes.MapGet($"/audit{file.Extension}", ExportAsync).WithMetadata(file);
        }
    }

    private static async Task<IResult> ExportAsync(
        HttpContext context,
        Reader reader,
        EdictDb db,
        Looks looks,
        AuditWriter audit,
        TableFiles files,
        [AsParameters] AuditFilter filter
    )
    {
        if (await reader.GatherAsync() is not { Sight.IsLeadership: true } gathered)
        {
            return Results.Forbid();
        }

        var schoolId = SignedIn.Of(context.User).SchoolId;
        var names = await AuditNames.OfAsync(db, schoolId, gathered);
        if (filter.Pupil is { } pupil && names.IsKeptFrom(pupil))
        {
            return Results.NotFound();
        }

        await looks.ExportAsync($"audit log{files.Asked!.Extension}{filter.About}");
        await audit.FlushAsync();
        var lines = await filter.Of(db, schoolId, names).Take(MostLines).ToListAsync();
        return await files.OfAsync(
            new("Audit", Columns, [.. lines.Select(line => Cells(line, names))])
            {
                Chosen = filter.About,
            }
        );
    }

    private static ExportedCell[] Cells(AuditLine line, AuditNames names) =>
        [
            line.Number,
            line.Line.At.ToString("yyyy-MM-dd HH:mm:ss"),
            names.Person(line.Line.StaffId),
            line.Line.StaffId?.ToString() ?? "",
            line.Line.What,
            line.Line.About,
            names.Pupil(names.PupilOf(line.Line))?.FullName ?? "",
            names.PupilOf(line.Line)?.ToString() ?? "",
        ];
}
