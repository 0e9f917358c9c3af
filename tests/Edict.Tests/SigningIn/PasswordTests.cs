using System.Net;
using Edict.SigningIn;

namespace Edict.Tests.SigningIn;

/// <summary>Signing in by a password of Edict's own; docs/security.md names these tests.</summary>
public sealed class PasswordTests : IAsyncLifetime
{
    private readonly DoorSite site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Whoever_asks_for_a_page_signs_in_and_is_led_to_it()
    {
        var email = await site.GiveAccountAsync("head");
        var browser = site.Browser();
        var asked = await browser.GetAsync("/concerns?stage=S4");

        var tried = await DoorSite.TryAsync(
            browser,
            email.ToUpperInvariant(),
            DoorSite.Password,
            asked.Headers.Location!.ToString()
        );

        Assert.Equal("/concerns?stage=S4", await DoorSite.InAsync(browser, tried));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/concerns?stage=S4"));
        var entry = Assert.Single(await site.LogAsync());
        Assert.Equal(
            ("sign-in", "by password", (await site.PersonAsync("head")).Id),
            (entry.What, entry.About, entry.StaffId!.Value)
        );
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_address_and_a_locked_account_are_told_the_same()
    {
        var email = await site.GiveAccountAsync("head");
        await site.GiveAccountAsync("sfll");
        var browser = site.Browser();

        var answers = new List<HttpResponseMessage>
        {
            await DoorSite.TryAsync(browser, email, "another kettle on the moor"),
            await DoorSite.TryAsync(browser, "nobody@harlaw.example", DoorSite.Password),
            await DoorSite.TryAsync(browser, "office@harlaw.example", DoorSite.Password),
        };
        for (var i = 1; i < AccountLocks.MostWrong; i++)
        {
            await DoorSite.TryAsync(browser, email, "another kettle on the moor");
        }

        answers.Add(await DoorSite.TryAsync(browser, email, DoorSite.Password));

        var told = new List<string>();
        foreach (var answer in answers)
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            told.Add(
                (await Browser.ReadAsync(answer)).QuerySelector(".ds_error-summary")!.TextContent
            );
        }

        Assert.Single(told.Distinct(StringComparer.Ordinal));
        Assert.Equal(
            [
                "sign-in: wrong password",
                "sign-in: no member of staff has the address that was given",
                "sign-in: has no password",
                .. Enumerable.Repeat("sign-in: wrong password", 4),
                "sign-in: the account is locked",
            ],
            (await site.LogAsync()).Select(entry => entry.About)
        );
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_for_a_quarter_of_an_hour_and_a_right_one_clears_them()
    {
        var email = await site.GiveAccountAsync("head");
        var browser = site.Browser();
        await WrongAsync(browser, email, AccountLocks.MostWrong - 1);
        await DoorSite.InAsync(browser, await DoorSite.TryAsync(browser, email, DoorSite.Password));
        var other = site.Browser();
        await WrongAsync(other, email, AccountLocks.MostWrong);

        site.Clock.Advance(AccountLocks.LockedFor - TimeSpan.FromSeconds(1));
        var locked = await DoorSite.TryAsync(other, email, DoorSite.Password);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var free = await DoorSite.TryAsync(other, email, DoorSite.Password);

        Assert.Equal(HttpStatusCode.BadRequest, locked.StatusCode);
        Assert.Equal("/", await DoorSite.InAsync(other, free));
    }

    [Fact]
    public async Task Many_tries_at_once_are_no_more_than_five()
    {
        var email = await site.GiveAccountAsync("head");
        var browser = site.Browser();
        var form = await DoorSite.FormAsync(browser, "/sign-in");

        await Task.WhenAll(
            Enumerable
                .Range(0, 9)
                .Select(number =>
                    browser.SubmitAsync(
                        form,
                        ("Form.Email", email),
                        ("Form.Password", $"kettle number {number}")
                    )
                )
        );

        var told = (await site.LogAsync()).Select(entry => entry.About).ToList();
        Assert.Equal(
            AccountLocks.MostWrong,
            told.Count(words => words.EndsWith("wrong password", StringComparison.Ordinal))
        );
        Assert.Equal(
            9 - AccountLocks.MostWrong,
            told.Count(words => words.EndsWith("locked", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session_and_this_one_goes_on()
    {
        var here = await site.AsAsync("head");
        var elsewhere = site.Browser();
        var email = (await site.PersonAsync("head")).Email;
        await DoorSite.InAsync(
            elsewhere,
            await DoorSite.TryAsync(elsewhere, email, DoorSite.Password)
        );
        const string Chosen = "nine blue umbrellas";

        var changed = await here.SubmitAsync(
            await DoorSite.FormAsync(here, "/account"),
            ("Form.Present", DoorSite.Password),
            ("Form.Chosen", Chosen),
            ("Form.Again", Chosen)
        );

        Assert.Equal("/account", changed.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, await here.StatusAsync("/overview"));
        Assert.Equal(HttpStatusCode.Redirect, await elsewhere.StatusAsync("/overview"));
        var old = await DoorSite.TryAsync(elsewhere, email, DoorSite.Password);
        Assert.Equal(HttpStatusCode.BadRequest, old.StatusCode);
        Assert.Equal(
            "/",
            await DoorSite.InAsync(elsewhere, await DoorSite.TryAsync(elsewhere, email, Chosen))
        );
    }

    [Theory]
    [InlineData("eleven char", "Choose a password of at least 12 characters")]
    [InlineData("old macfraserfarm", "Choose a password without your name in it")]
    [InlineData("ask the HEAD about it", "Choose a password without your name in it")]
    [InlineData("my Kirkwood kettle", "Choose a password without the school's name in it")]
    [InlineData(
        "1qaz2wsx3edc",
        "Choose a password that fewer people use: this one is easily guessed"
    )]
    [InlineData(
        "Password1234!",
        "Choose a password that fewer people use: this one is easily guessed"
    )]
    [InlineData(
        "sunshinesunshine",
        "Choose a password that fewer people use: this one is easily guessed"
    )]
    [InlineData(
        "aaaabbbbaaaa",
        "Choose a password that fewer people use: this one is easily guessed"
    )]
    [InlineData("nine blue umbrellas", null)]
    [InlineData("Hunde beißen Bälle", null)]
    public void A_password_is_long_names_nobody_and_is_not_a_common_one(
        string password,
        string? told
    ) =>
        Assert.Equal(
            told,
            PasswordRules.FaultIn(
                password,
                new("Ms I. Fraser", "head@kirkwood.example", "Kirkwood High School")
            )
        );

    [Fact]
    public async Task A_refused_new_password_is_told_at_its_field()
    {
        var browser = await site.AsAsync("head");

        var wrong = await browser.SubmitAsync(
            await DoorSite.FormAsync(browser, "/account"),
            ("Form.Present", "not the present one"),
            ("Form.Chosen", "nine blue umbrellas"),
            ("Form.Again", "nine blue umbrellas")
        );
        var common = await browser.SubmitAsync(
            await DoorSite.FormAsync(browser, "/account"),
            ("Form.Present", DoorSite.Password),
            ("Form.Chosen", "Password1234!"),
            ("Form.Again", "Password1234!")
        );

        Assert.Equal(
            ("#Form_Present", "This is not your present password"),
            await ToldAsync(wrong)
        );
        Assert.Equal("#Form_Chosen", (await ToldAsync(common)).Field);
        Assert.Equal(HttpStatusCode.BadRequest, common.StatusCode);
    }

    [Fact]
    public async Task Somebody_who_holds_no_role_is_told_so_though_the_password_is_right()
    {
        var email = await site.GiveAccountAsync("sfll");
        await site.EndRolesAsync("sfll");
        var browser = site.Browser();

        var tried = await DoorSite.TryAsync(browser, email, DoorSite.Password);
        var told = await browser.GetAsync(tried.Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.Forbidden, told.StatusCode);
        Assert.Contains(
            "You hold no role today",
            await told.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal
        );
    }

    private static async Task WrongAsync(Browser browser, string email, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await DoorSite.TryAsync(browser, email, "another kettle on the moor");
        }
    }

    private static async Task<(string? Field, string Words)> ToldAsync(HttpResponseMessage answer)
    {
        var link = (await Browser.ReadAsync(answer)).QuerySelector(".ds_error-summary a")!;
        return (link.GetAttribute("href"), link.TextContent);
    }
}
