using Edict.Exporting;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.Cycles;

/// <summary>Which reports are taken away, as the address says it.</summary>
public sealed record ReportsAsked
{
    /// <summary>The cycle's.</summary>
    public Guid Id { get; set; }

    /// <summary>Those of one stage; all where it is left out, or empty.</summary>
    public string? Stage { get; set; }

    /// <summary>In whose columns, as the office calls it; in the latest where it is left out.</summary>
    public string? Source { get; set; }
}

/// <summary>The reports of a cycle as a file for the school's other programs, behind the address of its page.</summary>
public static class ReportsExport
{
    public static void MapReportsExport(this IEndpointRouteBuilder routes)
    {
        foreach (var kind in TableFile.Each)
        {
            routes.MapGet(
                $"/cycles/{{id:guid}}/reports{kind.Extension}",
                (Reader reader, ReportsDesk desk, [AsParameters] ReportsAsked asked) =>
                    ExportAsync(reader, desk, asked, kind)
            );
        }
    }

    private static async Task<IResult> ExportAsync(
        Reader reader,
        ReportsDesk desk,
        ReportsAsked asked,
        TableFile kind
    )
    {
        if ((await reader.SightAsync()).HeadsStages == StageSet.None)
        {
            return Results.Forbid();
        }

        var stage = Stages.Read(asked.Stage);
        var isNoStage = stage == Stage.None && !string.IsNullOrEmpty(asked.Stage);
        var file = isNoStage
            ? null
            : (await desk.OfAsync(asked.Id, stage)).FirstOrDefault(file =>
                asked.Source is null || file.Source.IsCalled(asked.Source)
            );
        if (file is null)
        {
            return Results.NotFound();
        }

        var name = await desk.TakeAsync(file, kind.Extension);
        return Results.File(await kind.BytesAsync(file.Table), kind.ContentType, name);
    }
}
