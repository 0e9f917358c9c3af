using System.Data.Common;
using System.Threading.Channels;
using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Auditing;

/// <summary>
/// Writes down who read what, and seals the audit log. A reader hands in a line and goes on: this one worker writes the lines
/// in batches, so that no page waits for the database. Where it cannot keep up, pages wait; where it cannot write at
/// all, they are refused.
/// </summary>
public sealed partial class AuditWriter(
    IServiceScopeFactory scopes,
    DataPlace data,
    AuditFiles files,
    TimeProvider clock,
    ILogger<AuditWriter> log
) : BackgroundService
{
    /// <summary>The lines that wait in memory at most.</summary>
    private const int MostWaiting = 10_000;

    private const int MostAtOnce = 2000;

    /// <summary>How long lines are gathered before they are written.</summary>
    private static readonly TimeSpan Gathered = TimeSpan.FromMilliseconds(800);

    /// <summary>How often the lines are looked for that others wrote, such as the command line.</summary>
    private static readonly TimeSpan LookedFor = TimeSpan.FromSeconds(2);

    /// <summary>How long a page waits for a place in the queue.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<AuditEntry> queue = Channel.CreateBounded<AuditEntry>(MostWaiting);
    private readonly SemaphoreSlim turn = new(1);
    private readonly List<AuditEntry> unwritten = [];
    private readonly Dictionary<Guid, AuditSeal> heads = [];
    private readonly AuditHeads? record = files.HeadsFile is { } path ? new(path) : null;
    private AuditKey? key;

    /// <summary>Whether another line could be handed in without a wait.</summary>
    public bool HasRoom => queue.Reader.Count < MostWaiting && !queue.Reader.Completion.IsCompleted;

    /// <summary>Hands in a line, which is written within a second.</summary>
    /// <exception cref="InvalidOperationException">There is no room for it: what it is about must not be shown.</exception>
    public async Task AddAsync(AuditEntry line)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await queue.Writer.WriteAsync(line, patience.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or ChannelClosedException)
        {
            throw new InvalidOperationException(
                "The audit log cannot be written, and nothing is shown that is not in it.",
                fault
            );
        }
    }

    /// <summary>Writes and seals all that was handed in and all that waits for a seal.</summary>
    public async Task FlushAsync()
    {
        await turn.WaitAsync();
        try
        {
            Take();
            // A start should not have to wait for Entity Framework, where nothing is to be done.
            if (unwritten.Count > 0 || await AuditSealer.AnyWaitsAsync(data))
            {
                await WriteAndSealAsync();
            }

            record?.Record(heads.Values, Now, isLast: false);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <exception cref="InvalidDataException">The log was sealed with another key.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        key = await AuditSealer.OpenKeyAsync(data, files.KeyFile);
        record?.GoOn();
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Nothing more is taken in, and what was is written before the program ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
        try
        {
            await FlushAsync();
            record?.Record(heads.Values, Now, isLast: true);
        }
        catch (Exception fault) when (IsOfDatabaseOrDisk(fault))
        {
            Take();
            foreach (var line in unwritten)
            {
                Lost(log, line.SchoolId, line.StaffId, line.What, line.About, line.PupilId, fault);
            }
        }
    }

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FlushAsync();
            }
            catch (Exception fault) when (IsOfDatabaseOrDisk(fault))
            {
                NotWritten(log, fault.Message);
            }

            await AnyAsync(stoppingToken);
        }
    }

    /// <summary>Waits for a line, and a moment for others to come with it.</summary>
    private async Task AnyAsync(CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        either.CancelAfter(unwritten.Count == 0 ? LookedFor : Gathered);
        try
        {
            await queue.Reader.WaitToReadAsync(either.Token);
            await Task.Delay(Gathered, stopping);
        }
        catch (OperationCanceledException)
        {
            // Nobody read anything, or the program ends.
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static bool IsOfDatabaseOrDisk(Exception fault) =>
        fault is DbException or DbUpdateException or IOException or UnauthorizedAccessException
        // A connection that is refused comes inside another fault.
        || DatabaseFault.InWords(fault) is not null;

    private void Take()
    {
        while (unwritten.Count < MostAtOnce && queue.Reader.TryRead(out var line))
        {
            unwritten.Add(line);
        }
    }

    private async Task WriteAndSealAsync()
    {
        do
        {
            Take();
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<EdictDb>();
            await WriteAsync(db);
            foreach (var head in await AuditSealer.SealAsync(db, key!))
            {
                heads[head.SchoolId] = head;
            }
        } while (queue.Reader.TryPeek(out _));
    }

    private async Task WriteAsync(EdictDb db)
    {
        try
        {
            await db.InsertAsync(unwritten);
        }
        catch (DbException fault)
            when (DatabaseFault.IsThereAlready(fault) || DatabaseFault.PointsAtNothing(fault))
        {
            await WriteOneByOneAsync(db);
        }

        unwritten.Clear();
    }

    /// <summary>
    /// A batch whose commit was not answered may be there already; and a line of somebody who was taken out of the database since
    /// keeps no other from being written.
    /// </summary>
    private async Task WriteOneByOneAsync(EdictDb db)
    {
        foreach (var line in unwritten)
        {
            try
            {
                await db.InsertAsync([line]);
            }
            catch (DbException fault) when (DatabaseFault.IsThereAlready(fault))
            {
                continue;
            }
            catch (DbException fault) when (DatabaseFault.PointsAtNothing(fault))
            {
                Lost(log, line.SchoolId, line.StaffId, line.What, line.About, line.PupilId, fault);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The audit log could not be written, and is tried again: {Why}")]
    private static partial void NotWritten(ILogger log, string why);

    [LoggerMessage(
        LogLevel.Critical,
        "A line of the audit log was not written: school {School}, person {Person}, {What}, {About}, pupil {Pupil}"
    )]
    private static partial void Lost(
        ILogger log,
        Guid school,
        Guid? person,
        string what,
        string about,
        Guid? pupil,
        Exception fault
    );
}
