using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Edict.SigningIn;

/// <summary>Seals the keys of codes, so that a copy of the data makes no code.</summary>
public sealed class CodeSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Edict.CodeKey");

    public string Close(string key) => protector.Protect(key);

    /// <returns>Null where it was sealed by keys that are gone.</returns>
    public string? Open(string? closed)
    {
        try
        {
            return closed is null ? null : protector.Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
