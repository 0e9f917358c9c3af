using System.Net;
using AngleSharp.Dom;
using Edict.Auditing;
using Edict.Data;
using Edict.Demonstration;
using Edict.People;
using Edict.Settings;
using Edict.SigningIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Edict.Tests.SigningIn;

/// <summary>The invented school served as a real one is: everybody signs in as themselves.</summary>
public sealed class DoorSite : IAsyncLifetime
{
    public const string Password = "a kettle on the moor";

    private readonly string keys = Directory.CreateTempSubdirectory("edict-keys-").FullName;
    private WebApplication? site;

    public TestDatabase Data { get; private set; } = null!;

    public FakeTimeProvider Clock { get; init; } = new(new(DemonstrationSchool.Now, TimeSpan.Zero));

    /// <summary>Whether the database holds no school yet.</summary>
    public bool IsEmpty { get; init; }

    public OpenIdSettings? OpenId { get; init; }

    public int AttemptsPerMinute { get; init; } = 1000;

    public int AttemptsPerAccount { get; init; } = 1000;

    public int ExportsPerMinute { get; init; } = 1000;

    /// <summary>Where the program is reached; by default by this machine alone, without HTTPS.</summary>
    public ListenSettings Listen { get; init; } =
        new(["http://127.0.0.1:5080"], null, ["localhost"], []);

    /// <summary>Whether letters leave, as files into a folder.</summary>
    public bool HasMail { get; init; }

    public IServiceProvider Services => site!.Services;

    public async ValueTask InitializeAsync()
    {
        Data = IsEmpty ? await TestDatabase.EmptyAsync() : await TestDatabase.OfTheSchoolAsync();
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = "Production", ApplicationName = "edict" }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        var settings = new ServeSettings(
            Data.Place,
            null,
            Listen,
            new(keys, null),
            new(IdleMinutes: 30, AttemptsPerMinute, AttemptsPerAccount, ExportsPerMinute, OpenId),
            HasMail ? DemonstrationMail.Of(Data.Place) : null,
            AuditFiles.In(keys)
        );
        site = WebSite.Build(
            builder,
            new(Data.Place, false, null, settings.Mail, settings.Audit, settings),
            Clock
        );
        await site.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        // Its workers end first: they write beside the database.
        await site!.StopAsync();
        await site.DisposeAsync();
        await Data.DisposeAsync();
        Directory.Delete(keys, recursive: true);
    }

    public Browser Browser(string origin = "http://localhost") =>
        new(site!.GetTestServer().CreateHandler(), origin);

    /// <summary>A request that no browser would make.</summary>
    public Task<HttpContext> SendAsync(Action<HttpContext> request) =>
        site!.GetTestServer().SendAsync(request);

    /// <summary>Makes an account with <see cref="Password"/>.</summary>
    /// <returns>The address to sign in with.</returns>
    public async Task<string> GiveAccountAsync(string key)
    {
        await using var scope = Services.CreateAsyncScope();
        var person = await PersonAsync(key);
        var made = await scope
            .ServiceProvider.GetRequiredService<UserManager<Account>>()
            .CreateAsync(new() { SchoolId = person.SchoolId, StaffId = person.Id }, Password);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(row => row.Description)));
        return person.Email;
    }

    public async Task<Staff> PersonAsync(string key)
    {
        await using var db = await Data.Place.OpenAsync();
        return await db.Staff.SingleAsync(row => row.Email.StartsWith(key + "@"));
    }

    /// <summary>A browser in which somebody has signed in by password.</summary>
    public async Task<Browser> AsAsync(string key, string origin = "http://localhost")
    {
        var email = await GiveAccountAsync(key);
        var browser = Browser(origin);
        Assert.Equal("/", await InAsync(browser, await TryAsync(browser, email, Password)));
        return browser;
    }

    /// <summary>Fills the sign-in form in.</summary>
    public static async Task<HttpResponseMessage> TryAsync(
        Browser browser,
        string email,
        string password,
        string page = "/sign-in"
    ) =>
        await browser.SubmitAsync(
            await FormAsync(browser, page),
            ("Form.Email", email),
            ("Form.Password", password)
        );

    /// <summary>Goes on from the proof of who one is.</summary>
    /// <returns>Where one is sent in the end.</returns>
    public static async Task<string> InAsync(Browser browser, HttpResponseMessage proven)
    {
        Assert.Equal(HttpStatusCode.Redirect, proven.StatusCode);
        var entered = await browser.GetAsync(proven.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        return entered.Headers.Location!.ToString();
    }

    /// <summary>The path to which an answer leads, without its query.</summary>
    public static string LedTo(HttpResponseMessage answer) =>
        answer.Headers.Location!.ToString().Split('?')[0];

    /// <summary>The form of a page that asks for a password.</summary>
    public static async Task<IElement> FormAsync(Browser browser, string page) =>
        (await browser.PageAsync(page)).QuerySelector("main form:has(input[type=password])")!;

    /// <summary>What the audit log holds of signing in, the oldest first.</summary>
    public async Task<List<AuditEntry>> LogAsync()
    {
        await using var db = await Data.Place.OpenAsync();
        string[] acts = ["sign-in", "refusal", "account"];
        return await db
            .Audit.Where(entry => acts.Contains(entry.What))
            .OrderBy(entry => entry.Id)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends every role that somebody holds, as of yesterday.</summary>
    public async Task EndRolesAsync(string key)
    {
        var person = await PersonAsync(key);
        await using var db = await Data.Place.OpenAsync();
        var roles = await db
            .Roles.AsTracking()
            .Where(row => row.SchoolId == person.SchoolId && row.StaffId == person.Id)
            .ToListAsync();
        roles.ForEach(role =>
            role.To = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).AddDays(-1)
        );
        await db.SaveChangesAsync();
    }
}
