var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages();
var app = builder.Build();
app.Use(
    (context, next) =>
    {
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        return next(context);
    }
);
app.MapStaticAssets();
app.MapRazorPages().WithStaticAssets();
app.Run();
