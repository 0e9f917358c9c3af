using System.Security.Claims;
using Edict.Data;
using Edict.People;
using Edict.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Edict.SigningIn;

/// <summary>Somebody for whom a provider vouches.</summary>
/// <param name="Subject">The provider's own id of the person.</param>
/// <param name="Email">In lower case; null where the provider does not vouch for one of the school's domains.</param>
public sealed record OutsidePerson(string Issuer, string Subject, string? Email)
{
    /// <summary>Reads a token's claims, whose signature, issuer and audience were checked.</summary>
    /// <returns>Null for a token of another tenant.</returns>
    public static OutsidePerson? Of(ClaimsPrincipal user, string issuer, OpenIdSettings settings)
    {
        var tenant = user.FindFirstValue("tid");
        if (settings.Tenant is not null && settings.Tenant != tenant)
        {
            return null;
        }

        // Anybody may choose such a name at some providers; in a tenant of one's own it is given by its administrators.
        var name = settings.Tenant is null ? null : user.FindFirstValue("preferred_username");
        var verified =
            user.FindFirstValue("email_verified") == "true" ? user.FindFirstValue("email") : null;
        var email = new[] { verified, name }
            .Select(address => address?.Trim().ToLowerInvariant())
            .FirstOrDefault(address =>
                settings.Domains.Contains(address?.Split('@')[^1], StringComparer.OrdinalIgnoreCase)
            );
        var subject = user.FindFirstValue("oid") ?? user.FindFirstValue("sub")!;
        return new(issuer, subject, email);
    }
}

/// <summary>Finds the member of staff for whom a provider vouches: by the id it gives them, the first time by e-mail address.</summary>
public sealed class OutsideDoor(EdictDb db, UserManager<Account> accounts, Entrance entrance)
{
    /// <returns>The person at each school whose staff they are of; empty for none, which is kept as a refusal.</returns>
    public async Task<IReadOnlyList<SignedIn>> FindAsync(OutsidePerson person)
    {
        var known = await db
            .OutsideIdentities.Where(row =>
                row.Issuer == person.Issuer && row.Subject == person.Subject
            )
            .Select(row => new SignedIn(row.SchoolId, row.StaffId))
            .ToListAsync();
        foreach (var place in await ByAddressAsync(person, known))
        {
            if (await BindAsync(person, place))
            {
                known.Add(place);
            }
        }

        if (known.Count == 0)
        {
            await entrance.KeepStrangerAsync(
                $"{person.Subject} at {person.Issuer} is no member of staff"
            );
        }

        await db.SaveChangesAsync();
        return known;
    }

    /// <summary>The schools where the person is not known by their id yet, and where somebody has their address.</summary>
    private async Task<List<SignedIn>> ByAddressAsync(
        OutsidePerson person,
        IReadOnlyCollection<SignedIn> known
    )
    {
        if (person.Email is null)
        {
            return [];
        }

        var schools = known.Select(place => place.SchoolId).ToList();
        return await db
            .Staff.Where(staff => staff.Email == person.Email && !schools.Contains(staff.SchoolId))
            .Select(staff => new SignedIn(staff.SchoolId, staff.Id))
            .ToListAsync();
    }

    /// <returns>False where the address had another owner before: it may be somebody else's now.</returns>
    private async Task<bool> BindAsync(OutsidePerson person, SignedIn place)
    {
        if (
            await db.OutsideIdentities.AnyAsync(row =>
                row.SchoolId == place.SchoolId
                && row.StaffId == place.StaffId
                && row.Issuer == person.Issuer
            )
        )
        {
            entrance.KeepRefusal(
                place.SchoolId,
                place.StaffId,
                $"the address was signed in with before under another id than {person.Subject}"
            );
            return false;
        }

        if (await AccountStore.FindAsync(db, place.SchoolId, place.StaffId) is null)
        {
            await accounts.CreateAsync(
                new() { SchoolId = place.SchoolId, StaffId = place.StaffId }
            );
        }

        db.Add(
            new OutsideIdentity
            {
                SchoolId = place.SchoolId,
                Issuer = person.Issuer,
                Subject = person.Subject,
                StaffId = place.StaffId,
            }
        );
        return true;
    }
}
