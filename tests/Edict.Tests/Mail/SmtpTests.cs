using System.Net;
using System.Security.Cryptography.X509Certificates;
using Edict.Data;
using Edict.Demonstration;
using Edict.Mail;
using Microsoft.EntityFrameworkCore;
using SmtpServer.Protocol;

namespace Edict.Tests.Mail;

/// <summary>Letters and a real mail server.</summary>
public sealed class SmtpTests : IAsyncLifetime
{
    private SchoolMail mail = null!;

    /// <summary>This machine by a name that does not say so.</summary>
    private static string Elsewhere => Dns.GetHostName();

    public async ValueTask InitializeAsync() => mail = await SchoolMail.OfTheSchoolAsync();

    public ValueTask DisposeAsync() => mail.DisposeAsync();

    [Fact]
    public async Task A_letter_reaches_a_server_elsewhere_encrypted_and_says_what_was_written()
    {
        using var certificate = MailServer.CertificateFor(Elsewhere);
        await using var server = new MailServer { Certificate = certificate }.Start();
        var settings = AtElsewhere(server.Port) with { CaFile = FileOf(certificate) };
        var id = (await mail.PutAsync(settings, StaffKeys.Head))[0];

        await mail.GoRoundAsync(settings);

        var letter = await mail.LetterAsync(id);
        var received = Assert.Single(server.Letters);
        Assert.True(received.IsEncrypted);
        Assert.Equal(letter.MessageId, received.Message.MessageId);
        Assert.Equal("Edict: test letter", received.Message.Subject);
        Assert.Equal("head@harlaw.example", received.Message.To.Mailboxes.Single().Address);
        Assert.Equal("edict@harlaw.example", received.Message.From.Mailboxes.Single().Address);
        Assert.Equal(
            letter.Body,
            received.Message.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n')
        );
        Assert.Equal(
            (MailState.Sent, 1, (string?)null),
            (letter.State, letter.Attempts, letter.LastFault)
        );
        Assert.Equal(DemonstrationSchool.Now, letter.SentAt);
    }

