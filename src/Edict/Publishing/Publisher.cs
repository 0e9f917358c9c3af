using System.Security.Cryptography;
using System.Text.Json;
using Edict.Data;
using Edict.Exporting;
using Edict.Overview;
using Edict.Pages;
using Edict.Pages.VulnerableGroups;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Publishing;

/// <summary>What the published folder holds, as far as this run of the program knows.</summary>
/// <param name="WrittenAt">When the workbook was last written, UTC; null where it is not there, or was not written yet.</param>
/// <param name="Fault">Why it could not be written or removed the last time; null where all is well.</param>
public sealed record PublishedState(DateTime? WrittenAt, string? Fault);

/// <summary>
/// Keeps the workbook of vulnerable groups in the published folder, at the start and each minute, where the leadership has
/// switched it on: it is written when what it says has changed, the day among it, and removed when it is switched off.
/// </summary>
public sealed partial class Publisher(
    IServiceScopeFactory scopes,
    SiteOptions options,
    TimeProvider clock,
    ILogger<Publisher> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>A hash of what was written last.</summary>
    private string written = "";

    public PublishedState State { get; private set; } = new(null, null);

    /// <summary>Looks once, and writes or removes what is due. What goes wrong is kept in <see cref="State"/>.</summary>
    public async Task BringUpToDateAsync()
    {
        if (options.PublishFolder is not { } folder)
        {
            return;
        }

        await one.WaitAsync();
        try
        {
            await BringUpToDateAsync(new PublishedFolder(folder));
            State = State with { Fault = null };
        }
        catch (Exception fault)
        {
            // Whatever it is, the pages go on, and the next look tries again.
            State = State with
            {
                Fault = DatabaseFault.InWords(fault) ?? fault.Message,
            };
            Failed(log, State.Fault);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>What the published workbook says today (P22): pupils in a group, by a bare mark or which.</summary>
    public static GroupsSheet Sheet(SchoolReading school, DateOnly today) =>
        GroupsTable
            .Of(GroupsList.Published(school), [.. school.PolicyNow.Groups.On.Members()])
            .AsSheet(
                school,
                $"Vulnerable groups, {school.SchoolName}, as at {today:d MMMM yyyy}",
                $"Confidential. {GroupsTable.Marks} Edict replaces this file when anything changes: what is typed in it is lost.",
                isToFillIn: false,
                PublishedFolder.Author
            );

    public override void Dispose()
    {
        one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A pause, and not a timer, which makes up for each minute of a clock that is set forward by months.
        while (true)
        {
            await BringUpToDateAsync();
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private async Task BringUpToDateAsync(PublishedFolder folder)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdictDb>();
        var said = await db.GroupsPublications.OrderBy(row => row.At).ToListAsync();
        if (said.FirstOrDefault(row => row.IsOn) is { } on)
        {
            await WriteAsync(folder, db, scope.ServiceProvider, on.SchoolId);
        }
        else if (said.Count > 0)
        {
            folder.Remove();
            (written, State) = ("", new(null, null));
        }
    }

    private async Task WriteAsync(
        PublishedFolder folder,
        EdictDb db,
        IServiceProvider services,
        Guid schoolId
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var school = await services
            .GetRequiredService<SchoolReadings>()
            .OfAsync(db, schoolId, DateOnly.FromDateTime(now));
        if (!school.HasSession)
        {
            return;
        }

        var sheet = Sheet(school, DateOnly.FromDateTime(SchoolTime.Of(now)));
        var hash = Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(sheet)));
        if (hash != written || !folder.HoldsFile)
        {
            folder.Write(GroupsWorkbook.Of(sheet));
            (written, State) = (hash, new(now, null));
        }
    }

    [LoggerMessage(LogLevel.Warning, "The published folder is not up to date: {Why}")]
    private static partial void Failed(ILogger log, string why);
}
