using Edict.Auditing;
using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Watching;

/// <summary>What a machine that watches over Edict asks: one word, for anybody, since it tells nothing of the school.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        routes.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
    }

    /// <summary>Whether a page could be shown: the database answers, and the audit log takes lines.</summary>
    private static async Task<IResult> ReadyAsync(EdictDb db, AuditWriter audit)
    {
        try
        {
            await db.Schools.AnyAsync();
        }
        catch (Exception fault) when (DatabaseFault.InWords(fault) is not null)
        {
            return NotReady();
        }

        return audit.HasRoom ? Results.Text("ready") : NotReady();
    }

    private static IResult NotReady() =>
        Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
}
