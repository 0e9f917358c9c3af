using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Edict.Settings;

/// <summary>Where a certificate with its private key lies: PEM, the key in it or in a file beside, or PFX.</summary>
/// <param name="Section">Such as <c>certificate</c>: <c>certificate.file</c> is the path.</param>
/// <param name="KeyFile">Null for a key in the file itself.</param>
public sealed record CertificateFiles(
    string Section,
    string File,
    string? KeyFile,
    string? Password
)
{
    /// <summary>What the reading of a PFX file fails with where its password is wrong.</summary>
    private const int WrongPassword = unchecked((int)0x80070056);

    private static readonly string[] PfxEndings = [".pfx", ".p12"];

    /// <summary>What the files hold, as one number: another one says that they were changed.</summary>
    /// <exception cref="IOException">One of them cannot be read.</exception>
    public string Fingerprint() =>
        Convert.ToHexString(
            SHA256.HashData([
                .. System.IO.File.ReadAllBytes(File),
                .. KeyFile is null ? [] : System.IO.File.ReadAllBytes(KeyFile),
            ])
        );

    /// <exception cref="InvalidDataException">They cannot be read, or hold no certificate with its private key; in words.</exception>
    public CertificateSettings Open()
    {
        try
        {
            var fingerprint = Fingerprint();
            var chain = new X509Certificate2Collection();
            var certificate = IsPfx ? FromPfx(chain) : FromPem(chain);
            return certificate is { HasPrivateKey: true }
                ? new(this, certificate, chain, fingerprint)
                : throw new InvalidDataException(Expected("a certificate with its private key"));
        }
        catch (CryptographicException fault) when (fault.HResult == WrongPassword)
        {
            throw new InvalidDataException(
                Expected(
                    $"its password in {Section}.password or {Section}.passwordFile; the one there is wrong"
                ),
                fault
            );
        }
        catch (Exception fault)
            when (fault
                    is CryptographicException
                        or ArgumentException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            throw new InvalidDataException(
                Expected("a certificate with its private key that can be read"),
                fault
            );
        }
    }

    private bool IsPfx =>
        PfxEndings.Contains(Path.GetExtension(File), StringComparer.OrdinalIgnoreCase);

    private X509Certificate2? FromPfx(X509Certificate2Collection chain)
    {
        chain.AddRange(X509CertificateLoader.LoadPkcs12CollectionFromFile(File, Password));
        return chain.FirstOrDefault(each => each.HasPrivateKey);
    }

    private X509Certificate2 FromPem(X509Certificate2Collection chain)
    {
        chain.ImportFromPemFile(File);
        var keyFile = KeyFile ?? File;
        return Password is null
            ? X509Certificate2.CreateFromPemFile(File, keyFile)
            : X509Certificate2.CreateFromEncryptedPemFile(File, Password, keyFile);
    }

    private string Expected(string what) =>
        $"{Section}.file: \"{File}\": expected {what}, as PEM (the key in {Section}.keyFile or the same file) or PFX ({Section}.password)";
}
