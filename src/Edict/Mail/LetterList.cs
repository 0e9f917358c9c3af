using Edict.Data;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Mail;

/// <summary>A letter as lists show it: not its text.</summary>
/// <param name="StaffId">To whom, and by <paramref name="Name"/>.</param>
/// <param name="By">Who caused it.</param>
public sealed record ListedLetter(
    Guid Id,
    LetterKind Kind,
    int? Reference,
    Guid StaffId,
    string Name,
    string Address,
    MailState State,
    int Attempts,
    DateTime QueuedAt,
    DateTime NextTryAt,
    DateTime? SentAt,
    string? LastFault,
    string Because,
    Guid? CausedBy,
    string By
);

/// <summary>Which letters of the outbox somebody reads of.</summary>
public static class LetterList
{
    private const string CommandLine = "the command line";

    /// <summary>All of the school for the office, who sees that mail goes; for anybody else those that they caused.</summary>
    public static IQueryable<OutboxMail> ReadBy(
        this IQueryable<OutboxMail> letters,
        SignedIn person,
        Visibility sight
    )
    {
        var all = sight.TakesInFiles;
        return letters.Where(mail =>
            mail.SchoolId == person.SchoolId && (all || mail.CausedBy == person.StaffId)
        );
    }

    /// <summary>Those that failed first, then those that wait, then those that went; the latest of each first.</summary>
    public static async Task<IReadOnlyList<ListedLetter>> ListAsync(
        this IQueryable<OutboxMail> letters,
        EdictDb db,
        int most
    ) =>
        await (
            from mail in letters
            join to in db.Staff
                on new { mail.SchoolId, mail.StaffId } equals new { to.SchoolId, StaffId = to.Id }
            join cause in db.Staff
                on new { mail.SchoolId, StaffId = mail.CausedBy } equals new
                {
                    cause.SchoolId,
                    StaffId = (Guid?)cause.Id,
                }
                into causes
            from person in causes.DefaultIfEmpty()
            orderby mail.State == MailState.Failed ? 0
            : mail.State == MailState.Queued ? 1
            : 2, mail.QueuedAt descending, mail.Id descending
            select new ListedLetter(
                mail.Id,
                mail.Kind,
                mail.Reference,
                mail.StaffId,
                to.Name,
                mail.Address,
                mail.State,
                mail.Attempts,
                mail.QueuedAt,
                mail.NextTryAt,
                mail.SentAt,
                mail.LastFault,
                mail.Because,
                mail.CausedBy,
                person == null ? CommandLine : person.Name
            )
        )
            .Take(most)
            .ToListAsync();
}
