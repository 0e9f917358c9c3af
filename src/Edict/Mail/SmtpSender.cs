using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Edict.Mail;

/// <summary>
/// Hands letters to the school's mail server. Nothing is said to a server elsewhere before the connection is encrypted and
/// its certificate holds.
/// </summary>
public sealed class SmtpSender(MailSettings settings, TimeProvider clock) : ISender
{
    /// <summary>How long the server may take for one answer.</summary>
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(30);

    /// <summary>How long one letter may take altogether; less than <see cref="Carrier.Lease"/>.</summary>
    private static readonly TimeSpan Whole = TimeSpan.FromMinutes(2);

    private readonly AccessTokens tokens = new(settings, clock);

    public async Task<Delivery> SendAsync(OutgoingLetter letter, CancellationToken cancelled)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        limit.CancelAfter(Whole);
        try
        {
            using var client = new SmtpClient { Timeout = (int)Answer.TotalMilliseconds };
            await ConnectAsync(client, limit.Token);
            await SignInAsync(client, limit.Token);
            await client.SendAsync(letter.AsMessage(settings.From), limit.Token);
            await GoodbyeAsync(client, limit.Token);
            return Delivery.Taken;
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault) when (SmtpFault.Of(fault, settings) is { } delivery)
        {
            return delivery;
        }
    }

    private Task ConnectAsync(SmtpClient client, CancellationToken cancelled)
    {
        var security =
            settings.Port == MailSettings.TlsPort ? SecureSocketOptions.SslOnConnect
            : settings.IsLoopback ? SecureSocketOptions.None
            : SecureSocketOptions.StartTls;
        if (settings.CaFile is { } file)
        {
            client.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
                errors == SslPolicyErrors.None
                || (
                    errors == SslPolicyErrors.RemoteCertificateChainErrors
                    && certificate is X509Certificate2 shown
                    && IsVouchedFor(shown, file)
                );
        }

        return client.ConnectAsync(settings.Host, settings.Port, security, cancelled);
    }

    /// <summary>Whether one of the file's certificates stands behind the one that the server shows.</summary>
    private static bool IsVouchedFor(X509Certificate2 shown, string file)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(file);
        return chain.Build(shown);
    }

    private async Task SignInAsync(SmtpClient client, CancellationToken cancelled)
    {
        if (settings.User is not { } user)
        {
            return;
        }

        if (await tokens.CurrentAsync(cancelled) is { } token)
        {
            await client.AuthenticateAsync(new SaslMechanismOAuth2(user, token), cancelled);
            return;
        }

        var password = settings.PasswordFile is { } file
            ? await FirstLine.OfAsync(file, cancelled)
            : settings.Password!;
        await client.AuthenticateAsync(user, password, cancelled);
    }

    /// <summary>The letter is taken: whatever happens now, it is not sent again.</summary>
    private static async Task GoodbyeAsync(SmtpClient client, CancellationToken cancelled)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancelled);
        }
        catch (Exception fault)
            when (fault
                    is IOException
                        or ProtocolException
                        or OperationCanceledException
                        or TimeoutException
            )
        {
            // The server hung up first.
        }
    }
}
