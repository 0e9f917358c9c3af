using Edict.Data;
using Edict.SigningIn;
using Microsoft.EntityFrameworkCore;

namespace Edict.Mail;

/// <summary>
/// Takes letters out of the outbox to where they are sent, one try at a time. A letter is claimed by its row before it is
/// tried, for as long as a try may take, so that several programs on one database do not send one letter twice. Whoever is
/// killed after the server took a letter and before that was recorded leaves it to be sent again, under the same Message-ID.
/// </summary>
/// <param name="seal">Opens the links of letters; null where no letter has one.</param>
public sealed class Carrier(EdictDb db, ISender sender, TimeProvider clock, SecretSeal? seal = null)
{
    /// <summary>How long a letter that is being tried is nobody else's.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private const int LongestFault = 500;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The letters that are due, the longest due first.</summary>
    public async Task<IReadOnlyList<OutgoingLetter>> DueAsync(int most, CancellationToken cancelled)
    {
        var now = Now;
        return await (
            from mail in db.Outbox
            join staff in db.Staff
                on new { mail.SchoolId, mail.StaffId } equals new
                {
                    staff.SchoolId,
                    StaffId = staff.Id,
                }
            join school in db.Schools on mail.SchoolId equals school.Id
            where mail.State == MailState.Queued && mail.NextTryAt <= now
            orderby mail.NextTryAt, mail.Id
            select new OutgoingLetter(mail, staff.Name, school.Name)
        )
            .Take(most)
            .ToListAsync(cancelled);
    }

    /// <summary>Tries a letter once, and records what came of it.</summary>
    /// <returns>What came of it; null where another program has the letter.</returns>
    public async Task<Delivery?> TryAsync(OutgoingLetter letter, CancellationToken cancelled)
    {
        var (now, until) = (Now, Now + Lease);
        var tries = letter.Mail.Attempts + 1;
        var claimed = await RowOf(letter.Mail)
            .Where(mail => mail.State == MailState.Queued && mail.NextTryAt <= now)
            .Where(mail => mail.Attempts == letter.Mail.Attempts)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(mail => mail.NextTryAt, until)
                        .SetProperty(mail => mail.Attempts, tries),
                cancelled
            );
        if (claimed == 0)
        {
            return null;
        }

        var delivery = await AskSenderAsync(letter, cancelled);
        await RecordAsync(
            RowOf(letter.Mail).Where(mail => mail.Attempts == tries),
            tries,
            delivery
        );
        return delivery;
    }

    /// <summary>A letter that makes the sender fail in a way nobody thought of must not keep the others.</summary>
    private async Task<Delivery> AskSenderAsync(OutgoingLetter letter, CancellationToken cancelled)
    {
        var closed = letter.Mail.SealedLink;
        var link = seal?.Open(SecretSeal.Link, closed);
        if (closed is not null && link is null)
        {
            return new(AfterTry.Never, "The keys that sealed its link are gone: invite anew");
        }

        try
        {
            var answer = await sender.SendAsync(letter with { Link = link }, cancelled);
            return answer with { Fault = InALine(answer.Fault) };
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new(AfterTry.Later, InALine($"It could not be sent: {fault.Message}"));
        }
    }

    /// <summary>Once the server has answered, that is recorded though the program ends.</summary>
    private Task<int> RecordAsync(IQueryable<OutboxMail> mine, int tries, Delivery delivery)
    {
        var now = Now;
        if (delivery.Next == AfterTry.Done)
        {
            return mine.ExecuteUpdateAsync(set =>
                set.SetProperty(mail => mail.State, MailState.Sent)
                    .SetProperty(mail => mail.SealedLink, (string?)null)
                    .SetProperty(mail => mail.SentAt, now)
                    .SetProperty(mail => mail.LastFault, (string?)null)
            );
        }

        var gap = delivery.Next == AfterTry.Never ? null : RetryGaps.After(tries);
        var (state, next) = gap is { } wait
            ? (MailState.Queued, now + wait)
            : (MailState.Failed, now);
        return mine.Where(mail => mail.State == MailState.Queued)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(mail => mail.State, state)
                    .SetProperty(
                        mail => mail.SealedLink,
                        mail => state == MailState.Queued ? mail.SealedLink : null
                    )
                    .SetProperty(mail => mail.NextTryAt, next)
                    .SetProperty(mail => mail.LastFault, delivery.Fault)
            );
    }

    private IQueryable<OutboxMail> RowOf(OutboxMail mail) =>
        db.Outbox.Where(row => row.SchoolId == mail.SchoolId && row.Id == mail.Id);

    /// <summary>What a server says can be long, and holds signs that no database need keep.</summary>
    private static string? InALine(string? fault) =>
        fault is null
            ? null
            : string.Concat(
                fault.Select(sign => char.IsControl(sign) ? ' ' : sign).Take(LongestFault)
            );
}
