using Edict.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Edict.SigningIn;

/// <summary>
/// Keeps accounts where ASP.NET Core Identity asks for them. Its own stores want one id as a key; here the school stands
/// first, so an id is both, one after the other.
/// </summary>
public sealed partial class AccountStore(EdictDb db, SecretSeal seal)
    : IUserPasswordStore<Account>,
        IUserSecurityStampStore<Account>
{
    private const int IdLength = 32;

    /// <summary>The account of a person, to be changed; null where they have none.</summary>
    public static Task<Account?> FindAsync(EdictDb db, Guid schoolId, Guid staffId) =>
        db
            .Accounts.AsTracking()
            .SingleOrDefaultAsync(row => row.SchoolId == schoolId && row.StaffId == staffId);

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        db.Add(user);
        await db.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken)
    {
        db.Remove(user);
        await db.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        userId.Length == 2 * IdLength
        && Guid.TryParseExact(userId[..IdLength], "N", out var schoolId)
        && Guid.TryParseExact(userId[IdLength..], "N", out var staffId)
            ? await FindAsync(db, schoolId, staffId)
            : null;

    public Task<Account?> FindByNameAsync(
        string normalizedUserName,
        CancellationToken cancellationToken
    ) => FindByIdAsync(normalizedUserName, cancellationToken);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult($"{user.SchoolId:N}{user.StaffId:N}");

    public async Task<string?> GetUserNameAsync(
        Account user,
        CancellationToken cancellationToken
    ) => await GetUserIdAsync(user, cancellationToken);

    public async Task<string?> GetNormalizedUserNameAsync(
        Account user,
        CancellationToken cancellationToken
    ) => await GetUserIdAsync(user, cancellationToken);

    /// <summary>Nothing to do: a name is made of the ids.</summary>
    public Task SetUserNameAsync(
        Account user,
        string? userName,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    /// <summary>Nothing to do: a name is made of the ids.</summary>
    public Task SetNormalizedUserNameAsync(
        Account user,
        string? normalizedName,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    public Task SetPasswordHashAsync(
        Account user,
        string? passwordHash,
        CancellationToken cancellationToken
    )
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(
        Account user,
        string stamp,
        CancellationToken cancellationToken
    )
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.SecurityStamp);

    /// <summary>Nothing of its own: the database ends with its request.</summary>
    public void Dispose() { }
}
