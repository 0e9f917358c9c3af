using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Edict.Tests.Commands;

/// <summary>Certificates of this machine that vouch for themselves, as files.</summary>
internal static class MadeCertificate
{
    public static X509Certificate2 WithRsa()
    {
        using var key = RSA.Create(2048);
        return Of(new("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static X509Certificate2 WithCurve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Of(new("CN=127.0.0.1", key, HashAlgorithmName.SHA256));
    }

    /// <summary>The certificate and behind it its key, which a password locks where one is given.</summary>
    public static string AsPem(this X509Certificate2 certificate, string? password = null)
    {
        using AsymmetricAlgorithm key =
            certificate.GetRSAPrivateKey()
            ?? (AsymmetricAlgorithm)certificate.GetECDsaPrivateKey()!;
        var locked = password is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(
                password,
                new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000)
            );
        return $"{certificate.ExportCertificatePem()}\n{locked}\n";
    }

    public static byte[] AsPfx(this X509Certificate2 certificate, string password) =>
        certificate.Export(X509ContentType.Pkcs12, password);

    private static X509Certificate2 Of(CertificateRequest asked)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        asked.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return asked.CreateSelfSigned(now.AddDays(-1), now.AddDays(90));
    }
}
