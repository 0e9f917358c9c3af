using System.Net;
using AngleSharp.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.SigningIn;
using Edict.Tests.SigningIn;
using Microsoft.Extensions.DependencyInjection;

namespace Edict.Tests.Rules;

/// <summary>The forms of a school that is served for real, sent by no page of it; docs/security.md names these tests.</summary>
public sealed class DoorForgedTests : IAsyncLifetime
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>Every form by which people sign in, out and are invited, by its address.</summary>
    private static readonly string[] Forms =
    [
        "/account",
        "/account/codes",
        "/account/codes?handler=End",
        "/account/passkeys",
        "/account/passkeys?handler=Remove",
        "/first-run",
        "/sign-in",
        "/sign-in/code",
        "/sign-in/school",
        "/sign-in?handler=Passkey",
        "/sign-in?handler=Provider",
        "/sign-out",
        "INVITATION",
        "INVITE",
    ];

    /// <summary>Shown only to whoever has several schools, codes or a passkey.</summary>
    private static readonly string[] ShownSeldom =
    [
        "/account/codes?handler=End",
        "/account/passkeys?handler=Remove",
        "/sign-in/code",
        "/sign-in/school",
    ];

    private readonly DoorSite site = new()
    {
        HasMail = true,
        OpenId = new("School", "https://login.example/one", "id", null, ["harlaw.example"], null),
    };

    private Browser office = null!;
    private string invitation = "";
    private string invite = "";

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        office = await site.AsAsync(StaffKeys.Office);
        site.Services.GetRequiredService<FirstRunCode>().Make();
        var person = await site.PersonAsync("sfll");
        invite = $"/school/people/{person.Id}/invite";
        await using var db = await site.Data.Place.OpenAsync();
        var now = site.Clock.GetUtcNow().UtcDateTime;
        invitation = await Invitations.AddAsync(db, person, null, now);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task No_form_of_the_door_is_taken_without_its_token()
    {
        var before = await EverythingAsync();
        foreach (var address in Forms.Select(AddressOf))
        {
            var without = await office.PostFormAsync(address, ("Form.Password", "x"));
            var forged = await office.PostFormAsync(address, (Token, "forged"));

            Assert.Equal(
                (address, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest),
                (address, without.StatusCode, forged.StatusCode)
            );
        }

        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task Every_form_of_the_door_is_among_them()
    {
        var shown = new List<IElement>();
        foreach (
            var (browser, address) in new[]
            {
                (site.Browser(), "/sign-in"),
                (site.Browser(), "/first-run"),
                (site.Browser(), invitation),
                (office, invite),
                (office, "/account"),
                (office, "/account/codes"),
                (office, "/account/passkeys"),
                (office, "/sign-out"),
            }
        )
        {
            var page = await browser.PageAsync(address);
            shown.AddRange(page.QuerySelectorAll("form[method=post]"));
        }

        Assert.Equal(
            Forms.Except(ShownSeldom),
            shown
                .Select(form => form.GetAttribute("action")!)
                .Select(action =>
                    action
                        .Replace(invitation, "INVITATION", StringComparison.Ordinal)
                        .Replace(invite, "INVITE", StringComparison.Ordinal)
                )
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );
    }

    private string AddressOf(string form) =>
        form switch
        {
            "INVITATION" => invitation,
            "INVITE" => invite,
            _ => form,
        };

    private async Task<string> EverythingAsync() =>
        await AllRows.InAsync(site.Data.Place) + await AllRows.OfActsInAsync(site.Data.Place);
}
