using System.Net;
using Edict.Data;
using Edict.SigningIn;
using Edict.Tests.Commands;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.SigningIn;

/// <summary>How somebody gets a password of Edict's own; docs/security.md names these tests.</summary>
public sealed class InvitationTests : CommandTests, IAsyncLifetime
{
    private const string Chosen = "nine blue umbrellas";

    // The command line invites by the demonstration's own clock, which begins at the same instant.
    private readonly DoorSite site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task An_invited_person_chooses_a_password_once_and_signs_in_with_it()
    {
        var link = await InviteAsync("sfll");
        var browser = site.Browser();
        var form = await DoorSite.FormAsync(browser, link);

        var refused = await TakeAsync(browser, form, "Password1234!");
        var taken = await TakeAsync(browser, form, Chosen);
        var again = await TakeAsync(browser, form, "ten green umbrellas");
        var email = (await site.PersonAsync("sfll")).Email;
        var proven = await DoorSite.TryAsync(browser, email, Chosen);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("/sign-in", taken.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal("/", await DoorSite.InAsync(browser, proven));
    }

    [Fact]
    public async Task A_link_dies_after_seven_days_by_a_later_one_and_by_one_changed_letter()
    {
        var first = await InviteAsync("sfll");
        var second = await InviteAsync("sfll");
        var browser = site.Browser();
        var changed = second[..^1] + (second[^1] == 'a' ? 'b' : 'a');

        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync(first));
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync(changed));
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync("/invitation/x"));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync(second));
        site.Clock.Advance(TimeSpan.FromDays(Invitations.Days) + TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync(second));
    }

    [Fact]
    public async Task Another_invitation_ends_the_sessions_of_a_password_that_was_known_to_somebody()
    {
        var stolen = await site.AsAsync("sfll");
        var browser = site.Browser();

        await TakeAsync(
            browser,
            await DoorSite.FormAsync(browser, await InviteAsync("sfll")),
            Chosen
        );

        Assert.Equal(HttpStatusCode.Redirect, await stolen.StatusAsync("/overview"));
        var email = (await site.PersonAsync("sfll")).Email;
        var old = await DoorSite.TryAsync(browser, email, DoorSite.Password);
        Assert.Equal(HttpStatusCode.BadRequest, old.StatusCode);
    }

    [Fact]
    public async Task The_data_hold_no_link_and_the_log_says_who_was_invited()
    {
        var link = await InviteAsync("sfll");

        await using var db = await site.Data.Place.OpenAsync();
        var kept = await db.Set<Invitation>().SingleAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(
            Convert.ToHexStringLower(kept.SecretHash),
            link,
            StringComparison.Ordinal
        );
        Assert.Equal(
            [$"invited {(await site.PersonAsync("sfll")).Id} to choose a password"],
            (await site.LogAsync()).Select(entry => entry.About)
        );
    }

    [Fact]
    public async Task An_address_of_nobody_is_told()
    {
        var ran = await EdictAsync([
            "account",
            "invite",
            "--email",
            "nobody@school.example",
            .. site.Data.Options,
        ]);

        Assert.Equal(1, ran.Status);
        Assert.Equal(
            "error: --email: \"nobody@school.example\": no member of staff has this address; import the staff first\n",
            ran.Error
        );
    }

    /// <returns>The path that was printed.</returns>
    private async Task<string> InviteAsync(string key)
    {
        var email = (await site.PersonAsync(key)).Email;
        var ran = await EdictAsync(["account", "invite", "--email", email, .. site.Data.Options]);
        Assert.Equal((0, ""), (ran.Status, ran.Error));
        return ran.Line(2);
    }

    private static Task<HttpResponseMessage> TakeAsync(
        Browser browser,
        AngleSharp.Dom.IElement form,
        string password
    ) => browser.SubmitAsync(form, ("Form.Password", password), ("Form.Again", password));
}
