using Edict.People;
using Edict.Reports;

namespace Edict.Pages.Reports;

/// <summary>Where the grid of a class saves itself as it is filled.</summary>
public static class SheetCells
{
    /// <summary>A large class, with every cell changed, several times over.</summary>
    private const int MostCells = 1000;

    public static void MapSheetCells(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/reports/{cycle:guid}/{id:guid}/cells", SaveAsync)
            .AddEndpointFilter(TokenInHeader.RequireAsync);

    private static async Task<IResult> SaveAsync(
        Guid cycle,
        Guid id,
        CellBatch batch,
        SheetDesk desk,
        HttpContext context
    )
    {
        if (
            batch.Cells is not { Count: > 0 and <= MostCells }
            || !Enum.IsDefined(batch.Entered)
            || batch.Cells.Any(cell => cell is null || !Enum.IsDefined(cell.Column))
        )
        {
            return Results.BadRequest(
                new { Words = $"A batch has 1 to {MostCells} cells of this class." }
            );
        }

        try
        {
            var person = SignedIn.Of(context.User);
            return await desk.SaveAsync(person, cycle, id, batch) is { } answer
                ? Results.Ok(answer)
                : Results.NotFound();
        }
        catch (CycleClosedException closed)
        {
            return Results.Conflict(new { Words = closed.Message });
        }
    }
}