    [Fact]
    public async Task Nothing_is_said_to_a_server_elsewhere_that_does_not_encrypt()
    {
        await using var server = new MailServer().Start();
        var settings = AtElsewhere(server.Port);
        var id = (await mail.PutAsync(settings, StaffKeys.Head))[0];

        await mail.GoRoundAsync(settings);

        var letter = await mail.LetterAsync(id);
        Assert.Empty(server.Letters);
        Assert.Equal(MailState.Queued, letter.State);
        Assert.Contains("STARTTLS", letter.LastFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_said_to_a_server_whose_certificate_nobody_vouches_for()
    {
        using var certificate = MailServer.CertificateFor(Elsewhere);
        using var another = MailServer.CertificateFor(Elsewhere);
        using var wrongName = MailServer.CertificateFor("mail.elsewhere.example");
        await using var server = new MailServer { Certificate = certificate }.Start();
        await using var misnamed = new MailServer { Certificate = wrongName }.Start();

        foreach (
            var settings in new[]
            {
                AtElsewhere(server.Port),
                AtElsewhere(server.Port) with
                {
                    CaFile = FileOf(another),
                },
                AtElsewhere(misnamed.Port) with
                {
                    CaFile = FileOf(wrongName),
                },
            }
        )
        {
            var id = (await mail.PutAsync(settings, StaffKeys.Head))[0];
            await mail.GoRoundAsync(settings);
            Assert.Contains(
                "certificate",
                (await mail.LetterAsync(id)).LastFault,
                StringComparison.Ordinal
            );
        }

        Assert.Empty(server.Letters);
        Assert.Empty(misnamed.Letters);
    }

    [Fact]
    public async Task Port_465_is_spoken_to_encrypted_from_the_start()
    {
        using var certificate = MailServer.CertificateFor(Elsewhere);
        await using var server = new MailServer { Certificate = certificate, IsTlsAtOnce = true };
        try
        {
            using var free = new System.Net.Sockets.TcpListener(
                IPAddress.Any,
                MailSettings.TlsPort
            );
            free.Start();
        }
        catch (System.Net.Sockets.SocketException)
        {
            Assert.Skip("port 465 of this machine is not to be had");
        }

        server.Start(MailSettings.TlsPort);
        var settings = AtElsewhere(server.Port) with { CaFile = FileOf(certificate) };
        await mail.PutAsync(settings, StaffKeys.Head);

        await mail.GoRoundAsync(settings);

        Assert.True(Assert.Single(server.Letters).IsEncrypted);
    }

    [Fact]
    public async Task Edict_signs_in_by_its_password_and_a_wrong_one_is_told_without_it()
    {
        await using var server = new MailServer { SignIn = ("edict", "the right word") }.Start();
        var wrong = SchoolMail.At(server.Port) with { User = "edict", Password = "the wrong word" };
        var file = Path.Combine(mail.Data.Place.Folder, "password");
        await File.WriteAllTextAsync(
            file,
            "the right word\n",
            TestContext.Current.CancellationToken
        );
        var id = (await mail.PutAsync(wrong, StaffKeys.Head))[0];

        await mail.GoRoundAsync(wrong);
        var refused = await mail.LetterAsync(id);
        mail.Clock.Advance(TimeSpan.FromMinutes(1));
        await mail.GoRoundAsync(wrong with { Password = null, PasswordFile = file });

        Assert.Equal(MailState.Queued, refused.State);
        Assert.Contains("did not let edict sign in", refused.LastFault, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong word", refused.LastFault, StringComparison.Ordinal);
        Assert.Equal("edict", Assert.Single(server.Letters).User);
    }

    [Fact]
    public async Task A_refusal_for_good_ends_a_letter_and_one_for_now_makes_it_wait_while_others_go()
    {
        await using var server = new MailServer
        {
            AnswersRecipient = address =>
                address.StartsWith("head@", StringComparison.Ordinal)
                    ? new(SmtpReplyCode.MailboxUnavailable, "no such mailbox\u0000 here")
                : address.StartsWith("depute@", StringComparison.Ordinal)
                    ? new((SmtpReplyCode)450, "come back later")
                : null,
        }.Start();
        var settings = SchoolMail.At(server.Port);
        var ids = await mail.PutAsync(settings, StaffKeys.Head, StaffKeys.Depute, StaffKeys.Office);

        await mail.GoRoundAsync(settings);

        var (gone, waits) = (await mail.LetterAsync(ids[0]), await mail.LetterAsync(ids[1]));
        Assert.Equal(MailState.Failed, gone.State);
        Assert.Contains("550", gone.LastFault, StringComparison.Ordinal);
        Assert.Equal(MailState.Queued, waits.State);
        Assert.Contains("450", waits.LastFault, StringComparison.Ordinal);
        Assert.Equal(DemonstrationSchool.Now.AddMinutes(1), waits.NextTryAt);
        Assert.Equal(MailState.Sent, (await mail.LetterAsync(ids[2])).State);
    }

    [Fact]
    public async Task A_letter_that_the_server_refuses_whole_ends_and_one_it_cannot_keep_now_waits()
    {
        var answers = new Queue<SmtpResponse>([
            new(SmtpReplyCode.TransactionFailed, "spam"),
            new((SmtpReplyCode)452, "full"),
        ]);
        await using var server = new MailServer { Takes = _ => answers.Dequeue() }.Start();
        var settings = SchoolMail.At(server.Port);
        var ids = await mail.PutAsync(settings, StaffKeys.Head, StaffKeys.Depute);

        await mail.GoRoundAsync(settings);

        Assert.Equal(MailState.Failed, (await mail.LetterAsync(ids[0])).State);
        Assert.Equal(MailState.Queued, (await mail.LetterAsync(ids[1])).State);
    }

    [Fact]
    public async Task Nothing_in_a_name_adds_a_line_to_a_letters_head()
    {
        await using var server = new MailServer().Start();
        var settings = SchoolMail.At(server.Port);
        await using (var db = await mail.Data.Place.OpenAsync())
        {
            var head = await db
                .Staff.AsTracking()
                .SingleAsync(
                    row => row.Email == "head@harlaw.example",
                    TestContext.Current.CancellationToken
                );
            head.Name = "Ms\r\nBcc: all@harlaw.example\r\n\r\n, \"A\" <x@harlaw.example> Ó Néill";
            var school = await db
                .Schools.AsTracking()
                .SingleAsync(TestContext.Current.CancellationToken);
            school.Name = "Harlaw\nSubject: Aila Fraser";
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await mail.PutAsync(settings, StaffKeys.Head);
        await mail.GoRoundAsync(settings);

        var message = Assert.Single(server.Letters).Message;
        Assert.Equal("Edict: test letter", message.Subject);
        Assert.Empty(message.Bcc);
        Assert.Equal("head@harlaw.example", message.To.Mailboxes.Single().Address);
        Assert.Equal(
            [
                "Auto-Submitted",
                "Content-Type",
                "Date",
                "From",
                "MIME-Version",
                "Message-Id",
                "Subject",
                "To",
            ],
            message
                .Headers.Concat(message.Body!.Headers)
                .Select(header => header.Field)
                .Where(field => field != "Content-Transfer-Encoding")
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.Ordinal)
        );
    }

    private static MailSettings AtElsewhere(int port) =>
        SchoolMail.At(port) with
        {
            Host = Elsewhere,
        };

    private string FileOf(X509Certificate2 certificate)
    {
        var path = Path.Combine(mail.Data.Place.Folder, $"{certificate.Thumbprint}.pem");
        File.WriteAllText(path, certificate.ExportCertificatePem());
        return path;
    }
}
