using Edict.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Edict.SigningIn;

/// <summary>The passkeys of accounts. What a device says of its make is not kept.</summary>
public sealed partial class AccountStore : IUserPasskeyStore<Account>
{
    public async Task AddOrUpdatePasskeyAsync(
        Account user,
        UserPasskeyInfo passkey,
        CancellationToken cancellationToken
    )
    {
        var known = await Of(user)
            .SingleOrDefaultAsync(
                row => row.CredentialId == passkey.CredentialId,
                cancellationToken
            );
        if (known is null)
        {
            db.Add(
                new Passkey
                {
                    SchoolId = user.SchoolId,
                    StaffId = user.StaffId,
                    CredentialId = passkey.CredentialId,
                    PublicKey = passkey.PublicKey,
                    Name = passkey.Name ?? "",
                    At = passkey.CreatedAt.UtcDateTime,
                    SignCount = passkey.SignCount,
                    Transports = string.Join(';', passkey.Transports ?? []),
                    IsUserVerified = passkey.IsUserVerified,
                    IsBackupEligible = passkey.IsBackupEligible,
                    IsBackedUp = passkey.IsBackedUp,
                }
            );
            return;
        }

        known.SignCount = passkey.SignCount;
        known.IsUserVerified = passkey.IsUserVerified;
        known.IsBackedUp = passkey.IsBackedUp;
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(
        Account user,
        CancellationToken cancellationToken
    ) => [.. (await Of(user).ToListAsync(cancellationToken)).Select(InfoOf)];

    public async Task<Account?> FindByPasskeyIdAsync(
        byte[] credentialId,
        CancellationToken cancellationToken
    )
    {
        var known = await db.Passkeys.SingleOrDefaultAsync(
            row => row.CredentialId == credentialId,
            cancellationToken
        );
        return known is null ? null : await FindAsync(db, known.SchoolId, known.StaffId);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) =>
        await Of(user)
            .SingleOrDefaultAsync(row => row.CredentialId == credentialId, cancellationToken)
            is { } known
            ? InfoOf(known)
            : null;

    public async Task RemovePasskeyAsync(
        Account user,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) =>
        db.RemoveRange(
            await Of(user)
                .Where(row => row.CredentialId == credentialId)
                .ToListAsync(cancellationToken)
        );

    private IQueryable<Passkey> Of(Account user) =>
        db
            .Passkeys.AsTracking()
            .Where(row => row.SchoolId == user.SchoolId && row.StaffId == user.StaffId);

    private static UserPasskeyInfo InfoOf(Passkey row) =>
        new(
            row.CredentialId,
            row.PublicKey,
            new DateTimeOffset(row.At),
            (uint)row.SignCount,
            row.Transports.Split(';', StringSplitOptions.RemoveEmptyEntries),
            row.IsUserVerified,
            row.IsBackupEligible,
            row.IsBackedUp,
            attestationObject: [],
            clientDataJson: []
        )
        {
            Name = row.Name,
        };
}
