using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Edict.Auditing;

/// <summary>Answers whoever asks for a page outside their role, and leaves a line of it.</summary>
public static class PageRefusals
{
    public static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> denied)
    {
        var context = denied.HttpContext;
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        // The route and not the address, which whoever asks can make up.
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        return context
            .RequestServices.GetRequiredService<Looks>()
            .RefusedRouteAsync($"{context.Request.Method} /{route.TrimStart('/')}");
    }
}
