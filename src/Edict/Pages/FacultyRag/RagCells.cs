using Edict.Judging;
using Edict.Overview;
using Edict.People;

namespace Edict.Pages.FacultyRag;

/// <summary>Some judgements as the browser sends them.</summary>
public sealed record RagBatch(IReadOnlyList<RagChange> Cells);

/// <summary>Where a CL's page saves itself as it is filled.</summary>
public static class RagCells
{
    /// <summary>A large faculty, every pupil judged.</summary>
    private const int MostRags = 2000;

    public static void MapRagCells(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/faculty-rag/{faculty:guid}/{policy:int}", SaveAsync)
            .AddEndpointFilter(TokenInHeader.RequireAsync);

    /// <param name="policy">The version whose comments the page showed for these pupils: a comment's place means nothing in another.</param>
    private static async Task<IResult> SaveAsync(
        Guid faculty,
        int policy,
        RagBatch batch,
        Reader reader,
        RagDesk desk,
        HttpContext context
    )
    {
        if (
            batch.Cells is not { Count: > 0 and <= MostRags }
            || batch.Cells.Any(cell => cell is not { Was: not null, Now: not null })
        )
        {
            return Results.BadRequest(new { Words = $"A batch has 1 to {MostRags} RAGs." });
        }

        var school = await reader.SchoolAsync();
        if (batch.Cells.Any(cell => VersionIn(school, cell) is { } other && other != policy))
        {
            return Results.Conflict(
                new { Words = "The school's policy has changed: open the page again." }
            );
        }

        return await desk.SaveAsync(SignedIn.Of(context.User), faculty, batch.Cells) is { } answer
            ? Results.Ok(answer)
            : Results.NotFound();
    }

    /// <returns>Null for a cycle that is not there.</returns>
    private static int? VersionIn(SchoolReading school, RagChange cell) =>
        school.CycleOf(cell.Cycle) is { } cycle ? school.PolicyOf(cycle).Version : null;
}
