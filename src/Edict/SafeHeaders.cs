namespace Edict;

/// <summary>What every answer tells the browser: own scripts and styles alone, no frames, and nothing of a child's page kept on a shared machine.</summary>
public sealed class SafeHeaders(RequestDelegate next)
{
    private const string OwnContentOnly =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        // At the last moment: a fault on the way would wipe what was set before.
        context.Response.OnStarting(() =>
        {
            headers.ContentSecurityPolicy = OwnContentOnly;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            if (context.User.Identity?.IsAuthenticated == true && !headers.ContainsKey("ETag"))
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }
}
