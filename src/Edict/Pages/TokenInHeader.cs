using Microsoft.AspNetCore.Antiforgery;

namespace Edict.Pages;

/// <summary>The platform checks the token of forms alone; what comes as JSON carries it in a header.</summary>
internal static class TokenInHeader
{
    public static async ValueTask<object?> RequireAsync(
        EndpointFilterInvocationContext call,
        EndpointFilterDelegate next
    ) =>
        await call
            .HttpContext.RequestServices.GetRequiredService<IAntiforgery>()
            .IsRequestValidAsync(call.HttpContext)
            ? await next(call)
            : Results.BadRequest(new { Words = "The page is out of date." });
}
