using System.Security.Cryptography;
using Edict.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Edict.SigningIn;

/// <summary>The links by which staff choose their first password, or another in place of one that is forgotten.</summary>
public sealed class Invitations(EdictDb db, UserManager<Account> accounts, TimeProvider clock)
{
    public const int Days = 7;

    private const int IdBytes = 16;
    private const int SecretBytes = 32;

    /// <summary>Adds an invitation, in place of an earlier one, to what the caller saves.</summary>
    /// <returns>The path of its link, which is not to be had again.</returns>
    public static async Task<string> AddAsync(EdictDb db, Staff person, Guid? by, DateTime now)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var (hash, until) = (SHA256.HashData(secret), now.AddDays(Days));
        var earlier = await Of(db, person.SchoolId, person.Id).SingleOrDefaultAsync();
        if (earlier is null)
        {
            db.Add(
                new Invitation
                {
                    SchoolId = person.SchoolId,
                    StaffId = person.Id,
                    SecretHash = hash,
                    Until = until,
                }
            );
        }
        else
        {
            (earlier.SecretHash, earlier.Until) = (hash, until);
        }

        db.Add(Line(person.SchoolId, by, $"invited {person.Id} to choose a password", now));
        byte[] token = [.. person.SchoolId.ToByteArray(), .. person.Id.ToByteArray(), .. secret];
        return $"/invitation/{Convert.ToHexStringLower(token)}";
    }

    /// <returns>Who is invited by a link; null where it is none, is used, or is too old.</returns>
    public async Task<Staff?> GuestAsync(string token)
    {
        if (await FindAsync(token) is not { } invitation)
        {
            return null;
        }

        return await db.Staff.SingleAsync(row =>
            row.SchoolId == invitation.SchoolId && row.Id == invitation.StaffId
        );
    }

    /// <summary>Uses a link up: the password is the person's from now on, and every session of theirs ends.</summary>
    /// <returns>What to put right in the password; null where it was taken.</returns>
    public async Task<string?> TakeAsync(string token, string password)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await FindAsync(token) is not { } invitation)
        {
            return "This invitation was used meanwhile";
        }

        db.Remove(invitation);
        db.Add(
            Line(
                invitation.SchoolId,
                invitation.StaffId,
                "chose a password by invitation",
                clock.GetUtcNow().UtcDateTime
            )
        );
        var given = await GiveAsync(invitation, password);
        if (!given.Succeeded)
        {
            return given.Errors.First().Description;
        }

        await transaction.CommitAsync();
        return null;
    }

    private async Task<IdentityResult> GiveAsync(Invitation invitation, string password)
    {
        var (school, person) = (invitation.SchoolId, invitation.StaffId);
        if (await AccountStore.FindAsync(db, school, person) is not { } account)
        {
            return await accounts.CreateAsync(
                new() { SchoolId = school, StaffId = person },
                password
            );
        }

        (account.WrongPasswords, account.LockedUntil) = (0, null);
        await accounts.RemovePasswordAsync(account);
        return await accounts.AddPasswordAsync(account, password);
    }

    private async Task<Invitation?> FindAsync(string token)
    {
        if (BytesOf(token) is not { Length: (2 * IdBytes) + SecretBytes } bytes)
        {
            return null;
        }

        var found = await Of(db, new(bytes.AsSpan(0, IdBytes)), new(bytes.AsSpan(IdBytes, IdBytes)))
            .SingleOrDefaultAsync();
        return
            found is not null
            && found.Until > clock.GetUtcNow().UtcDateTime
            && CryptographicOperations.FixedTimeEquals(
                found.SecretHash,
                SHA256.HashData(bytes.AsSpan(2 * IdBytes))
            )
            ? found
            : null;
    }

    private static byte[]? BytesOf(string token)
    {
        try
        {
            return Convert.FromHexString(token);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static IQueryable<Invitation> Of(EdictDb db, Guid school, Guid person) =>
        db.Invitations.AsTracking().Where(row => row.SchoolId == school && row.StaffId == person);

    private static AuditEntry Line(Guid school, Guid? by, string about, DateTime now) =>
        new()
        {
            SchoolId = school,
            At = now,
            StaffId = by,
            What = "account",
            About = about,
        };
}
