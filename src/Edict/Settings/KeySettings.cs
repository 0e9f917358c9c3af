namespace Edict.Settings;

/// <summary>
/// Where the keys lie that seal cookies: in a folder of their own, or sealed themselves by a certificate. Bare beside the
/// data, whoever copies the data could sign in as anybody.
/// </summary>
public sealed record KeySettings(string Folder, CertificateSettings? Certificate)
{
    /// <param name="data">The data folder.</param>
    public static KeySettings? Read(SettingsReader settings, string data)
    {
        var certificate = CertificateSettings.Read(settings, "keys.certificate");
        var folder = settings.FolderPath("keys.folder");
        if (certificate is null && folder is null)
        {
            settings.Refuse(
                "keys: not set; expected keys.folder, a folder outside the data folder for the keys that seal cookies, or keys.certificate.file, a certificate that seals them"
            );
            return null;
        }

        if (certificate is null && IsIn(folder!, Path.GetFullPath(data)))
        {
            settings.Refuse(
                $"keys.folder: \"{folder}\": lies in the data folder, so that a copy of the data would hold the keys; expected a folder outside, or keys.certificate.file too"
            );
        }

        if (certificate is { Certificate: var sealing } && sealing.GetKeyAlgorithm() != Rsa)
        {
            settings.Refuse(
                $"keys.certificate.file: \"{certificate.Files.File}\": expected a certificate with an RSA key: no other seals keys"
            );
        }

        return new(folder ?? Path.Combine(Path.GetFullPath(data), "keys"), certificate);
    }

    private const string Rsa = "1.2.840.113549.1.1.1";

    internal static bool IsIn(string folder, string data)
    {
        var way = Path.GetRelativePath(data, folder);
        return way != ".."
            && !way.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !Path.IsPathRooted(way);
    }
}
