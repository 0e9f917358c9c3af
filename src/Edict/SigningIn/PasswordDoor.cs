using Edict.Data;
using Edict.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Edict.SigningIn;

/// <summary>
/// Proves who somebody is by e-mail address and password. What is answered, and how long it takes, does not tell whether
/// there is such an account, nor whether it is locked.
/// </summary>
public sealed class PasswordDoor(
    EdictDb db,
    UserManager<Account> accounts,
    Entrance entrance,
    AccountLocks locks
)
{
    private static readonly Lazy<string> NobodysHash = new(() =>
        new PasswordHasher<Account>().HashPassword(
            new() { SchoolId = Guid.Empty, StaffId = Guid.Empty },
            Guid.NewGuid().ToString()
        )
    );

    /// <returns>The person at each school whose account has this address and password; empty for none.</returns>
    public async Task<IReadOnlyList<SignedIn>> TryAsync(string email, string password)
    {
        var address = email.Trim().ToLowerInvariant();
        var candidates = await db
            .Staff.Where(staff => staff.Email == address)
            .Select(staff => new SignedIn(staff.SchoolId, staff.Id))
            .ToListAsync();
        var proven = new List<SignedIn>();
        var refused = new List<(SignedIn Person, string Why)>();
        foreach (var person in candidates)
        {
            if (await RefusalAsync(person, password) is { } why)
            {
                refused.Add((person, why));
            }
            else
            {
                proven.Add(person);
            }
        }

        if (candidates.Count == 0)
        {
            TakeAsLong(password);
            await entrance.KeepStrangerAsync("no member of staff has the address that was given");
        }

        if (proven.Count == 0)
        {
            refused.ForEach(row =>
                entrance.KeepRefusal(row.Person.SchoolId, row.Person.StaffId, row.Why)
            );
        }

        await db.SaveChangesAsync();
        return proven;
    }

    /// <summary>Whether somebody knows their password, whoever they say they are.</summary>
    /// <returns>Why not; null where the password is right.</returns>
    public async Task<string?> RefusalAsync(SignedIn person, string password)
    {
        var account = await AccountStore.FindAsync(db, person.SchoolId, person.StaffId);
        if (account?.PasswordHash is null)
        {
            TakeAsLong(password);
            return "has no password";
        }

        if (!await locks.TakeTurnAsync(person))
        {
            TakeAsLong(password);
            return "the account is locked";
        }

        return await accounts.CheckPasswordAsync(account, password) ? null : "wrong password";
    }

    private void TakeAsLong(string password) =>
        accounts.PasswordHasher.VerifyHashedPassword(
            new() { SchoolId = Guid.Empty, StaffId = Guid.Empty },
            NobodysHash.Value,
            password
        );
}
