using Edict.Data;
using Edict.Tests.Commands;
using Microsoft.Data.Sqlite;

namespace Edict.Tests.Data;

/// <summary>A school's file is brought up to date at its next start, whatever became of the last one.</summary>
public sealed class KilledUpgradeTests : CommandTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_mark_of_an_upgrade_that_was_killed_stops_no_later_start()
    {
        await LeaveMarkAsync();

        var opened = await new DataPlace(Folder).OpenAsync().WaitAsync(Soon, Cancel);

        await using (opened)
        {
            Assert.Equal(0, opened.Pupils.Count());
        }
    }

    [Fact]
    public async Task An_upgrade_waits_for_another_that_is_under_way()
    {
        var other = new FileStream(
            PathOf("edict.db-migrating"),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None
        );
        var opening = new DataPlace(Folder).OpenAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), Cancel);
        var waited = !opening.IsCompleted;

        await other.DisposeAsync();
        await using var opened = await opening.WaitAsync(Soon, Cancel);

        Assert.True(waited);
        Assert.Equal(0, opened.Pupils.Count());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What the upgrade leaves in the file while it is under way.</summary>
    private async Task LeaveMarkAsync()
    {
        await using var connection = new SqliteConnection(SqliteEdictDb.ConnectionIn(Folder));
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-25 15:00:00+00:00');
            """;
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
