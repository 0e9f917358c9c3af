using Deque.AxeCore.Playwright;
using Edict.Auditing;
using Edict.Data;
using Edict.Demonstration;
using Edict.Settings;
using Edict.SigningIn;
using Edict.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace Edict.Browser.Tests;

/// <summary>How a person signs in and out at a school that is served for real.</summary>
public sealed class DoorTests(RunningSchool school) : IAsyncLifetime
{
    private const string Password = "a kettle on the moor";
    private const string Teacher = "teacher-english-1";
    private const int IdleMinutes = 10;

    private readonly FakeTimeProvider clock = new(new(DemonstrationSchool.Now, TimeSpan.Zero));
    private readonly string keys = Directory.CreateTempSubdirectory("edict-keys-").FullName;
    private TestDatabase data = null!;
    private WebApplication site = null!;
    private string address = "";

    public async ValueTask InitializeAsync()
    {
        data = await TestDatabase.OfTheSchoolAsync();
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
        var settings = new ServeSettings(
            data.Place,
            null,
            new(["http://127.0.0.1:0"], null, ["localhost"], []),
            new(keys, null),
            new(IdleMinutes, 1000, 1000, 1000, null),
            null,
            AuditFiles.In(keys)
        );
        site = WebSite.Build(
            builder,
            new(data.Place, IsDemonstration: false, Serve: settings),
            clock
        );
        await site.StartAsync();
        // A passkey is of a name, never of a number.
        address = site.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        foreach (var key in new[] { StaffKeys.Head, StaffKeys.Office })
        {
            await GiveAccountAsync(key);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Its workers end first: they write beside the database.
        await site.StopAsync();
        await site.DisposeAsync();
        await data.DisposeAsync();
        Directory.Delete(keys, recursive: true);
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_on_the_pages_of_signing_in_and_none_scrolls_sideways(
        int width,
        ColorScheme scheme
    )
    {
        await using var window = await school.OpenAsync(null, new(width, scheme), at: address);
        site.Services.GetRequiredService<FirstRunCode>().Make();
        foreach (var page in new[] { "/sign-in", "/first-run", "/invitation/none" })
        {
            await LookAsync(window, page);
        }

        await SignInAsync(window, StaffKeys.Office);

        foreach (
            var page in new[]
            {
                await InviteAsync(),
                "/account",
                "/account/codes",
                "/account/passkeys",
                "/sign-out",
            }
        )
        {
            await LookAsync(window, page);
        }
    }

    [Fact]
    public async Task A_passkey_of_the_device_takes_the_place_of_the_password()
    {
        await using var window = await school.OpenAsync(null, at: address);
        await WithDeviceAsync(window.Page);
        await SignInAsync(window, StaffKeys.Head);
        await window.Page.GotoAsync("/account/passkeys");
        await window.Page.GetByLabel("Name, such as").FillAsync("School laptop");
        await window.PressAsync("Add a passkey");
        await window.Page.GetByText("The passkey is added").WaitForAsync();
        await window.PressAsync("Sign out");
        await window.HeadedAsync("Sign in");

        await window.PressAsync("Sign in with a passkey");

        await window.HeadedAsync("My work");
        await using var db = await data.Place.OpenAsync();
        Assert.Equal(
            "by passkey",
            await db
                .Audit.Where(entry => entry.What == "sign-in")
                .OrderByDescending(entry => entry.Id)
                .Select(entry => entry.About)
                .FirstAsync(TestContext.Current.CancellationToken)
        );
        await window.Page.GotoAsync("/account/passkeys");
        await window.PressAsync("Remove School laptop");
        await window.Page.GetByText("The passkey is removed").WaitForAsync();
        await window.PressAsync("Sign out");
        await window.HeadedAsync("Sign in");
        await window.PressAsync("Sign in with a passkey");
        await window.Page.GetByText("You are not signed in yet").WaitForAsync();
    }

    [Fact]
    public async Task What_was_typed_is_back_after_the_session_ended_and_for_its_person_alone()
    {
        const string Source = "SEEMiS, as Mrs Park sends it";
        await using var window = await school.OpenAsync(null, at: address);
        var page = window.Page;
        await page.Clock.InstallAsync();
        await SignInAsync(window, StaffKeys.Office);
        await page.GotoAsync("/imports");
        await page.GetByLabel("Where it comes from").FillAsync(Source);
        Assert.False(await page.Locator("#session-ends").IsVisibleAsync());

        await page.Clock.FastForwardAsync((IdleMinutes - 1) * 60_000);
        await page.Locator("#session-ends").WaitForAsync();
        clock.Advance(TimeSpan.FromMinutes(IdleMinutes + 1));
        await window.PressAsync("Upload and see the plan");
        await window.HeadedAsync("Sign in");
        await SignInHereAsync(window, StaffKeys.Office);

        await window.HeadedAsync("Imports");
        await page.GetByText("is here again").WaitForAsync();
        Assert.Equal(Source, await page.GetByLabel("Where it comes from").InputValueAsync());
        clock.Advance(TimeSpan.FromMinutes(IdleMinutes + 1));
        await page.GotoAsync("/imports");
        await SignInHereAsync(window, StaffKeys.Head);
        await page.WaitForFunctionAsync(
            "() => document.body.dataset.person && !JSON.stringify({ ...sessionStorage }).includes('SEEMiS')"
        );
    }

    [Fact]
    public async Task Whoever_signs_out_while_marks_wait_is_warned_and_loses_them_only_by_saying_so()
    {
        await GiveAccountAsync(Teacher);
        await using var window = await school.OpenAsync(null, at: address);
        var page = window.Page;
        await SignInAsync(window, Teacher);
        await page.GotoAsync("/reports");
        await page.Locator(".classes a").First.ClickAsync();
        // The page's script goes to the first blank when it is ready to save.
        await page.Locator(".cell:focus").WaitForAsync();
        // The school takes no mark, and everything else.
        await page.RouteAsync("**/cells", route => route.AbortAsync());
        await page.Keyboard.PressAsync("3");
        await page.GetByText("1 mark waits on this machine").WaitForAsync();

        await window.PressAsync("Sign out");
        await page.GetByText("One change is not saved yet").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        var waits = await WaitingAsync(page);
        await window.PressAsync("Sign out");
        await window.PressAsync("Sign out and lose them");
        await window.HeadedAsync("Sign in");

        Assert.Equal(1, waits);
        Assert.Equal(0, await WaitingAsync(page));
    }

    /// <summary>How many batches this browser keeps.</summary>
    private static Task<int> WaitingAsync(IPage page) =>
        page.EvaluateAsync<int>(
            """
            () => new Promise((resolve, reject) => {
              const request = indexedDB.open("edict", 1);
              request.onerror = () => reject(request.error);
              request.onsuccess = () => {
                const count = request.result.transaction("batches").objectStore("batches").count();
                count.onsuccess = () => resolve(count.result);
              };
            })
            """
        );

    /// <summary>The page by which the office invites the head.</summary>
    private async Task<string> InviteAsync()
    {
        await using var db = await data.Place.OpenAsync();
        var head = await db.Staff.SingleAsync(
            row => row.Email == $"{StaffKeys.Head}@harlaw.example",
            TestContext.Current.CancellationToken
        );
        return $"/school/people/{head.Id}/invite";
    }

    private static async Task SignInAsync(Window window, string key)
    {
        await window.Page.GotoAsync("/sign-in");
        await SignInHereAsync(window, key);
        await window.Page.Locator(".masthead-out").WaitForAsync();
    }

    private static async Task SignInHereAsync(Window window, string key)
    {
        await window.Page.GetByLabel("E-mail address").FillAsync($"{key}@harlaw.example");
        await window.Page.GetByLabel("Password").FillAsync(Password);
        await window
            .Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true })
            .ClickAsync();
    }

    private static async Task LookAsync(Window window, string path)
    {
        await window.Page.GotoAsync(path);
        var found = await window.Page.RunAxe();
        Assert.Empty(
            found.Violations.Select(fault => $"{path}: {fault.Id}: {fault.Nodes[0].Html}")
        );
        Assert.True(
            await window.Page.EvaluateAsync<bool>(
                "() => document.documentElement.scrollWidth <= innerWidth"
            ),
            path
        );
    }

    /// <summary>Gives the browser a device that keeps passkeys and knows its owner.</summary>
    private static async Task WithDeviceAsync(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                },
            }
        );
    }

    private async Task GiveAccountAsync(string key)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdictDb>();
        var person = await db.Staff.SingleAsync(row => row.Email.StartsWith(key + "@"));
        await scope
            .ServiceProvider.GetRequiredService<UserManager<Account>>()
            .CreateAsync(new() { SchoolId = person.SchoolId, StaffId = person.Id }, Password);
    }
}
