using Edict.Browser.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(RunningSchool))]

// One window at a time: a window that opens takes the keys of another that is being typed in.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Edict.Browser.Tests;

/// <summary>
/// The demonstration school as it is served, on its fixed Tuesday, and one Chromium to look at it with. All tests of a
/// run share both; one that changes the school opens its windows on another.
/// </summary>
public sealed class RunningSchool : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private const string NoChromium =
        $"needs {Chromium}: install Debian's chromium (apt-get install chromium)";

    private ServedSchool? school;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        school = await ServedSchool.ServeAsync();
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
        if (school is not null)
        {
            await school.DisposeAsync();
        }
    }

    /// <summary>
    /// A window of its own, with one of the cast signed in, or nobody. Without Chromium the test is skipped; where the
    /// whole suite must run, it fails.
    /// </summary>
    /// <param name="elsewhere">The school to look at; the shared one where none is given.</param>
    /// <param name="at">The address of another site to look at.</param>
    public async Task<Window> OpenAsync(
        string? person,
        View? view = null,
        ServedSchool? elsewhere = null,
        string? at = null
    )
    {
        if (browser is null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(NoChromium);
        }

        Assert.SkipWhen(browser is null, NoChromium);
        var context = await browser!.NewContextAsync(
            (view ?? View.Desk).Options(at ?? (elsewhere ?? school)!.Address)
        );
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
}
