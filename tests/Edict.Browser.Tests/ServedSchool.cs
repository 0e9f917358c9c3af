using Edict.Demonstration;
using Edict.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Edict.Browser.Tests;

/// <summary>The demonstration school in a database of its own, served at a port of its own, on its fixed Tuesday.</summary>
public sealed class ServedSchool : IAsyncDisposable
{
    private readonly WebApplication site;

    private ServedSchool(TestDatabase data, WebApplication site, FakeTimeProvider clock) =>
        (Data, this.site, Clock) = (data, site, clock);

    public TestDatabase Data { get; }

    public FakeTimeProvider Clock { get; }

    public string Address =>
        site
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();

    public static async Task<ServedSchool> ServeAsync()
    {
        var data = await TestDatabase.OfTheSchoolAsync();
        var clock = new FakeTimeProvider(new(DemonstrationSchool.Now, TimeSpan.Zero));
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = "edict",
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = "Production",
            }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = WebSite.Build(
            builder,
            new(data.Place, IsDemonstration: true, Mail: DemonstrationMail.Of(data.Place)),
            clock
        );
        await site.StartAsync();
        return new(data, site, clock);
    }

    public async ValueTask DisposeAsync()
    {
        // Its workers end first: they write beside the database.
        await site.StopAsync();
        await site.DisposeAsync();
        await Data.DisposeAsync();
    }
}
