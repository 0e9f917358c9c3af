using Edict.Data;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.SigningIn;

/// <summary>Locks an account after some wrong passwords or codes, until a while later. Being let in clears the count.</summary>
public sealed class AccountLocks(EdictDb db, TimeProvider clock)
{
    /// <summary>So many wrong ones lock an account.</summary>
    public const int MostWrong = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>Counts a try before it is made, so that many at once have no more of them.</summary>
    /// <returns>False where the account is locked.</returns>
    public async Task<bool> TakeTurnAsync(SignedIn person)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var until = now + LockedFor;
        var free = db.Accounts.Where(row =>
            row.SchoolId == person.SchoolId
            && row.StaffId == person.StaffId
            && (row.LockedUntil == null || row.LockedUntil <= now)
        );
        return await free.Where(row => row.WrongPasswords < MostWrong - 1)
                .ExecuteUpdateAsync(row =>
                    row.SetProperty(was => was.WrongPasswords, was => was.WrongPasswords + 1)
                ) > 0
            || await free.ExecuteUpdateAsync(row =>
                row.SetProperty(was => was.WrongPasswords, 0)
                    .SetProperty(was => was.LockedUntil, until)
            ) > 0;
    }

    /// <summary>Somebody was let in.</summary>
    public Task ClearAsync(SignedIn person) =>
        db
            .Accounts.Where(row => row.SchoolId == person.SchoolId && row.StaffId == person.StaffId)
            .ExecuteUpdateAsync(row =>
                row.SetProperty(was => was.WrongPasswords, 0)
                    .SetProperty(was => was.LockedUntil, (DateTime?)null)
            );
}
