using Edict.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Edict.Tests.Faults;

/// <summary>The disk under the database has no room for an import.</summary>
public sealed class FullDiskTests : FaultTests
{
    private const int TooLittle = 300;
    private const int Enough = 100_000;

    [Fact]
    public async Task A_full_disk_is_told_nothing_is_kept_and_with_room_the_import_is_done()
    {
        var file = ReportsWith(effort: 4);
        var after = await AfterAsync(file);
        await using var data = await TestDatabase.OfTheSchoolAsync();
        await using var disk = await SmallDisk.InAsync(
            TestDatabase.OnPostgres ? ServersFolder : Folder
        );
        var (place, options) = data.Name is { } name
            ? await OnTablespaceAsync(disk, name, data.Place.Folder)
            : InFile(disk, data.Place.Folder);
        try
        {
            var before = await Seen.InAsync(place, null);
            await disk.LeaveAsync(TooLittle);

            using var edict = RunningEdict.Start(Import(file, options));
            var ran = await edict.EndAsync();
            await disk.LeaveAsync(Enough);

            ToldInWords(ran);
            Assert.Contains(
                "disk of the school's database is full",
                ran.Error,
                StringComparison.Ordinal
            );
            await UndoneAndWorksAgainAsync(place, options, file, before, after);
        }
        finally
        {
            await EmptyAsync(disk);
        }
    }

    private static string ServersFolder =>
        new NpgsqlConnectionStringBuilder(TestPostgres.AsSuperuser("postgres")).Host!;

    private static (DataPlace Place, string[] Options) InFile(SmallDisk disk, string school)
    {
        SqliteConnection.ClearAllPools();
        File.Copy(SqliteEdictDb.PathIn(school), SqliteEdictDb.PathIn(disk.Folder));
        return (new(disk.Folder), ["--data", disk.Folder]);
    }

    /// <summary>Copies a database to a tablespace on the disk; its write-ahead log stays with the server's.</summary>
    private static async Task<(DataPlace Place, string[] Options)> OnTablespaceAsync(
        SmallDisk disk,
        string template,
        string folder
    )
    {
        var name = Path.GetFileName(disk.Folder).Replace('-', '_');
        await SmallDisk.RunAsync("chown", "--reference", ServersFolder, disk.Folder);
        TestPostgres.Release(template);
        var server = TestPostgres.AsSuperuser("postgres");
        await TestPostgres.RunAsync(server, $"CREATE TABLESPACE {name} LOCATION '{disk.Folder}'");
        await TestPostgres.RunAsync(
            server,
            $"CREATE DATABASE {name} TEMPLATE {template} TABLESPACE {name} OWNER {TestPostgres.OwnerRole}"
        );
        var connection = TestPostgres.AsRole(name);
        return (new(folder, connection), ["--data", folder, "--database", connection]);
    }

    private static async Task EmptyAsync(SmallDisk disk)
    {
        SqliteConnection.ClearAllPools();
        if (TestDatabase.OnPostgres)
        {
            var name = Path.GetFileName(disk.Folder).Replace('-', '_');
            await TestPostgres.DropAsync(name);
            await TestPostgres.RunAsync(
                TestPostgres.AsSuperuser("postgres"),
                $"DROP TABLESPACE {name}"
            );
        }
    }
}
