using System.Net;
using Edict.Data;
using Edict.People;
using Edict.SigningIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Edict.Tests.SigningIn;

/// <summary>The first administrator; docs/security.md names these tests.</summary>
public sealed class FirstRunTests : IAsyncLifetime
{
    private const string Password = "nine blue umbrellas";

    private readonly DoorSite site = new() { IsEmpty = true };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_code_makes_a_school_and_one_administrator_once()
    {
        var code = site.Services.GetRequiredService<FirstRunCode>().Make();
        var browser = site.Browser();
        var form = await DoorSite.FormAsync(browser, "/first-run");

        var made = await SendAsync(browser, form, code);
        var again = await SendAsync(browser, form, code);
        var tried = await DoorSite.TryAsync(browser, "a.fraser@school.example", Password);

        Assert.Equal("/sign-in", made.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal("/", await DoorSite.InAsync(browser, tried));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/imports"));
        await using var db = await site.Data.Place.OpenAsync();
        var school = await db.Schools.SingleAsync(Cancel);
        Assert.Equal(("Strath Academy", "5512345"), (school.Name, school.SeedCode));
        Assert.Equal("2026-27", (await db.Sessions.SingleAsync(Cancel)).Name);
        Assert.Equal(
            [Post.Leadership, Post.Office],
            await db.Roles.Select(role => role.Post).Order().ToListAsync(Cancel)
        );
        Assert.False(
            await FirstRun.IsNeededAsync(site.Data.Place, site.Clock.GetUtcNow().UtcDateTime)
        );
    }

    [Fact]
    public async Task Without_a_code_there_is_no_such_page_and_ten_wrong_ones_end_it()
    {
        var browser = site.Browser();
        var before = await browser.StatusAsync("/first-run");
        var code = site.Services.GetRequiredService<FirstRunCode>();
        var right = code.Make();
        var form = await DoorSite.FormAsync(browser, "/first-run");

        var wrong = await SendAsync(browser, form, "AAAAA-AAAAA-AAAAA");
        for (var i = 1; i < 10; i++)
        {
            await SendAsync(browser, form, "AAAAA-AAAAA-AAAAA");
        }

        Assert.Equal(HttpStatusCode.NotFound, before);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(
            "This is not the code that the program printed when it started last",
            (await Browser.ReadAsync(wrong)).QuerySelector(".ds_error-summary a")!.TextContent
        );
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(browser, form, right)).StatusCode);
        await using var db = await site.Data.Place.OpenAsync();
        Assert.Empty(await db.Accounts.ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_form_with_a_fault_does_not_use_the_code_up_and_keeps_what_was_typed()
    {
        var code = site.Services.GetRequiredService<FirstRunCode>().Make();
        var browser = site.Browser();
        var form = await DoorSite.FormAsync(browser, "/first-run");

        var refused = await SendAsync(browser, form, code, "strath kettle moor");
        var page = await Browser.ReadAsync(refused);
        var made = await SendAsync(browser, page.QuerySelector("main form")!, code);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(
            "Choose a password without the school's name in it",
            page.QuerySelector(".ds_error-summary a")!.TextContent
        );
        Assert.Equal("Strath Academy", page.QuerySelector("#Form_School")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#Form_Password")!.GetAttribute("value"));
        Assert.Equal("/sign-in", made.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Where_every_administrator_has_left_another_can_be_made_for_the_same_school()
    {
        await using var served = new DoorSite();
        await served.InitializeAsync();
        await served.GiveAccountAsync("sfll");
        await using var db = await served.Data.Place.OpenAsync();
        Assert.True(
            await FirstRun.IsNeededAsync(served.Data.Place, served.Clock.GetUtcNow().UtcDateTime)
        );
        var code = served.Services.GetRequiredService<FirstRunCode>().Make();
        var browser = served.Browser();
        var form = await DoorSite.FormAsync(browser, "/first-run");

        var made = await browser.SubmitAsync(
            form,
            ("Form.Code", code),
            ("Form.Name", "Ms A. Fraser"),
            ("Form.Email", "a.fraser@school.example"),
            ("Form.Password", Password),
            ("Form.Again", Password)
        );

        Assert.Equal("/sign-in", made.Headers.Location!.ToString());
        Assert.Equal(1, await db.Schools.CountAsync(Cancel));
        Assert.False(
            await FirstRun.IsNeededAsync(served.Data.Place, served.Clock.GetUtcNow().UtcDateTime)
        );
    }

    [Theory]
    [InlineData(-30, null, false, false)]
    [InlineData(0, 0, false, false)]
    [InlineData(-30, -1, false, true)]
    [InlineData(1, null, false, true)]
    [InlineData(-30, null, true, true)]
    public async Task Whoever_runs_the_school_does_so_from_a_day_to_a_day_and_not_before_a_second_person_said_yes(
        int from,
        int? to,
        bool isAsked,
        bool isNeeded
    )
    {
        await using var served = new DoorSite();
        await served.InitializeAsync();
        await served.GiveAccountAsync("sfll");
        var now = served.Clock.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(now);
        await using var db = await served.Data.Place.OpenAsync();
        var person = await db.Staff.SingleAsync(row => row.Email.StartsWith("sfll@"), Cancel);
        db.Add(
            new Role
            {
                Id = Guid.CreateVersion7(),
                SchoolId = person.SchoolId,
                StaffId = person.Id,
                Post = Post.Office,
                From = today.AddDays(from),
                To = to is { } days ? today.AddDays(days) : null,
                AskedById = isAsked ? person.Id : null,
            }
        );
        await db.SaveChangesAsync(Cancel);

        Assert.Equal(isNeeded, await FirstRun.IsNeededAsync(served.Data.Place, now));
    }

    private static Task<HttpResponseMessage> SendAsync(
        Browser browser,
        AngleSharp.Dom.IElement form,
        string code,
        string password = Password
    ) =>
        browser.SubmitAsync(
            form,
            ("Form.Code", code),
            ("Form.School", "Strath Academy"),
            ("Form.SeedCode", "5512345"),
            ("Form.Name", "Ms A. Fraser"),
            ("Form.Email", "A.Fraser@school.example"),
            ("Form.Password", password),
            ("Form.Again", password)
        );
}
