using System.Net.Security;

namespace Edict.Settings;

/// <summary>
/// The certificate that HTTPS is done with now. Its files are looked at every few seconds, since whatever renews a
/// certificate tells nobody; those that cannot be read leave the earlier one in its place.
/// </summary>
public sealed partial class CurrentCertificate(
    CertificateSettings first,
    ILogger<CurrentCertificate> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private string seen = first.Fingerprint;
    private volatile SslStreamCertificateContext context = ContextOf(first);

    /// <summary>For a connection that begins.</summary>
    public SslStreamCertificateContext Context => context;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // By the machine's own time: how often it looks is no matter of the school's day.
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    private void Look()
    {
        try
        {
            var found = first.Files.Fingerprint();
            if (found == seen)
            {
                return;
            }

            // Before they are opened: files that are broken are told once.
            seen = found;
            var renewed = first.Files.Open();
            context = ContextOf(renewed);
            Renewed(log, renewed.Certificate.NotAfter.ToUniversalTime());
        }
        catch (Exception fault)
            when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            NotRead(log, fault.Message);
        }
    }

    /// <summary>Nothing is fetched from elsewhere for it: what the files lack is lacking.</summary>
    private static SslStreamCertificateContext ContextOf(CertificateSettings settings) =>
        SslStreamCertificateContext.Create(settings.Certificate, settings.Chain, offline: true);

    [LoggerMessage(LogLevel.Warning, "The certificate was renewed: until {Until:yyyy-MM-dd}")]
    private static partial void Renewed(ILogger log, DateTime until);

    [LoggerMessage(
        LogLevel.Error,
        "The new certificate cannot be read, and the earlier one stays: {Why}"
    )]
    private static partial void NotRead(ILogger log, string why);
}
