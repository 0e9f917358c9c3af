using System.Security.Cryptography;
using System.Text;
using Edict.Data;
using Microsoft.AspNetCore.Identity;

namespace Edict.SigningIn;

/// <summary>The codes of a phone, and those for when it is lost.</summary>
public sealed partial class AccountStore
    : IUserAuthenticatorKeyStore<Account>,
        IUserTwoFactorRecoveryCodeStore<Account>
{
    public Task SetAuthenticatorKeyAsync(
        Account user,
        string key,
        CancellationToken cancellationToken
    )
    {
        user.CodeKey = seal.Close(SecretSeal.CodeKey, key);
        return Task.CompletedTask;
    }

    public Task<string?> GetAuthenticatorKeyAsync(
        Account user,
        CancellationToken cancellationToken
    ) => Task.FromResult(seal.Open(SecretSeal.CodeKey, user.CodeKey));

    public Task ReplaceCodesAsync(
        Account user,
        IEnumerable<string> recoveryCodes,
        CancellationToken cancellationToken
    )
    {
        user.RecoveryCodes = string.Join(';', recoveryCodes.Select(HashOf));
        return Task.CompletedTask;
    }

    public Task<bool> RedeemCodeAsync(
        Account user,
        string code,
        CancellationToken cancellationToken
    )
    {
        var left = HashesOf(user);
        var isOne = left.Remove(HashOf(code));
        user.RecoveryCodes = string.Join(';', left);
        return Task.FromResult(isOne);
    }

    public Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(HashesOf(user).Count);

    private static List<string> HashesOf(Account user) =>
        [.. user.RecoveryCodes.Split(';', StringSplitOptions.RemoveEmptyEntries)];

    private static string HashOf(string code) =>
        Convert.ToHexString(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()
                )
            )
        );
}
