using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Edict.Tests.Mail;

/// <summary>The Mail page: who sees that a letter goes, and what it says.</summary>
public sealed class MailPageTests(TestSite site) : IClassFixture<TestSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_office_sees_to_whom_a_test_letter_goes_sends_it_and_finds_it_in_the_demonstrations_mail()
    {
        var office = await site.AsAsync(StaffKeys.Office);
        var page = await office.PageAsync("/mail");
        var before = page.QuerySelector("#test table")!.TextContent;

        var answer = await office.SubmitAsync(page.QuerySelector("#test")!);
        var queued = await office.PageAsync("/mail");
        await GoRoundAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Office", before, StringComparison.Ordinal);
        Assert.Contains("office@harlaw.example", before, StringComparison.Ordinal);
        Assert.Contains("queued; try 1", RowOf(queued, "office@"), StringComparison.Ordinal);
        var sent = await office.PageAsync("/mail");
        Assert.Contains(
            "sent on 2 February 2027",
            RowOf(sent, "office@"),
            StringComparison.Ordinal
        );
        var kept = await site.Anonymous().PageAsync("/demo/mail");
        Assert.Contains("office@harlaw.example", kept.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("This is a test letter", kept.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_letter_says_is_read_by_who_caused_it_alone()
    {
        const string Words = "Between the head and the depute.";
        var id = await PutAsync(Words, StaffKeys.Head, StaffKeys.Depute);
        var (head, office) = (
            await site.AsAsync(StaffKeys.Head),
            await site.AsAsync(StaffKeys.Office)
        );
        var teacher = await site.AsAsync("teacher-english-1");

        var heads = await head.PageAsync($"/mail/{id}");
        var offices = await office.PageAsync($"/mail/{id}");

        Assert.Equal(Words, heads.QuerySelector(".letter")!.TextContent);
        Assert.Null(offices.QuerySelector(".letter"));
        Assert.DoesNotContain(Words, offices.Source.Text, StringComparison.Ordinal);
        Assert.Contains(
            "depute@harlaw.example",
            offices.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, await teacher.StatusAsync($"/mail/{id}"));
        Assert.DoesNotContain(
            "depute@",
            (await teacher.PageAsync("/mail")).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            Words,
            (await office.PageAsync("/mail")).Source.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_office_gives_up_a_letter_that_waits_and_sends_it_again_as_the_same_letter()
    {
        var id = await PutAsync("Nothing of note.", StaffKeys.Head, StaffKeys.SupportForLearning);
        var office = await site.AsAsync(StaffKeys.Office);
        var messageId = (await LetterAsync(id)).MessageId;

        var givenUp = await PressAsync(office, id, "GiveUp");
        var again = await PressAsync(office, id, "Again");

        Assert.Contains("failed, never tried", givenUp, StringComparison.Ordinal);
        Assert.Contains("given up before it was sent", givenUp, StringComparison.Ordinal);
        Assert.Contains("queued; try 1", again, StringComparison.Ordinal);
        Assert.Equal(messageId, (await LetterAsync(id)).MessageId);
        await using var db = await site.Data.Place.OpenAsync();
        Assert.Equal(
            [$"given up: {id}", $"sent again: {id}"],
            await db
                .Audit.Where(line => line.What == "letter" && line.About.EndsWith(id.ToString()))
                .OrderBy(line => line.Id)
                .Select(line => line.About)
                .ToListAsync(Cancel)
        );
    }

    [Fact]
    public async Task A_letter_that_waits_is_not_sent_again()
    {
        var id = await PutAsync("Nothing of note.", StaffKeys.Head, StaffKeys.YearHeadS1S2);
        var office = await site.AsAsync(StaffKeys.Office);

        var answer = await PostAsync(office, id, "Again");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "has not failed",
            (await Browser.ReadAsync(answer)).QuerySelector(".ds_error-summary")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nobody_but_the_office_turns_a_letter_that_another_caused()
    {
        const string Key = "teacher-english-1";
        var heads = await PutAsync("Nothing of note.", StaffKeys.Head, StaffKeys.YearHeadS3S4);
        var own = await PutAsync("Nothing of note.", Key, StaffKeys.YearHeadS5S6);
        var teacher = await site.AsAsync(Key);

        var another = await PostAsync(teacher, heads, "GiveUp");
        var theirs = await PostAsync(teacher, own, "GiveUp");

        Assert.Equal(HttpStatusCode.NotFound, another.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, theirs.StatusCode);
        Assert.Equal(MailState.Queued, (await LetterAsync(heads)).State);
    }

    [Fact]
    public async Task Nobody_but_the_office_sends_a_test_letter()
    {
        const string Key = "teacher-english-2";
        await PutAsync("Nothing of note.", Key, StaffKeys.Head);
        var teacher = await site.AsAsync(Key);

        var answer = await PostAsync(teacher, Guid.Empty, "Test");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null((await teacher.PageAsync("/mail")).QuerySelector("#test"));
    }

    /// <summary>Queues a letter that one of the cast causes and another gets.</summary>
    private async Task<Guid> PutAsync(string body, string by, string to)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdictDb>();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        var school = await db.Schools.SingleAsync(Cancel);
        var recipients = await outbox.RecipientsAsync(
            school.Id,
            [await SchoolMail.StaffAsync(db, to)]
        );
        var letter = outbox.Put(
            school.Id,
            new Letter(LetterKind.Test, body),
            recipients,
            await SchoolMail.StaffAsync(db, by),
            "a test"
        );
        await db.SaveChangesAsync(Cancel);
        return letter[0].Id;
    }

    private async Task<OutboxMail> LetterAsync(Guid id)
    {
        await using var db = await site.Data.Place.OpenAsync();
        return await db.Outbox.SingleAsync(row => row.Id == id, Cancel);
    }

    private Task<int> GoRoundAsync() =>
        site.Services.GetRequiredService<Postman>().GoRoundAsync(Cancel);

    /// <summary>Presses the button of a letter's row.</summary>
    /// <returns>The row as it then is.</returns>
    private static async Task<string> PressAsync(Browser browser, Guid id, string handler)
    {
        var page = await browser.PageAsync("/mail");
        var form = page.QuerySelectorAll("form")
            .Single(form =>
                form.GetAttribute("action") == $"/mail?handler={handler}"
                && form.QuerySelector("[name=id]")!.GetAttribute("value") == id.ToString()
            );
        var answer = await browser.SubmitAsync(form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return (await browser.PageAsync("/mail"))
            .QuerySelector($"a[href='/mail/{id}']")!
            .Closest("tr")!
            .TextContent;
    }

    /// <summary>Sends a form of the page with an id that it does not hold.</summary>
    private static async Task<HttpResponseMessage> PostAsync(
        Browser browser,
        Guid id,
        string handler
    )
    {
        const string Token = "__RequestVerificationToken";
        var page = await browser.PageAsync("/mail");
        var token = page.QuerySelector($"main [name={Token}]")!.GetAttribute("value")!;
        return await browser.PostFormAsync(
            $"/mail?handler={handler}",
            ("id", id.ToString()),
            (Token, token)
        );
    }

    private static string RowOf(IHtmlDocument page, string address) =>
        page.QuerySelectorAll("main > table tbody tr")
            .First(row => row.TextContent.Contains(address, StringComparison.Ordinal))
            .TextContent;
}
