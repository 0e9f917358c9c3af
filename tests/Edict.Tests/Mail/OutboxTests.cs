using Edict.Data;
using Edict.Demonstration;
using Edict.Mail;
using Edict.Tests.Faults;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Mail;

/// <summary>A letter that was put in the outbox goes, once, whatever happens on the way; or is said to have failed.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private SchoolMail mail = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => mail = await SchoolMail.OfTheSchoolAsync();

    public ValueTask DisposeAsync() => mail.DisposeAsync();

    [Fact]
    public async Task A_letter_is_kept_with_the_act_that_causes_it_or_not_at_all()
    {
        await using var db = await mail.Data.Place.OpenAsync();
        var school = await db.Schools.SingleAsync(Cancel);
        var outbox = new Outbox(db, SchoolMail.At(25), mail.Clock);
        var head = await SchoolMail.StaffAsync(db, StaffKeys.Head);
        var to = await outbox.RecipientsAsync(school.Id, [head]);
        outbox.Put(school.Id, Letter.Test(school.Name), to, head, "a test");
        db.Add(
            new Staff
            {
                Id = Guid.CreateVersion7(),
                SchoolId = school.Id,
                Name = "Ms A Double",
                Email = "head@harlaw.example",
            }
        );

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancel));

        Assert.Empty(await db.Outbox.ToListAsync(Cancel));
        Assert.False(await db.Audit.AnyAsync(line => line.What == "letter", Cancel));
    }

    [Fact]
    public async Task A_letter_to_a_domain_that_is_not_listed_is_refused_before_it_is_kept()
    {
        await using var db = await mail.Data.Place.OpenAsync();
        var school = await db.Schools.SingleAsync(Cancel);
        var settings = SchoolMail.At(25) with { Domains = ["harlaw.example"] };
        var outbox = new Outbox(db, settings, mail.Clock);
        var to = await outbox.RecipientsAsync(
            school.Id,
            [await SchoolMail.StaffAsync(db, StaffKeys.Head)]
        );

        foreach (
            var address in new[]
            {
                "head@gmail.example",
                "head@harlaw.example.evil.example",
                "head@evil.example@harlaw.example",
                "<@evil.example:head@harlaw.example>",
                "head@harlaw.example\r\nBcc: all@evil.example",
                "\"head@evil.example\"@harlaw.example",
                "head@harlaw.example, all@evil.example",
                "",
            }
        )
        {
            var refused = Assert.Throws<LetterRefusedException>(() =>
                outbox.Put(
                    school.Id,
                    Letter.Test(school.Name),
                    [to[0], to[0] with { Address = address }],
                    null,
                    "a test"
                )
            );
            Assert.StartsWith(to[0].Name, refused.Message, StringComparison.Ordinal);
        }

        await db.SaveChangesAsync(Cancel);
        Assert.Empty(await db.Outbox.ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_letter_is_tried_at_growing_gaps_and_in_the_end_no_more()
    {
        var nobodyHere = SchoolMail.At(MailServer.FreePort());
        var id = (await mail.PutAsync(nobodyHere, StaffKeys.Head))[0];
        var waited = new List<TimeSpan>();

        var letter = await mail.LetterAsync(id);
        while (letter.State == MailState.Queued)
        {
            await mail.GoRoundAsync(nobodyHere);
            letter = await mail.LetterAsync(id);
            var gap = letter.NextTryAt - mail.Clock.GetUtcNow().UtcDateTime;
            if (letter.State == MailState.Queued)
            {
                waited.Add(gap);
                mail.Clock.Advance(gap - TimeSpan.FromSeconds(1));
                await mail.GoRoundAsync(nobodyHere);
                Assert.Equal(letter.Attempts, (await mail.LetterAsync(id)).Attempts);
                mail.Clock.Advance(TimeSpan.FromSeconds(1));
            }
        }

        Assert.Equal(
            [1, 5, 15, 60, 240, 720, 720, 1080],
            waited.Select(gap => (int)gap.TotalMinutes)
        );
        Assert.Equal((MailState.Failed, 9), (letter.State, letter.Attempts));
        Assert.Contains("cannot be reached", letter.LastFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_once_a_round_and_all_letters_go_when_it_is_back()
    {
        var port = MailServer.FreePort();
        var settings = SchoolMail.At(port);
        var ids = await mail.PutAsync(settings, StaffKeys.Head, StaffKeys.Depute, StaffKeys.Office);

        await mail.GoRoundAsync(settings);
        var tried = await Task.WhenAll(ids.Select(mail.LetterAsync));
        await using var server = new MailServer().Start(port);
        mail.Clock.Advance(TimeSpan.FromMinutes(1));
        await mail.GoRoundAsync(settings);

        Assert.Equal([1, 0, 0], tried.Select(letter => letter.Attempts));
        Assert.Equal(3, server.Letters.Count);
        Assert.All(
            await Task.WhenAll(ids.Select(mail.LetterAsync)),
            letter => Assert.Equal(MailState.Sent, letter.State)
        );
    }

    [Fact]
    public async Task A_server_that_hangs_up_in_the_middle_of_a_letter_gets_it_again_under_the_same_id()
    {
        var inData = false;
        await using var hangingUp = new ScriptedServer(line =>
        {
            if (inData)
            {
                return line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)
                    ? null
                    : "";
            }

            inData = line == "DATA";
            return inData ? "354 go on" : "250 ok";
        });
        await using var server = new MailServer().Start();
        var id = (await mail.PutAsync(SchoolMail.At(hangingUp.Port), StaffKeys.Head))[0];

        await mail.GoRoundAsync(SchoolMail.At(hangingUp.Port));
        var broken = await mail.LetterAsync(id);
        mail.Clock.Advance(TimeSpan.FromMinutes(1));
        await mail.GoRoundAsync(SchoolMail.At(server.Port));

        Assert.Equal(MailState.Queued, broken.State);
        Assert.NotNull(broken.LastFault);
        Assert.Contains(
            $"Message-Id: <{broken.MessageId}>",
            hangingUp.Lines,
            StringComparer.OrdinalIgnoreCase
        );
        Assert.Equal(broken.MessageId, Assert.Single(server.Letters).Message.MessageId);
    }

    [Fact]
    public async Task A_program_killed_after_the_server_took_a_letter_sends_it_again_under_the_same_id()
    {
        RunningEdict? edict = null;
        using var started = new ManualResetEventSlim();
        await using var server = new MailServer
        {
            Takes = _ =>
            {
                started.Wait(Cancel);
                edict!.Kill();
                return SmtpServer.Protocol.SmtpResponse.Ok;
            },
        }.Start();
        edict = RunningEdict.Start([
            "mail",
            "test",
            "--to",
            "head@harlaw.example",
            "--settings",
            SettingsFile(server.Port),
            .. mail.Data.Options,
        ]);
        started.Set();
        var ran = await edict.EndAsync();
        edict.Dispose();

        await using var db = await mail.Data.Place.OpenAsync();
        var letter = await db.Outbox.SingleAsync(Cancel);
        server.Takes = _ => SmtpServer.Protocol.SmtpResponse.Ok;
        await mail.GoRoundAsync(SchoolMail.At(server.Port));
        var whileClaimed = server.Letters.Count;
        mail.Clock.Advance(Carrier.Lease + TimeSpan.FromMinutes(1));
        await mail.GoRoundAsync(SchoolMail.At(server.Port));

        Assert.NotEqual(0, ran.Status);
        Assert.Equal(MailState.Queued, letter.State);
        Assert.Equal(1, whileClaimed);
        Assert.Equal(
            [letter.MessageId, letter.MessageId],
            server.Letters.Select(received => received.Message.MessageId)
        );
        Assert.Equal(
            (MailState.Sent, 2),
            (
                (await mail.LetterAsync(letter.Id)).State,
                (await mail.LetterAsync(letter.Id)).Attempts
            )
        );
    }

    [Fact]
    public async Task Two_programs_on_one_database_send_each_letter_once()
    {
        await using var server = new MailServer
        {
            Takes = _ =>
            {
                Thread.Sleep(20);
                return SmtpServer.Protocol.SmtpResponse.Ok;
            },
        }.Start();
        var settings = SchoolMail.At(server.Port);
        var keys = Enumerable.Range(0, 12).Select(_ => StaffKeys.Head).ToArray();
        await mail.PutAsync(settings, keys);
        using var one = mail.Postman(settings);
        using var another = mail.Postman(settings);

        var taken = await Task.WhenAll(
            Task.Run(() => one.GoRoundAsync(Cancel), Cancel),
            Task.Run(() => another.GoRoundAsync(Cancel), Cancel)
        );

        Assert.Equal(12, server.Letters.Count);
        Assert.Equal(
            12,
            server.Letters.Select(received => received.Message.MessageId).Distinct().Count()
        );
        Assert.Equal(12, taken.Sum());
        Assert.All(taken, count => Assert.NotEqual(0, count));
    }

    [Fact]
    public async Task Edict_signs_in_by_a_token_that_it_asks_for_once()
    {
        await using var server = new ScriptedServer(line =>
            line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-scripted\r\n250 AUTH XOAUTH2"
            : line.StartsWith("AUTH", StringComparison.Ordinal) ? "235 welcome"
            : line == "DATA" ? "354 go on"
            : line is "." ? "250 taken"
            : line.Contains(':', StringComparison.Ordinal)
            && line.Contains('<', StringComparison.Ordinal)
                ? "250 ok"
            : line == "QUIT" ? "221 bye"
            : ""
        );
        await using var tokens = new TokenServer();
        var settings = SchoolMail.At(server.Port) with
        {
            User = "edict@harlaw.example",
            TokenEndpoint = tokens.Address,
            ClientId = "edict-mail",
            ClientSecret = "a secret",
        };
        await mail.PutAsync(settings, StaffKeys.Head, StaffKeys.Depute);

        await mail.GoRoundAsync(settings);

        var asked = Assert.Single(tokens.Asked);
        Assert.Equal("client_credentials", asked["grant_type"]);
        Assert.Equal("edict-mail", asked["client_id"]);
        Assert.Equal("a secret", asked["client_secret"]);
        var signedIn = server.Lines.Where(line =>
            line.StartsWith("AUTH XOAUTH2 ", StringComparison.Ordinal)
        );
        Assert.Equal(
            Enumerable.Repeat("user=edict@harlaw.example\u0001auth=Bearer token-1\u0001\u0001", 2),
            signedIn.Select(line =>
                System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(line[13..]))
            )
        );
    }

    private string SettingsFile(int port)
    {
        var path = Path.Combine(mail.Data.Place.Folder, "edict.json");
        File.WriteAllText(
            path,
            $$"""
            {
              "mail": {
                "host": "127.0.0.1",
                "port": {{port}},
                "from": "edict@harlaw.example",
                "domains": ["Harlaw.example"]
              }
            }
            """
        );
        return path;
    }
}
