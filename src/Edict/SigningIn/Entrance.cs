using Edict.Data;
using Edict.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Edict.SigningIn;

/// <summary>Lets somebody in who has proved who they are, and keeps who was let in and who was not.</summary>
public sealed class Entrance(
    EdictDb db,
    UserManager<Account> accounts,
    AccountLocks locks,
    TimeProvider clock
)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Those of a person's places at schools in which they hold a role today. Each other place is refused, and that is kept.</summary>
    public async Task<IReadOnlyList<SignedIn>> WithRoleAsync(IReadOnlyList<SignedIn> places)
    {
        var today = DateOnly.FromDateTime(Now);
        var held = new List<SignedIn>();
        foreach (var place in places)
        {
            if (
                await db
                    .Roles.HeldOn(today)
                    .AnyAsync(role =>
                        role.SchoolId == place.SchoolId && role.StaffId == place.StaffId
                    )
            )
            {
                held.Add(place);
            }
            else
            {
                Keep(place.SchoolId, place.StaffId, "refusal", "sign-in: holds no role today");
            }
        }

        await db.SaveChangesAsync();
        return held;
    }

    /// <summary>Begins a session. Whoever has no account yet, since a provider vouches for them, gets one.</summary>
    /// <param name="how">How they proved who they are, in words.</param>
    public async Task LetInAsync(HttpContext context, SignedIn person, string how)
    {
        var account = await AccountStore.FindAsync(db, person.SchoolId, person.StaffId);
        await locks.ClearAsync(person);
        Keep(person.SchoolId, person.StaffId, "sign-in", how);
        await db.SaveChangesAsync();
        await StartAsync(context, person, account!.SecurityStamp);
    }

    /// <summary>Changes a password. All other sessions end, and this one goes on.</summary>
    /// <returns>The field of the form and what to put right in it; null where it was changed.</returns>
    public async Task<(string Field, string Words)?> ChangePasswordAsync(
        HttpContext context,
        string present,
        string chosen
    )
    {
        var person = SignedIn.Of(context.User);
        var account = await AccountStore.FindAsync(db, person.SchoolId, person.StaffId);
        var changed = await accounts.ChangePasswordAsync(account!, present, chosen);
        if (!changed.Succeeded)
        {
            var fault = changed.Errors.First();
            return fault.Code == nameof(IdentityErrorDescriber.PasswordMismatch)
                ? ("Present", "This is not your present password")
                : ("Chosen", fault.Description);
        }

        Keep(person.SchoolId, person.StaffId, "account", "password changed; other sessions ended");
        await db.SaveChangesAsync();
        await StartAsync(context, person, account!.SecurityStamp);
        return null;
    }

    /// <summary>Ends all other sessions of whoever asks, and keeps why.</summary>
    public async Task EndOthersAsync(HttpContext context, Account account, string why)
    {
        await accounts.UpdateSecurityStampAsync(account);
        Keep(account.SchoolId, account.StaffId, "account", $"{why}; other sessions ended");
        await db.SaveChangesAsync();
        await StartAsync(context, SignedIn.Of(context.User), account.SecurityStamp);
    }

    /// <summary>Keeps a refusal, with the next changes that are saved.</summary>
    public void KeepRefusal(Guid schoolId, Guid? staffId, string why) =>
        Keep(schoolId, staffId, "refusal", $"sign-in: {why}");

    /// <summary>Keeps the refusal of somebody who is of no school: where there is only one, that school is told.</summary>
    public async Task KeepStrangerAsync(string why)
    {
        if (await db.Schools.Select(school => school.Id).Take(2).ToListAsync() is [var only])
        {
            KeepRefusal(only, null, why);
            await db.SaveChangesAsync();
        }
    }

    private void Keep(Guid schoolId, Guid? staffId, string what, string about) =>
        db.Add(
            new AuditEntry
            {
                SchoolId = schoolId,
                At = Now,
                StaffId = staffId,
                What = what,
                About = about,
            }
        );

    private Task StartAsync(HttpContext context, SignedIn person, string stamp)
    {
        const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        return context.SignInAsync(
            Scheme,
            person.AsPrincipal(Scheme),
            LiveSession.Begin(clock.GetUtcNow(), stamp)
        );
    }
}
