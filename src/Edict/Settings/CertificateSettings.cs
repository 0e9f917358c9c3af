using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Edict.Settings;

/// <summary>A certificate with its private key, and those that stand between it and its root.</summary>
public sealed record CertificateSettings(
    X509Certificate2 Certificate,
    X509Certificate2Collection Chain
)
{
    private static readonly string[] PfxEndings = [".pfx", ".p12"];

    /// <summary>Reads a PEM file, with its key in it or in a file beside, or a PFX file with its password.</summary>
    /// <param name="section">Such as <c>certificate</c>: <c>certificate.file</c> is the path.</param>
    /// <returns>Null where none is set, or it cannot be read, which the reader is told.</returns>
    public static CertificateSettings? Read(SettingsReader settings, string section)
    {
        var file = settings.FilePath($"{section}.file");
        var key = settings.FilePath($"{section}.keyFile");
        var password = settings.Secret($"{section}.password");
        if (file is null)
        {
            return null;
        }

        try
        {
            var chain = new X509Certificate2Collection();
            if (PfxEndings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            {
                return new(X509CertificateLoader.LoadPkcs12FromFile(file, password), chain);
            }

            chain.ImportFromPemFile(file);
            var keyFile = key ?? file;
            return new(
                password is null
                    ? X509Certificate2.CreateFromPemFile(file, keyFile)
                    : X509Certificate2.CreateFromEncryptedPemFile(file, password, keyFile),
                chain
            );
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            settings.Refuse(
                $"{section}.file: \"{file}\": expected a certificate with its private key, as PEM (the key in {section}.keyFile or the same file) or PFX ({section}.password)"
            );
            return null;
        }
    }
}
