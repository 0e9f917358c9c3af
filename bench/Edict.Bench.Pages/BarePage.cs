using System.Text;
using System.Text.Json;
using Edict.Data;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Edict.Bench.Pages;

/// <summary>Where the three queries of the bare page ask: a folder, or a connection behind it.</summary>
internal sealed record BareDatabase(string[] Arguments)
{
    public DataPlace Place => new(Arguments[0], Arguments.ElementAtOrDefault(1));

    /// <summary>Where the keys of a real school lie: not among its data.</summary>
    public string Keys => $"{Path.GetFullPath(Arguments[0])}-keys";

    /// <summary>How a real school in it is served.</summary>
    public string[] Served
    {
        get
        {
            var settings = Path.Combine(Arguments[0], "edict.json");
            File.WriteAllText(
                settings,
                JsonSerializer.Serialize(new { keys = new { folder = Keys } })
            );
            return ["serve", "--settings", settings, .. Demonstration[1..]];
        }
    }

    /// <summary>How the demonstration in it is served.</summary>
    public string[] Demonstration =>
        [
            "demo",
            "--data",
            Arguments[0],
            "--urls",
            "http://127.0.0.1:0",
            .. Arguments is [_, var connection] ? new[] { "--database", connection } : [],
        ];
}

/// <summary>The rows of a list as the bare page holds them in memory.</summary>
internal sealed record BareRows(IReadOnlyList<string> Header, IReadOnlyList<string[]> Rows);

/// <summary>What a page is held against: a Razor Page of the same rows from memory, and three queries for one row each.</summary>
internal static class BarePage
{
    /// <summary>In bytes: that of the text by which <c>numbers.md</c> says how fast the machine of its figures was.</summary>
    private const int TextSize = 150_000;

    public static async Task<int> ServeAsync(string rows, BareDatabase database)
    {
        var builder = NewBuilder();
        var table = JsonSerializer.Deserialize<string[][]>(await File.ReadAllTextAsync(rows))!;
        builder.Services.AddSingleton(new BareRows(table[0], table[1..]));
        database.Place.AddTo(builder.Services);
        AddPages(builder);
        var text = Encoding.ASCII.GetBytes(new string('x', TextSize));
        return await ServeAsync(builder, site => site.MapGet("/text", () => Results.Bytes(text)));
    }

    /// <summary>An empty Razor Pages program, for the start to the first page.</summary>
    public static Task<int> ServeNothingAsync()
    {
        var builder = NewBuilder();
        AddPages(builder);
        return ServeAsync(builder, _ => { });
    }

    /// <summary>The bench's own pages, without those of Edict, whose model it uses.</summary>
    private static void AddPages(WebApplicationBuilder builder) =>
        builder
            .Services.AddRazorPages()
            .ConfigureApplicationPartManager(parts =>
            {
                foreach (
                    var part in parts.ApplicationParts.Where(part => part.Name == "edict").ToList()
                )
                {
                    parts.ApplicationParts.Remove(part);
                }
            });

    private static WebApplicationBuilder NewBuilder()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = Environments.Production,
            }
        );
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder;
    }

    private static async Task<int> ServeAsync(
        WebApplicationBuilder builder,
        Action<WebApplication> map
    )
    {
        await using var site = builder.Build();
        site.MapRazorPages();
        map(site);
        await site.StartAsync();
        var address = site
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        Console.WriteLine($"answers at {address}/");
        await site.WaitForShutdownAsync();
        return 0;
    }
}
