using Edict.Data;
using Edict.SigningIn;

namespace Edict.Mail;

/// <summary>Goes through the outbox at the start and every few seconds, and tries what is due.</summary>
public sealed partial class Postman(
    IServiceScopeFactory scopes,
    ISender sender,
    TimeProvider clock,
    ILogger<Postman> log
) : BackgroundService
{
    private const int MostARound = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Tries once each letter that is due.</summary>
    /// <returns>How many the server took.</returns>
    public async Task<int> GoRoundAsync(CancellationToken cancelled)
    {
        await using var scope = scopes.CreateAsyncScope();
        var carrier = new Carrier(
            scope.ServiceProvider.GetRequiredService<EdictDb>(),
            sender,
            clock,
            scope.ServiceProvider.GetService<SecretSeal>()
        );
        var taken = 0;
        foreach (var letter in await carrier.DueAsync(MostARound, cancelled))
        {
            var delivery = await carrier.TryAsync(letter, cancelled);
            taken += delivery?.Next == AfterTry.Done ? 1 : 0;
            if (delivery?.Fault is not null)
            {
                NotSent(log, letter.Mail.Id, letter.Mail.Attempts + 1, delivery.Next);
            }

            if (delivery?.Next == AfterTry.LaterWithAll)
            {
                // The others would wait for the same server in vain: they come in a later round.
                break;
            }
        }

        return taken;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // By the machine's own time: how often it looks is no matter of the school's day.
        using var timer = new PeriodicTimer(Pause);
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

    [LoggerMessage(LogLevel.Warning, "Letter {Id} did not go at try {Tries}: {Next}")]
    private static partial void NotSent(ILogger log, Guid id, int tries, AfterTry next);

    [LoggerMessage(LogLevel.Warning, "The outbox was not gone through: {Why}")]
    private static partial void RoundFailed(ILogger log, string why);
}
