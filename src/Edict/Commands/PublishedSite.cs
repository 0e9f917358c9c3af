using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
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
        // A start that fails is told by the command, in words.
        var progress = new StartProgress();
        builder.Services.AddSingleton(progress);
        builder.Logging.AddFilter(
            "Microsoft.Extensions.Hosting.Internal.Host",
            level => progress.HasStarted && level >= LogLevel.Warning
        );
        builder.Services.Configure<ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
        return builder;
    }

    /// <exception cref="IOException">At one of the addresses the program may not answer, or another does.</exception>
    public static async Task StartAsync(WebApplication site, CancellationToken cancelled)
    {
        try
        {
            await site.StartAsync(cancelled);
        }
        catch (Exception fault)
            when (fault is SocketException || fault.InnerException is AddressInUseException)
        {
            throw new IOException(
                $"{site.Configuration[WebHostDefaults.ServerUrlsKey]}: cannot be answered at: {fault.GetBaseException().Message}",
                fault
            );
        }

        site.Services.GetRequiredService<StartProgress>().HasStarted = true;
    }

    private sealed class StartProgress
    {
        public bool HasStarted { get; set; }
    }
}
