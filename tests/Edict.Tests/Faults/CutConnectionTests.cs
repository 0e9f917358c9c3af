using Edict.Data;
using Edict.Demonstration;
using Npgsql;

namespace Edict.Tests.Faults;

/// <summary>The connection to PostgreSQL is cut while an import writes.</summary>
public sealed class CutConnectionTests : FaultTests
{
    private static readonly Random Random = new(Seed);

    [Fact]
    public async Task A_cut_connection_is_told_nothing_is_kept_and_the_import_can_be_done_again()
    {
        RequirePostgres();
        var file = ReportsWith(effort: 4);
        var after = await AfterAsync(file);

        for (var round = 0; round < 1 + (Kills / 5); round++)
        {
            await using var data = await TestDatabase.OfTheSchoolAsync();
            var before = await Seen.InAsync(data.Place, null);
            await using var writing = await Writing.ToAsync(data);
            using var edict = RunningEdict.Start(Import(file, data.Options));
            await writing.BegunByAsync(edict);
            await Task.Delay(Random.Next(200), TestContext.Current.CancellationToken);
            await TestPostgres.RunAsync(
                TestPostgres.AsSuperuser("postgres"),
                $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{data.Name}' AND backend_xid IS NOT NULL"
            );
            var ran = await edict.EndAsync();

            ToldInWords(ran);
            Assert.Contains(
                "the connection to the database was cut",
                ran.Error,
                StringComparison.Ordinal
            );
            await UndoneAndWorksAgainAsync(data.Place, data.Options, file, before, after);
        }
    }

    [Fact]
    public async Task A_server_that_stops_at_once_is_told_and_when_it_is_back_the_import_can_be_done()
    {
        RequirePostgres();
        var file = ReportsWith(effort: 4);
        var after = await AfterAsync(file);
        await using var server = await OwnServer.StartedAsync();
        await SchemaOwner.MigrateAsync(server.Connection, "postgres");
        var place = new DataPlace(Folder, server.Connection);
        await DemonstrationLoader.LoadAsync(place);
        var before = await Seen.InAsync(place, null);
        string[] options = ["--data", Folder, "--database", server.Connection];
        using var edict = RunningEdict.Start(Import(file, options));
        await using (
            var writing = await Writing.ToAsync(server.Connection + ";Pooling=False", "postgres")
        )
        {
            await writing.BegunByAsync(edict);
            await server.StopAtOnceAsync();
        }

        var ran = await edict.EndAsync();
        NpgsqlConnection.ClearAllPools();
        await server.StartAsync();

        ToldInWords(ran);
        Assert.Contains(
            "the connection to the database was cut",
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(before, await Seen.InAsync(place, null));
        await ImportedAsync(file, options);
        var done = await Seen.InAsync(place, before.Rows);
        Assert.Equal(after, done with { Rows = after.Rows });
    }

    private static void RequirePostgres() =>
        Assert.SkipUnless(TestDatabase.OnPostgres, "a file has no connection that could be cut");
}
