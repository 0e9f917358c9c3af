using System.Net;
using Edict.Settings;

namespace Edict.Tests.SigningIn;

/// <summary>What a session is, how it ends, and from where it may come; docs/security.md names these tests.</summary>
public sealed class SessionTests
{
    private const string Name = "edict.school.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_ends_after_half_an_hour_without_a_page_and_after_twelve_hours_however_busy()
    {
        await using var site = await StartedAsync(new());
        var idle = await site.AsAsync("head");
        var busy = await site.AsAsync("office");
        for (var quarter = 1; quarter < 12 * 4; quarter++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(15));
            Assert.Equal(HttpStatusCode.OK, await busy.StatusAsync("/imports"));
            if (quarter == 1)
            {
                Assert.Equal(HttpStatusCode.OK, await idle.StatusAsync("/overview"));
            }
        }

        site.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(HttpStatusCode.Redirect, await idle.StatusAsync("/overview"));
        Assert.Equal(HttpStatusCode.Redirect, await busy.StatusAsync("/imports"));
    }

    [Fact]
    public async Task A_form_that_came_too_late_leads_back_to_its_page()
    {
        await using var site = await StartedAsync(new());
        var browser = await site.AsAsync("office");
        site.Clock.Advance(TimeSpan.FromHours(1));
        browser.From = "http://localhost/imports?kind=pupils";

        var late = await browser.PostAsync("/imports?handler=Apply");
        browser.From = "http://evil.example/imports";
        var elsewhere = await browser.PostAsync("/imports");

        Assert.Equal(
            "/sign-in?returnUrl=%2Fimports%3Fkind%3Dpupils",
            late.Headers.Location!.ToString()
        );
        Assert.Equal("/sign-in?returnUrl=%2F", elsewhere.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Signing_out_needs_the_form_of_the_page_and_ends_the_session_of_every_tab()
    {
        await using var site = await StartedAsync(new());
        var browser = await site.AsAsync("head");
        var form = (await browser.PageAsync("/overview")).QuerySelector(".masthead-out")!;

        var forged = await browser.PostAsync("/sign-out");
        var still = await browser.StatusAsync("/overview");
        var signedOut = await browser.SubmitAsync(form);

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.OK, still);
        Assert.Equal("/sign-in", signedOut.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/overview"));
    }

    [Fact]
    public async Task By_HTTPS_cookies_are_of_this_host_alone_and_browsers_remember_to_come_by_it()
    {
        await using var site = await StartedAsync(new() { Listen = Https() });
        var email = await site.GiveAccountAsync("head");
        var browser = site.Browser($"https://{Name}");

        var page = await browser.GetAsync("/sign-in");
        var tried = await DoorSite.TryAsync(browser, email, DoorSite.Password);
        var entered = await browser.GetAsync(tried.Headers.Location!.ToString());

        string[] cookies =
        [
            .. new[] { page, tried, entered }
                .SelectMany(answer => answer.Headers.GetValues("Set-Cookie"))
                .Select(cookie => cookie.ToLowerInvariant()),
        ];
        Assert.Equal(
            ["__host-edict", "__host-edict-entering", "__host-edict-form", "__host-edict-message"],
            cookies.Select(cookie => cookie.Split('=')[0]).Distinct().Order()
        );
        Assert.All(
            cookies,
            cookie => Assert.Contains("; secure", cookie, StringComparison.Ordinal)
        );
        Assert.All(
            cookies.Where(cookie => !cookie.Contains("expires", StringComparison.Ordinal)),
            cookie =>
            {
                Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
                Assert.Matches("; samesite=(lax|strict)", cookie);
                Assert.DoesNotContain("domain", cookie, StringComparison.Ordinal);
            }
        );
        Assert.Equal(
            "max-age=31536000",
            page.Headers.GetValues("Strict-Transport-Security").Single()
        );
    }

    [Fact]
    public async Task Another_host_name_is_not_answered()
    {
        await using var site = await StartedAsync(new() { Listen = Https() });

        var other = await site.Browser("https://evil.example").GetAsync("/sign-in");
        var own = await site.Browser($"https://{Name}").GetAsync("/sign-in");

        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Theory]
    [InlineData("10.0.0.2", true)]
    [InlineData("10.0.0.3", false)]
    public async Task Only_a_listed_proxy_says_that_a_request_came_by_HTTPS(
        string from,
        bool believed
    )
    {
        var listen = new ListenSettings(
            ["http://0.0.0.0:80"],
            null,
            [Name],
            [IPAddress.Parse("10.0.0.2")]
        );
        await using var site = await StartedAsync(new() { Listen = listen });

        var answer = await site.SendAsync(context =>
        {
            context.Request.Path = "/accessibility";
            context.Request.Host = new(Name);
            context.Request.Headers["X-Forwarded-Proto"] = "https";
            context.Request.Headers["X-Forwarded-For"] = "192.0.2.7";
            context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        });

        Assert.Equal(
            (200, believed, believed ? "192.0.2.7" : from),
            (
                answer.Response.StatusCode,
                answer.Response.Headers.StrictTransportSecurity.Count > 0,
                answer.Connection.RemoteIpAddress!.ToString()
            )
        );
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_or_for_one_account_wait()
    {
        await using var few = await StartedAsync(new() { AttemptsPerMinute = 2 });
        await using var many = await StartedAsync(new() { AttemptsPerAccount = 10 });

        var fromOne = await TriesAsync(few, 3, number => $"nobody-{number}@harlaw.example");
        var forOne = await TriesAsync(many, 11, _ => "nobody@harlaw.example");

        foreach (var answers in new[] { fromOne, forOne })
        {
            Assert.All(
                answers.SkipLast(1),
                each => Assert.Equal(HttpStatusCode.BadRequest, each.StatusCode)
            );
            var last = answers[^1];
            Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
            Assert.InRange(last.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 300);
            Assert.Contains(
                "Too many tries. Wait",
                await last.Content.ReadAsStringAsync(Cancel),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Too_many_files_at_once_wait_and_pages_do_not()
    {
        await using var site = await StartedAsync(new() { ExportsPerMinute = 2 });
        var head = await site.AsAsync("head");
        var other = await site.AsAsync("sfll");
        await head.GetAsync("/concerns.csv");
        await head.GetAsync("/vulnerable-groups.xlsx");

        var third = await head.GetAsync("/concerns.xlsx");

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains(
            "Too many at once",
            await third.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, await head.StatusAsync("/concerns"));
        Assert.Equal(HttpStatusCode.OK, await other.StatusAsync("/concerns.csv"));
    }

    private static ListenSettings Https() => new(["https://0.0.0.0:443"], null, [Name], []);

    private static async Task<DoorSite> StartedAsync(DoorSite site)
    {
        await site.InitializeAsync();
        return site;
    }

    private static async Task<List<HttpResponseMessage>> TriesAsync(
        DoorSite site,
        int times,
        Func<int, string> email
    )
    {
        var browser = site.Browser();
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < times; i++)
        {
            answers.Add(await DoorSite.TryAsync(browser, email(i), "no such password"));
        }

        return answers;
    }
}
