using Edict.Browser.Tests;
using Edict.Demonstration;
using Edict.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(RunningSchool))]

namespace Edict.Browser.Tests;

/// <summary>
/// The demonstration school as it is served, on its fixed Tuesday, and one Chromium to look at it with. All tests of a
/// run share both; none changes the school.
/// </summary>
public sealed class RunningSchool : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private const string NoChromium =
        $"needs {Chromium}: install Debian's chromium (apt-get install chromium)";

    private TestDatabase? data;
    private WebApplication? site;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        data = await TestDatabase.OfTheSchoolAsync();
        site = await ServeAsync(data);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Chromium,
                // Root, who runs the tests in a container, can have no sandbox.
                ChromiumSandbox = Environment.UserName != "root",
                Args =
                [
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (site is not null)
        {
            await site.DisposeAsync();
        }

        if (data is not null)
        {
            await data.DisposeAsync();
        }
    }

    /// <summary>
    /// A window of its own, with one of the cast signed in, or nobody. Without Chromium the test is skipped; where the
    /// whole suite must run, it fails.
    /// </summary>
    public async Task<Window> OpenAsync(string? person, View? view = null)
    {
        if (browser is null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(NoChromium);
        }

        Assert.SkipWhen(browser is null, NoChromium);
        var context = await browser!.NewContextAsync((view ?? View.Desk).Options(Address));
        if (person is not null)
        {
            var answer = await context.APIRequest.GetAsync(
                $"/demo/as/{person}",
                new() { MaxRedirects = 0 }
            );
            Assert.Equal(302, answer.Status);
        }

        return new(context, await context.NewPageAsync());
    }

    private string Address =>
        site!
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();

    private static async Task<WebApplication> ServeAsync(TestDatabase data)
    {
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
            new(data.Place, IsDemonstration: true),
            new FakeTimeProvider(new(DemonstrationSchool.Now, TimeSpan.Zero))
        );
        await site.StartAsync();
        return site;
    }
}
