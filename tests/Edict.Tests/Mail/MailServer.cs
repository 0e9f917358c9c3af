using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Edict.Tests.Mail;

/// <summary>What a mail server was given.</summary>
public sealed record Received(MimeMessage Message, bool IsEncrypted, string? User);

/// <summary>A real mail server on a port of this machine.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<Received> received = new();
    private readonly CancellationTokenSource end = new();
    private Task running = Task.CompletedTask;

    public int Port { get; private set; }

    /// <summary>What the server shows where it speaks TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether TLS is spoken from the first byte.</summary>
    public bool IsTlsAtOnce { get; init; }

    /// <summary>Who may sign in, and must; null where nobody need.</summary>
    public (string User, string Password)? SignIn { get; init; }

    /// <summary>What is answered to a recipient; null lets them pass.</summary>
    public Func<string, SmtpResponse?> AnswersRecipient { get; set; } = _ => null;

    /// <summary>What is done when a letter is there whole and is not answered yet.</summary>
    public Func<MimeMessage, SmtpResponse> Takes { get; set; } = _ => SmtpResponse.Ok;

    public IReadOnlyList<Received> Letters => [.. received];

    public MailServer Start(int? port = null)
    {
        Port = port ?? FreePort();
        var options = new SmtpServerOptionsBuilder()
            .ServerName("mail.test")
            .Endpoint(Describe)
            .Build();
        var services = new ServiceProvider();
        services.Add(new Store(this));
        services.Add(new Filter(this));
        if (SignIn is { } known)
        {
            services.Add(new DelegatingUserAuthenticator((user, word) => (user, word) == known));
        }

        running = new SmtpServer.SmtpServer(options, services).StartAsync(end.Token);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await running
            .WaitAsync(TimeSpan.FromSeconds(10))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A certificate that vouches for itself.</summary>
    public static X509Certificate2 CertificateFor(string host)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            $"CN={host}",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
    }

    private void Describe(EndpointDefinitionBuilder endpoint)
    {
        endpoint.Endpoint(new IPEndPoint(IPAddress.Any, Port)).IsSecure(IsTlsAtOnce);
        if (Certificate is not null)
        {
            endpoint.Certificate(Certificate);
        }

        if (SignIn is not null)
        {
            endpoint.AuthenticationRequired(true).AllowUnsecureAuthentication(Certificate is null);
        }
    }

    private sealed class Store(MailServer server) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        )
        {
            using var bytes = new MemoryStream(buffer.ToArray());
            var message = await MimeMessage.LoadAsync(bytes, cancellationToken);
            var answer = server.Takes(message);
            if (answer.ReplyCode == SmtpReplyCode.Ok)
            {
                server.received.Enqueue(
                    new(message, context.Pipe.IsSecure, context.Authentication?.User)
                );
            }

            return answer;
        }
    }

    private sealed class Filter(MailServer server) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(
            ISessionContext context,
            IMailbox to,
            IMailbox from,
            CancellationToken cancellationToken
        ) =>
            server.AnswersRecipient($"{to.User}@{to.Host}") is { } answer
                ? throw new SmtpResponseException(answer)
                : Task.FromResult(true);
    }
}
