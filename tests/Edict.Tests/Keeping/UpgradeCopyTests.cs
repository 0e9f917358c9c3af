using Edict.Data;
using Edict.Tests.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Edict.Tests.Keeping;

/// <summary>A file is copied before an upgrade touches it.</summary>
public sealed class UpgradeCopyTests : CommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_as_it_was_is_kept_beside_it_and_the_last_three_alone()
    {
        var migrations = await ToAsync(1);
        for (var number = 2; number <= migrations.Count - 1; number++)
        {
            await using var db = SqliteEdictDb.In(Folder);
            await UpgradeCopies.KeepAsync(SqliteEdictDb.PathIn(Folder), migrations[number - 2]);
            await db.GetService<IMigrator>().MigrateAsync(migrations[number - 1], Cancel);
        }

        await using (var opened = await new DataPlace(Folder).OpenAsync())
        {
            Assert.Empty(await opened.Database.GetPendingMigrationsAsync(Cancel));
        }

        var kept = UpgradeCopies.Of(SqliteEdictDb.PathIn(Folder));
        Assert.Equal(3, kept.Count);
        Assert.EndsWith(
            $"-before-upgrade-from-{migrations[^2]}",
            kept[0],
            StringComparison.Ordinal
        );
        await SqliteCopy.RequireSoundAsync(kept[0]);
    }

    [Fact]
    public async Task A_new_school_and_one_that_is_up_to_date_leave_no_copy()
    {
        foreach (var _ in new[] { "made", "opened" })
        {
            await using var db = await new DataPlace(Folder).OpenAsync();
        }

        Assert.Empty(UpgradeCopies.Of(SqliteEdictDb.PathIn(Folder)));
    }

    /// <summary>A file with so many of the migrations.</summary>
    private async Task<List<string>> ToAsync(int count)
    {
        await using var db = SqliteEdictDb.In(Folder);
        var all = db.Database.GetMigrations().ToList();
        await db.GetService<IMigrator>().MigrateAsync(all[count - 1], Cancel);
        return all;
    }
}
