using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.Mail;
using Edict.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Edict.Tests.SigningIn;

/// <summary>How the office invites somebody to sign in by a letter; docs/security.md names these tests.</summary>
public sealed class InvitedByLetterTests : IAsyncLifetime
{
    private const string Origin = "https://edict.school.example";
    private const string Chosen = "nine blue umbrellas";

    private readonly DoorSite site = new()
    {
        HasMail = true,
        Listen = new(["https://0.0.0.0:443"], null, ["edict.school.example"], []),
    };

    private Browser office = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        office = await site.AsAsync(StaffKeys.Office, Origin);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_office_sees_to_whom_a_letter_goes_and_its_link_lets_that_person_choose_a_password_once()
    {
        var person = await site.PersonAsync("sfll");
        var shown = await office.PageAsync($"/school/people/{person.Id}/invite");

        var sent = await SendAsync(shown);
        await GoRoundAsync();

        Assert.Contains(person.Email, RecipientsOn(shown), StringComparison.Ordinal);
        Assert.Contains("SfLL", RecipientsOn(shown), StringComparison.Ordinal);
        Assert.Equal($"/school/people/{person.Id}", sent.Headers.Location!.ToString());
        var letter = Assert.Single(await LettersAsync());
        Assert.Equal(
            (person.Email, "Edict: invitation to sign in"),
            (letter.To.Mailboxes.Single().Address, letter.Subject)
        );
        Assert.Contains("until Tuesday 9 February 2027", letter.TextBody, StringComparison.Ordinal);
        var browser = site.Browser(Origin);
        var form = await DoorSite.FormAsync(browser, PathIn(letter));
        await browser.SubmitAsync(form, ("Form.Password", Chosen), ("Form.Again", Chosen));
        var proven = await DoorSite.TryAsync(browser, person.Email, Chosen);
        Assert.Equal("/", await DoorSite.InAsync(browser, proven));
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync(PathIn(letter)));
    }

    [Fact]
    public async Task Neither_the_data_nor_the_pages_of_the_office_hold_the_link()
    {
        await InviteAsync("sfll");
        var waiting = await OnlyLetterAsync();
        var pages = new[]
        {
            (await office.PageAsync("/mail")).Source.Text,
            (await office.PageAsync($"/mail/{waiting.Id}")).Source.Text,
        };
        await GoRoundAsync();
        var sent = await OnlyLetterAsync();
        var token = PathIn((await LettersAsync()).Single()).Split('/')[^1];

        Assert.All(
            pages,
            page => Assert.DoesNotContain("/invitation/", page, StringComparison.Ordinal)
        );
        Assert.Contains(
            "a link, which stands in the letter itself alone",
            pages[1],
            StringComparison.Ordinal
        );
        Assert.NotNull(waiting.SealedLink);
        Assert.DoesNotContain(token, waiting.Body + waiting.SealedLink, StringComparison.Ordinal);
        Assert.Equal((MailState.Sent, null), (sent.State, sent.SealedLink));
        Assert.DoesNotContain(token, sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_act_leaves_its_lines_with_the_letter()
    {
        await InviteAsync("sfll");

        var by = (await site.PersonAsync(StaffKeys.Office)).Id;
        var person = (await site.PersonAsync("sfll")).Id;
        await using var db = await site.Data.Place.OpenAsync();
        Assert.Equal(
            [
                $"invited {person} to choose a password",
                $"Invitation to sign in: to choose a password; to staff: {person}",
            ],
            await db
                .Audit.Where(line => line.StaffId == by)
                .Where(line => line.What == "account" || line.What == "letter")
                .OrderBy(line => line.What)
                .Select(line => line.About)
                .ToListAsync(Cancel)
        );
    }

    [Fact]
    public async Task A_letter_that_was_given_up_keeps_no_link_and_is_made_anew()
    {
        await InviteAsync("sfll");
        var givenUp = await OnlyLetterAsync();

        await office.SubmitAsync(
            (await office.PageAsync("/mail")).QuerySelector("main table form")!
        );

        var failed = await OnlyLetterAsync();
        var again = (await office.PageAsync("/mail")).QuerySelector($"a[href$='/invite']")!;
        Assert.Equal((MailState.Failed, null), (failed.State, failed.SealedLink));
        Assert.Equal($"/school/people/{givenUp.StaffId}/invite", again.GetAttribute("href"));
        Assert.Empty((await office.PageAsync("/mail")).QuerySelectorAll("form[action*=Again]"));
        await SendAsync(await office.PageAsync(again.GetAttribute("href")!));
        await GoRoundAsync();
        var form = await DoorSite.FormAsync(
            site.Browser(Origin),
            PathIn(Assert.Single(await LettersAsync()))
        );
        Assert.NotNull(form);
    }

    [Fact]
    public async Task A_letter_whose_keys_are_gone_does_not_go_without_its_link()
    {
        await InviteAsync("sfll");
        await using (var db = await site.Data.Place.OpenAsync())
        {
            (await db.Outbox.AsTracking().SingleAsync(Cancel)).SealedLink = "sealed by other keys";
            await db.SaveChangesAsync(Cancel);
        }

        await GoRoundAsync();

        Assert.Empty(await LettersAsync());
        var failed = await OnlyLetterAsync();
        Assert.Equal(
            (MailState.Failed, "The keys that sealed its link are gone: invite anew"),
            (failed.State, failed.LastFault)
        );
    }

    [Fact]
    public async Task A_letter_that_failed_is_not_sent_again_without_its_link()
    {
        await InviteAsync("sfll");
        var page = await office.PageAsync("/mail");
        await office.SubmitAsync(page.QuerySelector("main table form")!);

        var again = await office.PostFormAsync(
            "/mail?handler=Again",
            ("id", $"{(await OnlyLetterAsync()).Id}"),
            (
                "__RequestVerificationToken",
                page.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!
            )
        );

        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Equal(MailState.Failed, (await OnlyLetterAsync()).State);
    }

    [Theory]
    [InlineData(
        "sfll@elsewhere.example",
        "elsewhere.example is none of the school's listed domains"
    )]
    [InlineData("support@harlaw.example", null)]
    public async Task Nobody_is_invited_at_a_domain_that_is_not_listed_or_at_an_address_that_was_not_shown(
        string address,
        string? refused
    )
    {
        var person = await site.PersonAsync("sfll");
        var shown = await office.PageAsync($"/school/people/{person.Id}/invite");
        await using (var db = await site.Data.Place.OpenAsync())
        {
            var row = await db.Staff.AsTracking().SingleAsync(row => row.Id == person.Id, Cancel);
            row.Email = address;
            await db.SaveChangesAsync(Cancel);
        }

        var late = await SendAsync(shown);
        var then = await office.PageAsync($"/school/people/{person.Id}/invite");

        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Contains(refused ?? address, RecipientsOn(then), StringComparison.Ordinal);
        Assert.Equal(refused is null, then.QuerySelector("main form") is not null);
        await using var after = await site.Data.Place.OpenAsync();
        Assert.False(await after.Outbox.AnyAsync(Cancel));
        Assert.False(await after.Invitations.AnyAsync(Cancel));
    }

    [Fact]
    public async Task The_link_leads_to_the_address_that_the_settings_name_whatever_a_request_says()
    {
        await using var behind = new DoorSite
        {
            HasMail = true,
            Listen = new(
                ["http://127.0.0.1:5080"],
                null,
                ["localhost", "edict.school.example"],
                [IPAddress.Parse("10.0.0.2")]
            )
            {
                At = "https://edict.school.example:8443",
            },
        };
        await behind.InitializeAsync();
        var person = await behind.PersonAsync("sfll");
        // The proxy passes the name on by which the browser came; that is one of the hosts too.
        var browser = await behind.AsAsync(StaffKeys.Office, "https://localhost");

        await SendAsync(browser, await browser.PageAsync($"/school/people/{person.Id}/invite"));
        await GoRoundAsync(behind);

        Assert.Contains(
            "\nhttps://edict.school.example:8443/invitation/",
            Assert.Single(await LettersAsync(behind)).TextBody!.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
    }

    private async Task InviteAsync(string key)
    {
        var person = await site.PersonAsync(key);
        var sent = await SendAsync(await office.PageAsync($"/school/people/{person.Id}/invite"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    private Task<HttpResponseMessage> SendAsync(IHtmlDocument page) => SendAsync(office, page);

    private static Task<HttpResponseMessage> SendAsync(Browser browser, IHtmlDocument page) =>
        browser.SubmitAsync(page.QuerySelector("main form")!);

    private Task<int> GoRoundAsync() => GoRoundAsync(site);

    private static Task<int> GoRoundAsync(DoorSite at) =>
        at.Services.GetRequiredService<Postman>().GoRoundAsync(Cancel);

    private Task<IReadOnlyList<MimeMessage>> LettersAsync() => LettersAsync(site);

    private static Task<IReadOnlyList<MimeMessage>> LettersAsync(DoorSite at) =>
        MailFolder.ReadAsync(DemonstrationMail.Of(at.Data.Place).Folder!, Cancel);

    private async Task<OutboxMail> OnlyLetterAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        return await db.Outbox.OrderBy(row => row.QueuedAt).FirstAsync(Cancel);
    }

    private static string RecipientsOn(IParentNode page) =>
        page.QuerySelector("main table")!.TextContent;

    private static string PathIn(MimeMessage letter) =>
        Regex
            .Match(
                letter.TextBody!,
                $"^{Regex.Escape(Origin)}(?<path>/invitation/[0-9a-f]+)",
                RegexOptions.Multiline | RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Groups["path"]
            .Value;
}
