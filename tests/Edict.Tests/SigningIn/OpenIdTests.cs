using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Edict.Data;
using Edict.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace Edict.Tests.SigningIn;

/// <summary>Signing in by a provider, through a real one; docs/security.md names these tests.</summary>
public sealed class OpenIdTests : IAsyncLifetime
{
    private const string Tenant = "6f1c9d2e-0000-4000-8000-3b5e7a9c1d2f";

    private readonly TestProvider provider = new();
    private readonly HttpClientHandler wire = new() { AllowAutoRedirect = false };
    private DoorSite site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await provider.InitializeAsync();
        site = await SiteAsync(null);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await provider.DisposeAsync();
        wire.Dispose();
    }

    [Fact]
    public async Task A_member_of_staff_is_let_in_by_address_and_from_then_on_by_the_providers_id()
    {
        provider.Person = Someone("head");
        var first = site.Browser();
        var arrived = await ThroughAsync(first);

        var person = await site.PersonAsync("head");
        provider.Person = Someone("somebody-else-now");
        var second = await ThroughAsync(site.Browser());

        Assert.Equal("/", arrived);
        Assert.Equal("/", second);
        Assert.Equal(HttpStatusCode.OK, await first.StatusAsync("/overview"));
        Assert.All(
            await site.LogAsync(),
            entry =>
                Assert.Equal(
                    ("sign-in", person.Id, "by Test provider"),
                    (entry.What, entry.StaffId!.Value, entry.About)
                )
        );
    }

    [Theory]
    [InlineData("email_verified", "false")]
    [InlineData("email", "head@elsewhere.example")]
    [InlineData("email", "nobody@harlaw.example")]
    public async Task Nobody_is_let_in_whose_address_is_not_vouched_for_or_is_nobodys(
        string claim,
        string value
    )
    {
        provider.Person = Someone("head");
        provider.Person[claim] = value;
        var browser = site.Browser();

        var answer = await browser.GetAsync(await CallbackedAsync(browser));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(
            "You are not on the list of staff",
            await answer.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/overview"));
        Assert.Equal(
            ["refusal: sign-in: 1234 at " + provider.Authority + "/ is no member of staff"],
            (await site.LogAsync()).Select(entry => $"{entry.What}: {entry.About}")
        );
    }

    public static TheoryData<string> Spoilt =>
        ["audience", "expired", "issuer", "nonce", "no nonce", "signature", "unsigned"];

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task A_token_that_was_not_made_for_this_sign_in_opens_nothing(string how)
    {
        provider.Person = Someone("head");
        using var foreign = RSA.Create(2048);
        provider.ForeignKey = how == "signature" ? new RsaSecurityKey(foreign) : null;
        provider.IsUnsigned = how == "unsigned";
        provider.Spoil = token => Spoil(token, how);
        var browser = site.Browser();

        var onward = await CallbackedAsync(browser);

        Assert.Equal("/sign-in/refused", onward);
        var told = await browser.GetAsync(onward);
        Assert.Equal(HttpStatusCode.Forbidden, told.StatusCode);
        Assert.Contains(
            "could not be trusted",
            await told.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal
        );
        Assert.Equal("/sign-in", await LedToAsync(browser));
        Assert.Equal(
            ["sign-in: the provider's answer could not be trusted"],
            (await site.LogAsync()).Select(entry => entry.About)
        );
    }

    [Fact]
    public async Task An_answer_of_the_provider_works_once_and_in_the_browser_that_asked_alone()
    {
        provider.Person = Someone("head");
        var browser = site.Browser();
        var callback = await AnsweredAsync(browser);
        var stolen = site.Browser();

        var elsewhere = await stolen.GetAsync(callback);
        var used = await browser.GetAsync(callback);
        var again = await browser.GetAsync(callback);

        Assert.Equal("/sign-in/refused", elsewhere.Headers.Location!.ToString());
        Assert.StartsWith(
            "/sign-in/school",
            used.Headers.Location!.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal("/sign-in/refused", again.Headers.Location!.ToString());
        Assert.Equal("/sign-in", await LedToAsync(stolen));
    }

    [Fact]
    public async Task Whoever_holds_no_role_any_more_is_told_so_and_seen_out()
    {
        provider.Person = Someone("sfll");
        var inside = site.Browser();
        await ThroughAsync(inside);
        Assert.Equal(HttpStatusCode.OK, await inside.StatusAsync("/overview"));
        await site.EndRolesAsync("sfll");
        var browser = site.Browser();

        var told = await browser.GetAsync(await CallbackedAsync(browser));

        Assert.Equal("/sign-in", await LedToAsync(inside));
        Assert.Equal(HttpStatusCode.Forbidden, told.StatusCode);
        Assert.Contains(
            "You hold no role today",
            await told.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal
        );
        Assert.Equal("/sign-in", await LedToAsync(browser));
        Assert.Equal(
            ("refusal", "sign-in: holds no role today"),
            (await site.LogAsync()).Select(entry => (entry.What, entry.About)).Last()
        );
    }

    [Fact]
    public async Task An_address_that_is_somebody_elses_now_opens_nothing_of_its_former_owner()
    {
        provider.Person = Someone("head");
        await ThroughAsync(site.Browser());
        provider.Person["sub"] = "5678";
        var browser = site.Browser();

        var told = await browser.GetAsync(await CallbackedAsync(browser));

        Assert.Equal(HttpStatusCode.Forbidden, told.StatusCode);
        Assert.Equal("/sign-in", await LedToAsync(browser));
    }

    [Theory]
    [InlineData("/vulnerable-groups?stage=S3", "/vulnerable-groups?stage=S3")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task One_is_led_on_to_a_page_of_Edict_alone(string asked, string led)
    {
        provider.Person = Someone("head");

        var arrived = await ThroughAsync(
            site.Browser(),
            $"/sign-in?returnUrl={Uri.EscapeDataString(asked)}"
        );

        Assert.Equal(led, arrived);
    }

    [Fact]
    public async Task With_a_tenant_set_the_name_in_it_counts_and_another_tenants_token_does_not()
    {
        await using var ours = await SiteAsync(Tenant);
        provider.Person = new()
        {
            ["sub"] = "1234",
            ["oid"] = "abcd",
            ["tid"] = Tenant,
            ["preferred_username"] = (await ours.PersonAsync("head")).Email.ToUpperInvariant(),
        };
        var arrived = await ThroughAsync(ours.Browser());
        provider.Person["tid"] = "00000000-0000-4000-8000-000000000000";
        var browser = ours.Browser();

        var refused = await CallbackedAsync(browser);

        Assert.Equal("/", arrived);
        Assert.Equal("/sign-in/refused", refused);
        await using var db = await ours.Data.Place.OpenAsync();
        Assert.Equal("abcd", (await db.OutsideIdentities.SingleAsync(Cancel)).Subject);
    }

    [Fact]
    public async Task Somebody_of_two_schools_chooses_one_and_comes_back_to_the_other()
    {
        var (email, other) = await AlsoElsewhereAsync();
        provider.Person = Someone("head");
        provider.Person["email"] = email;
        var browser = site.Browser();

        var page = await browser.PageAsync(await CallbackedAsync(browser));
        var schools = page.QuerySelectorAll("main button").Select(button => button.TextContent);
        var chosen = await browser.SubmitAsync(
            page.QuerySelector("main form")!,
            ("school", other.ToString())
        );

        Assert.Equal(["Elsewhere High", "Harlaw Muir Academy"], schools);
        Assert.Equal("/", chosen.Headers.Location!.ToString());
        Assert.Contains(
            "Elsewhere High",
            (await browser.PageAsync("/protocol")).QuerySelector(".masthead")!.TextContent,
            StringComparison.Ordinal
        );
    }

    private async Task<DoorSite> SiteAsync(string? tenant)
    {
        // Tokens are made and looked at by the real time of day.
        var made = new DoorSite
        {
            OpenId = provider.Settings(tenant),
            Clock = new(TimeProvider.System.GetUtcNow()),
        };
        await made.InitializeAsync();
        return made;
    }

    private static Dictionary<string, string> Someone(string key) =>
        new()
        {
            ["sub"] = "1234",
            ["email"] = $"{key}@harlaw.example",
            ["email_verified"] = "true",
        };

    private static void Spoil(JsonObject token, string how)
    {
        var now = TimeProvider.System.GetUtcNow();
        switch (how)
        {
            case "audience":
                token["aud"] = "another-client";
                break;
            case "expired":
                token["iat"] = now.AddHours(-2).ToUnixTimeSeconds();
                token["nbf"] = now.AddHours(-2).ToUnixTimeSeconds();
                token["exp"] = now.AddHours(-1).ToUnixTimeSeconds();
                break;
            case "issuer":
                token["iss"] = "https://evil.example/";
                break;
            case "nonce":
                token["nonce"] = $"{now.UtcTicks}.of-another-sign-in";
                break;
            case "no nonce":
                token.Remove("nonce");
                break;
        }
    }

    /// <summary>Goes to the provider and back.</summary>
    /// <returns>The address by which the provider sends the browser back.</returns>
    private async Task<string> AnsweredAsync(Browser browser, string page = "/sign-in")
    {
        var form = (await browser.PageAsync(page)).QuerySelector("form[action*=Provider]")!;
        var sent = await browser.SubmitAsync(form);
        Assert.StartsWith(
            provider.Authority,
            sent.Headers.Location!.ToString(),
            StringComparison.Ordinal
        );
        using var client = new HttpClient(wire, disposeHandler: false);
        var back = await client.GetAsync(sent.Headers.Location, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        return back.Headers.Location!.PathAndQuery;
    }

    /// <returns>Where Edict leads on to from the provider's answer.</returns>
    private async Task<string> CallbackedAsync(Browser browser, string page = "/sign-in") =>
        (await browser.GetAsync(await AnsweredAsync(browser, page))).Headers.Location!.ToString();

    /// <returns>Where one is in the end.</returns>
    private async Task<string> ThroughAsync(Browser browser, string page = "/sign-in")
    {
        var entered = await browser.GetAsync(await CallbackedAsync(browser, page));
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        return entered.Headers.Location!.ToString();
    }

    private static async Task<string> LedToAsync(Browser browser) =>
        DoorSite.LedTo(await browser.GetAsync("/overview"));

    private async Task<(string Email, Guid School)> AlsoElsewhereAsync()
    {
        var head = await site.PersonAsync("head");
        var (school, person) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var db = await site.Data.Place.OpenAsync();
        db.Add(
            new School
            {
                Id = school,
                Name = TwoSchools.Elsewhere,
                SeedCode = TwoSchools.ElsewhereSeed,
            }
        );
        db.Add(
            new Staff
            {
                Id = person,
                SchoolId = school,
                Name = head.Name,
                Email = head.Email,
            }
        );
        db.Add(
            new Role
            {
                Id = Guid.CreateVersion7(),
                SchoolId = school,
                StaffId = person,
                Post = Post.Office,
                From = new(2026, 8, 1),
            }
        );
        await db.SaveChangesAsync(Cancel);
        return (head.Email, school);
    }
}
