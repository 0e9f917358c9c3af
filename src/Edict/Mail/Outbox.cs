using System.Linq.Expressions;
using Edict.Data;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Mail;

/// <summary>
/// Puts letters where they are sent from. A letter is saved with the act that causes it: whoever puts it here saves it with
/// the same <see cref="EdictDb.SaveChangesAsync"/>.
/// </summary>
/// <param name="settings">Null where no mail server is set up.</param>
public sealed class Outbox(EdictDb db, MailSettings? settings, TimeProvider clock)
{
    public const string NotSetUp =
        "no mail server is set up, so no letter leaves; whoever runs Edict sets one up under “mail” in its settings";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Whether letters can leave at all.</summary>
    public bool IsSetUp => settings is not null;

    /// <summary>These members of staff as they are shown before anything is sent to them, by name.</summary>
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(
        Guid schoolId,
        IReadOnlyCollection<Guid> staffIds
    )
    {
        var today = DateOnly.FromDateTime(Now);
        var staff = await db
            .Staff.Where(row => row.SchoolId == schoolId && staffIds.Contains(row.Id))
            .OrderBy(row => row.Name)
            .ToListAsync();
        var roles = await db
            .Roles.Where(row => row.SchoolId == schoolId && staffIds.Contains(row.StaffId))
            .Where(row => row.To == null || row.To >= today)
            .ToListAsync();
        var faculties = await db
            .Faculties.Where(row => row.SchoolId == schoolId)
            .ToDictionaryAsync(row => row.Id, row => row.Name);
        var held = roles.ToLookup(
            role => role.StaffId,
            role => (role.Post, Words: RoleWords.Of(role, faculties))
        );
        return [.. staff.Select(person => As(person, [.. held[person.Id]]))];
    }

    /// <summary>
    /// Adds a letter to each recipient, and a line of the audit log, to what the caller saves.
    /// </summary>
    /// <param name="by">Who causes it; null for the command line.</param>
    /// <param name="because">Why it goes, in words that name no pupil.</param>
    /// <returns>What was queued.</returns>
    /// <exception cref="LetterRefusedException">One of them may not be written to; nothing was added.</exception>
    public IReadOnlyList<OutboxMail> Put(
        Guid schoolId,
        Letter letter,
        IReadOnlyCollection<Recipient> to,
        Guid? by,
        string because
    )
    {
        // Asked again, whatever the recipients were made from: this is the door through which all mail goes.
        var asked = to.Select(one => one with { Refused = one.Refused ?? Refuses(one.Address) })
            .ToList();
        if (asked.Any(one => one.Refused is not null))
        {
            throw new LetterRefusedException(asked.Where(one => one.Refused is not null));
        }

        var domain = MailAddress.DomainOf(settings!.From);
        List<OutboxMail> queued =
        [
            .. to.Select(one => Guid.CreateVersion7())
                .Zip(
                    to,
                    (id, one) =>
                        new OutboxMail
                        {
                            SchoolId = schoolId,
                            Id = id,
                            MessageId = $"{id:N}@{domain}",
                            Kind = letter.Kind,
                            Reference = letter.Reference,
                            Body = letter.Body,
                            StaffId = one.StaffId,
                            Address = one.Address,
                            CausedBy = by,
                            Because = because,
                            QueuedAt = Now,
                            State = MailState.Queued,
                            NextTryAt = Now,
                        }
                ),
        ];
        db.AddRange(queued);
        Note(
            schoolId,
            by,
            $"{letter.Kind.Words()}: {because}; to staff",
            queued.Select(mail => mail.StaffId)
        );
        return queued;
    }

    /// <summary>Tries a letter that failed anew, under the same Message-ID. An invitation is made anew instead: its link is gone.</summary>
    /// <returns>Whether it had failed, and is no invitation.</returns>
    public Task<bool> SendAgainAsync(SignedIn person, Guid id) =>
        TurnAsync(
            person,
            id,
            row => row.State == MailState.Failed && row.Kind != LetterKind.Invitation,
            "sent again",
            mail =>
                (mail.State, mail.Attempts, mail.NextTryAt, mail.LastFault) = (
                    MailState.Queued,
                    0,
                    Now,
                    null
                )
        );

    /// <summary>Takes a letter that waits out of the queue.</summary>
    /// <returns>Whether it waited.</returns>
    public Task<bool> GiveUpAsync(SignedIn person, Guid id) =>
        TurnAsync(
            person,
            id,
            row => row.State == MailState.Queued,
            "given up",
            mail =>
                (mail.State, mail.LastFault, mail.SealedLink) = (
                    MailState.Failed,
                    "given up before it was sent",
                    null
                )
        );

    private async Task<bool> TurnAsync(
        SignedIn person,
        Guid id,
        Expression<Func<OutboxMail, bool>> mayBe,
        string words,
        Action<OutboxMail> turn
    )
    {
        var mail = await db
            .Outbox.AsTracking()
            .Where(row => row.SchoolId == person.SchoolId && row.Id == id)
            .SingleOrDefaultAsync(mayBe);
        if (mail is null)
        {
            return false;
        }

        turn(mail);
        Note(person.SchoolId, person.StaffId, words, [id]);
        await db.SaveChangesAsync();
        return true;
    }

    private void Note(Guid schoolId, Guid? by, string words, IEnumerable<Guid> ids) =>
        db.Add(
            new AuditEntry
            {
                SchoolId = schoolId,
                At = Now,
                StaffId = by,
                What = "letter",
                About = $"{words}: {string.Join(", ", ids)}",
            }
        );

    private Recipient As(Staff person, IReadOnlyList<(Post Post, string Words)> held) =>
        new(
            person.Id,
            person.Name,
            string.Join(
                ", ",
                held.OrderBy(role => role.Post == Post.Teacher)
                    .Select(role => role.Words)
                    .Distinct(StringComparer.Ordinal)
            ),
            person.Email,
            held.Count == 0 ? "holds no post at the school any more" : Refuses(person.Email)
        );

    private string? Refuses(string address) =>
        settings is null ? NotSetUp : settings.Refuses(address);
}
