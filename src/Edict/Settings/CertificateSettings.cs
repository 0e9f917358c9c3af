using System.Security.Cryptography.X509Certificates;

namespace Edict.Settings;

/// <summary>A certificate with its private key, and those that stand between it and its root.</summary>
/// <param name="Fingerprint">Of the files, as they were when it was read.</param>
public sealed record CertificateSettings(
    CertificateFiles Files,
    X509Certificate2 Certificate,
    X509Certificate2Collection Chain,
    string Fingerprint
)
{
    /// <param name="section">Such as <c>certificate</c>.</param>
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
            return new CertificateFiles(section, file, key, password).Open();
        }
        catch (InvalidDataException fault)
        {
            settings.Refuse(fault.Message);
            return null;
        }
    }
}
