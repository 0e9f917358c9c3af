using Edict.Data;
using Edict.Mail;
using Edict.People;
using Edict.SigningIn;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.People;

/// <summary>
/// Where the office sends one of the staff a letter by which they choose a password. The link stands neither in the data
/// nor on a page, but sealed beside the letter while it waits: the office must not come in as somebody else by it.
/// </summary>
public sealed class InvitationDesk(
    EdictDb db,
    Outbox outbox,
    SecretSeal seal,
    SiteOptions options,
    TimeProvider clock
)
{
    /// <summary>To whom it would go, and whether it may.</summary>
    public async Task<Recipient> RecipientAsync(Staff person) =>
        (await outbox.RecipientsAsync(person.SchoolId, [person.Id]))[0];

    /// <summary>Whether the person has a password already.</summary>
    public Task<bool> HasPasswordAsync(Staff person) =>
        db.Accounts.AnyAsync(row =>
            row.SchoolId == person.SchoolId && row.StaffId == person.Id && row.PasswordHash != null
        );

    /// <param name="shown">The address that was shown.</param>
    /// <returns>Why nothing is sent; null where the letter is queued.</returns>
    public async Task<string?> InviteAsync(SignedIn by, Staff person, string? shown)
    {
        var to = await RecipientAsync(person);
        var why =
            to.Refused
            ?? (to.Address == shown ? null : $"the address is {to.Address} now: look again");
        if (why is not null)
        {
            return why;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await db.InOneTransactionAsync(async () =>
        {
            // So that two of the office, at once, make one invitation.
            await db.LockAsync(person.SchoolId, null);
            var path = await Invitations.AddAsync(db, person, by.StaffId, now);
            var letter = outbox.Put(
                person.SchoolId,
                await LetterAsync(person, now),
                [to],
                by.StaffId,
                "to choose a password"
            )[0];
            letter.SealedLink = seal.Close(SecretSeal.Link, options.Serve!.Listen.Address + path);
            await db.SaveChangesAsync();
        });
        return null;
    }

    private async Task<Letter> LetterAsync(Staff person, DateTime now)
    {
        var school = await db.Schools.SingleAsync(row => row.Id == person.SchoolId);
        return Letter.Invitation(school.Name, DateOnly.FromDateTime(now.AddDays(Invitations.Days)));
    }
}
