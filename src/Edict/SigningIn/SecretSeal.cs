using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Edict.SigningIn;

/// <summary>Seals what the data hold for a time and nobody may read in a copy of them, by the keys that seal cookies.</summary>
public sealed class SecretSeal(IDataProtectionProvider protection)
{
    /// <summary>For the keys of codes.</summary>
    public const string CodeKey = "Edict.CodeKey";

    /// <summary>For the link of a letter that waits.</summary>
    public const string Link = "Edict.Link";

    /// <param name="what">What it is, so that none is taken for another.</param>
    public string Close(string what, string secret) =>
        protection.CreateProtector(what).Protect(secret);

    /// <returns>Null where it was sealed by keys that are gone.</returns>
    public string? Open(string what, string? closed)
    {
        try
        {
            return closed is null ? null : protection.CreateProtector(what).Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
