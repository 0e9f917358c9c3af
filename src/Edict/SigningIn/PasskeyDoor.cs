using Edict.Data;
using Edict.People;
using Microsoft.AspNetCore.Identity;

namespace Edict.SigningIn;

/// <summary>Proves who somebody is by a passkey: one that their device keeps, and opens by finger, face or PIN.</summary>
public sealed class PasskeyDoor(
    SignInManager<Account> signIn,
    UserManager<Account> accounts,
    Entrance entrance
)
{
    /// <returns>What the browser asks of any passkey of this site, as JSON.</returns>
    public Task<string> AskAsync() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <param name="credential">What the browser answers, as JSON.</param>
    /// <returns>Whose passkey it is; null where it is nobody's, or does not answer what was asked.</returns>
    public async Task<SignedIn?> TryAsync(string credential)
    {
        if (
            await AnswerAsync(() => signIn.PerformPasskeyAssertionAsync(credential))
            is not { Succeeded: true } proven
        )
        {
            await entrance.KeepStrangerAsync("a passkey that is not known, or came too late");
            return null;
        }

        await accounts.AddOrUpdatePasskeyAsync(proven.User, proven.Passkey);
        return new(proven.User.SchoolId, proven.User.StaffId);
    }

    /// <returns>What the browser asks the device to make a passkey for, as JSON.</returns>
    public async Task<string> OfferAsync(Account account, string name) =>
        await signIn.MakePasskeyCreationOptionsAsync(
            new()
            {
                Id = await accounts.GetUserIdAsync(account),
                Name = name,
                DisplayName = name,
            }
        );

    /// <returns>Whether a passkey was added.</returns>
    public async Task<bool> AddAsync(
        HttpContext context,
        Account account,
        string credential,
        string name
    )
    {
        if (
            await AnswerAsync(() => signIn.PerformPasskeyAttestationAsync(credential))
                is not { Succeeded: true } made
            || made.UserEntity.Id != await accounts.GetUserIdAsync(account)
        )
        {
            return false;
        }

        made.Passkey.Name = name;
        await accounts.AddOrUpdatePasskeyAsync(account, made.Passkey);
        await entrance.EndOthersAsync(context, account, "passkey added");
        return true;
    }

    public async Task RemoveAsync(HttpContext context, Account account, byte[] credential)
    {
        await accounts.RemovePasskeyAsync(account, credential);
        await entrance.EndOthersAsync(context, account, "passkey removed");
    }

    /// <summary>An answer to nothing that was asked is as good as none.</summary>
    private static async Task<T?> AnswerAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
