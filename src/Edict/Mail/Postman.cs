using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Mail;

/// <summary>
/// Sends what is due in the outbox. A letter is claimed by its row before it is tried, for as long as a try may take, so
/// that several programs on one database do not send one letter twice. Whoever is killed after the server took a letter and
/// before that was recorded leaves it to be sent again, under the same Message-ID.
/// </summary>
public sealed partial class Postman(
    IServiceScopeFactory scopes,
    ISender sender,
    TimeProvider clock,
    ILogger<Postman> log
) : BackgroundService
{
    /// <summary>How long a letter that is being tried is nobody else's.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private const int MostARound = 100;
    private const int LongestFault = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Tries once each letter that is due, the longest due first.</summary>
    /// <returns>How many the server took.</returns>
    public async Task<int> GoRoundAsync(CancellationToken cancelled)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdictDb>();
        var now = Now;
        var due = await (
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
            .Take(MostARound)
            .ToListAsync(cancelled);
        var taken = 0;
        foreach (var letter in due)
        {
            var next = await TryAsync(db, letter, cancelled);
            taken += next == AfterTry.Done ? 1 : 0;
            if (next == AfterTry.LaterWithAll)
            {
                // The others would wait for the same server in vain: they come in a later round.
                break;
            }
        }

        return taken;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await GoRoundAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, the pages go on, and the next round tries again.
                RoundFailed(log, DatabaseFault.InWords(fault) ?? fault.GetType().Name);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>What came of it; null where another program has the letter.</returns>
    private async Task<AfterTry?> TryAsync(
        EdictDb db,
        OutgoingLetter letter,
        CancellationToken cancelled
    )
    {
        var (now, until) = (Now, Now + Lease);
        var tries = letter.Mail.Attempts + 1;
        var claimed = await RowOf(db, letter.Mail)
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

        var answer = await AskSenderAsync(letter, cancelled);
        var delivery = answer with { Fault = InALine(answer.Fault) };
        await RecordAsync(RowOf(db, letter.Mail), tries, delivery);
        if (delivery.Fault is not null)
        {
            NotSent(log, letter.Mail.Id, tries, delivery.Next);
        }

        return delivery.Next;
    }

    /// <summary>A letter that makes the sender fail in a way nobody thought of must not keep the others.</summary>
    private async Task<Delivery> AskSenderAsync(OutgoingLetter letter, CancellationToken cancelled)
    {
        try
        {
            return await sender.SendAsync(letter, cancelled);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new(AfterTry.Later, $"It could not be sent: {fault.Message}");
        }
    }

    /// <summary>Once the server has answered, that is recorded though the program ends.</summary>
    private Task<int> RecordAsync(IQueryable<OutboxMail> row, int tries, Delivery delivery)
    {
        var now = Now;
        var mine = row.Where(mail => mail.Attempts == tries);
        if (delivery.Next == AfterTry.Done)
        {
            return mine.ExecuteUpdateAsync(set =>
                set.SetProperty(mail => mail.State, MailState.Sent)
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
                    .SetProperty(mail => mail.NextTryAt, next)
                    .SetProperty(mail => mail.LastFault, delivery.Fault)
            );
    }

    /// <summary>What a server says can be long, and holds signs that no database need keep.</summary>
    private static string? InALine(string? fault) =>
        fault is null
            ? null
            : string.Concat(
                fault.Select(sign => char.IsControl(sign) ? ' ' : sign).Take(LongestFault)
            );

    private static IQueryable<OutboxMail> RowOf(EdictDb db, OutboxMail mail) =>
        db.Outbox.Where(row => row.SchoolId == mail.SchoolId && row.Id == mail.Id);

    [LoggerMessage(LogLevel.Warning, "Letter {Id} did not go at try {Tries}: {Next}")]
    private static partial void NotSent(ILogger log, Guid id, int tries, AfterTry next);

    [LoggerMessage(LogLevel.Warning, "The outbox was not gone through: {Why}")]
    private static partial void RoundFailed(ILogger log, string why);
}
