using Edict.Data;
using Edict.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Edict.SigningIn;

/// <summary>The second proof beside a password: a code of the person's phone (TOTP), or a recovery code.</summary>
public sealed class CodeDoor(
    EdictDb db,
    UserManager<Account> accounts,
    AccountLocks locks,
    Entrance entrance,
    SecretSeal seal
)
{
    private const int Digits = 6;
    private const int RecoveryCodes = 10;

    /// <summary>Whether somebody has to give a code too.</summary>
    public async Task<bool> IsAskedAsync(SignedIn person) =>
        (await AccountStore.FindAsync(db, person.SchoolId, person.StaffId))?.AsksForCode == true;

    /// <returns>How it was proved, in words; null for a wrong code, which is kept as a refusal.</returns>
    public async Task<string?> TryAsync(SignedIn person, string given)
    {
        var account = (await AccountStore.FindAsync(db, person.SchoolId, person.StaffId))!;
        var code = string.Concat(given.Where(char.IsAsciiLetterOrDigit));
        var how =
            !await locks.TakeTurnAsync(person) ? null
            : code.Length == Digits
                ? await IsNewAndRightAsync(account, code) ? "code"
                    : null
            : (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, given.Trim())).Succeeded
                ? "recovery code"
            : null;
        if (how is null)
        {
            entrance.KeepRefusal(person.SchoolId, person.StaffId, "wrong code");
            await db.SaveChangesAsync();
        }

        return how;
    }

    /// <summary>Makes a key for a phone. Codes are asked for once one was given.</summary>
    /// <returns>The key, as it is typed into a phone.</returns>
    public async Task<string> BeginAsync(Account account)
    {
        var key = await accounts.GetAuthenticatorKeyAsync(account);
        if (key is null)
        {
            key = accounts.GenerateNewAuthenticatorKey();
            account.CodeKey = seal.Close(SecretSeal.CodeKey, key);
            await db.SaveChangesAsync();
        }

        return key;
    }

    /// <returns>The recovery codes, which are not to be had again; null where the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(Account account, string given)
    {
        var code = string.Concat(given.Where(char.IsAsciiDigit));
        if (!await IsNewAndRightAsync(account, code))
        {
            return null;
        }

        account.AsksForCode = true;
        return
        [
            .. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes))!,
        ];
    }

    /// <summary>A code is good for some minutes, and is taken once.</summary>
    private async Task<bool> IsNewAndRightAsync(Account account, string code) =>
        await accounts.VerifyTwoFactorTokenAsync(
            account,
            TokenOptions.DefaultAuthenticatorProvider,
            code
        )
        && await db
            .Accounts.Where(row =>
                row.SchoolId == account.SchoolId
                && row.StaffId == account.StaffId
                && (row.LastCode == null || row.LastCode != code)
            )
            .ExecuteUpdateAsync(row => row.SetProperty(was => was.LastCode, code)) > 0;
}
