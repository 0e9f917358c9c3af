using Microsoft.Extensions.Logging.Console;

namespace Edict.Commands;

/// <summary>How the program finds its pages and files, wherever it is called from.</summary>
internal static class PublishedSite
{
    public static WebApplicationBuilder NewBuilder(params string[] urls)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = Environments.Production,
            }
        );
        // Whoever is trusted with where a request came from is said in the settings alone.
        builder.Configuration["ForwardedHeaders_Enabled"] = "false";
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(urls);
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Where the keys lie is looked at when the settings are read.
        builder.Logging.AddFilter(
            "Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager",
            LogLevel.Error
        );
        builder.Services.Configure<ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
        return builder;
    }
}
