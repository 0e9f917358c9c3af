using System.Security.Cryptography.X509Certificates;

namespace Edict.Keeping;

/// <summary>What the doctor finds of the certificate that HTTPS is done with.</summary>
internal static class Certificates
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public static IEnumerable<Finding> Look(X509Certificate2? certificate, DateTime now)
    {
        const string Place = "Certificate";
        if (certificate is null)
        {
            yield break;
        }

        var left = certificate.NotAfter.ToUniversalTime() - now;
        yield return left < TimeSpan.Zero
            ? new(Health.Bad, Place, $"it ended {Doctor.InDays(-left)} ago", "renew it")
            : new(
                left < Soon ? Health.Look : Health.Good,
                Place,
                $"{Doctor.InDays(left)} left",
                left < Soon ? "renew it" : ""
            );
    }
}
