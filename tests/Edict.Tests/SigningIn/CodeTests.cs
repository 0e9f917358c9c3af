using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using Edict.SigningIn;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.SigningIn;

/// <summary>Codes of a phone beside the password; docs/security.md names these tests.</summary>
public sealed class CodeTests : IAsyncLifetime
{
    private readonly DoorSite site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Once_set_up_a_password_alone_opens_nothing_and_a_code_works_once()
    {
        var (key, _) = await SetUpAsync(await site.AsAsync("head"));
        var browser = await AtTheCodeAsync();

        var without = await browser.GetAsync("/overview");
        var code = CodeOf(key, ahead: 1);
        var right = await GiveAsync(browser, code);
        var again = await GiveAsync(await AtTheCodeAsync(), code);

        Assert.Equal("/sign-in", DoorSite.LedTo(without));
        Assert.Equal("/", right.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/overview"));
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Contains(
            ("sign-in", "by password and code"),
            (await site.LogAsync()).Select(entry => (entry.What, entry.About))
        );
    }

    [Fact]
    public async Task A_recovery_code_works_once_in_place_of_a_lost_phone()
    {
        var (_, recovery) = await SetUpAsync(await site.AsAsync("head"));

        var first = await GiveAsync(await AtTheCodeAsync(), recovery[0].ToLowerInvariant());
        var again = await GiveAsync(await AtTheCodeAsync(), recovery[0]);
        var other = await GiveAsync(await AtTheCodeAsync(), recovery[1]);

        Assert.Equal(10, recovery.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_account()
    {
        var (key, _) = await SetUpAsync(await site.AsAsync("head"));
        var browser = await AtTheCodeAsync();
        for (var i = 0; i < AccountLocks.MostWrong; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await GiveAsync(browser, "wrong")).StatusCode);
        }

        var right = await GiveAsync(browser, CodeOf(key, ahead: 1));

        Assert.Equal(HttpStatusCode.BadRequest, right.StatusCode);
    }

    [Fact]
    public async Task Neither_the_key_nor_a_recovery_code_stands_in_the_data()
    {
        var (key, recovery) = await SetUpAsync(await site.AsAsync("head"));

        await using var db = await site.Data.Place.OpenAsync();
        var account = await db.Accounts.SingleAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(key, account.CodeKey, StringComparison.Ordinal);
        Assert.All(
            recovery,
            code =>
                Assert.DoesNotContain(
                    code.Replace("-", "", StringComparison.Ordinal),
                    account.RecoveryCodes,
                    StringComparison.OrdinalIgnoreCase
                )
        );
    }

    [Fact]
    public async Task Codes_end_with_the_password_alone()
    {
        var browser = await site.AsAsync("head");
        await SetUpAsync(browser);

        var wrong = await browser.SubmitAsync(
            await DoorSite.FormAsync(browser, "/account/codes"),
            ("Password", "not my password")
        );
        var ended = await browser.SubmitAsync(
            await DoorSite.FormAsync(browser, "/account/codes"),
            ("Password", DoorSite.Password)
        );
        var other = site.Browser();
        var email = (await site.PersonAsync("head")).Email;
        var proven = await DoorSite.TryAsync(other, email, DoorSite.Password);

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("/account", ended.Headers.Location!.ToString());
        Assert.Equal("/", await DoorSite.InAsync(other, proven));
    }

    /// <summary>Signs in up to where the code is asked for.</summary>
    private async Task<Browser> AtTheCodeAsync()
    {
        var browser = site.Browser();
        var email = (await site.PersonAsync("head")).Email;
        var proven = await DoorSite.TryAsync(browser, email, DoorSite.Password);
        Assert.StartsWith(
            "/sign-in/code",
            await DoorSite.InAsync(browser, proven),
            StringComparison.Ordinal
        );
        return browser;
    }

    private static async Task<HttpResponseMessage> GiveAsync(Browser browser, string code) =>
        await browser.SubmitAsync(
            (await browser.PageAsync("/sign-in/code")).QuerySelector("main form")!,
            ("Code", code)
        );

    private static async Task<(string Key, IReadOnlyList<string> Recovery)> SetUpAsync(
        Browser browser
    )
    {
        var page = await browser.PageAsync("/account/codes");
        Assert.NotNull(page.QuerySelector("svg.qr path"));
        var key = page.QuerySelector("main code")!
            .TextContent.Replace(" ", "", StringComparison.Ordinal);
        var shown = await browser.SubmitAsync(
            page.QuerySelector("main form")!,
            ("Code", CodeOf(key))
        );
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        return (
            key,
            [
                .. (await Browser.ReadAsync(shown))
                    .QuerySelectorAll(".recovery-codes code")
                    .Select(code => code.TextContent),
            ]
        );
    }

    /// <summary>What a phone shows (RFC 6238), now or some half minutes ahead.</summary>
    private static string CodeOf(string key, int ahead = 0)
    {
        Span<byte> time = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(
            time,
            TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + ahead
        );
#pragma warning disable CA5350 // The codes of phones are made so.
        var hash = HMACSHA1.HashData(FromBase32(key), time);
#pragma warning restore CA5350
        var number =
            BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return $"{number % 1_000_000:D6}";
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(
            text.Select(letter =>
                Convert
                    .ToString(
                        "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(
                            letter,
                            StringComparison.Ordinal
                        ),
                        2
                    )
                    .PadLeft(5, '0')
            )
        );
        return
        [
            .. bits.Chunk(8)
                .Where(chunk => chunk.Length == 8)
                .Select(chunk => Convert.ToByte(new string(chunk), 2)),
        ];
    }
}
