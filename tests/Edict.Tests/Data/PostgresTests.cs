using Edict.Tests.Commands;
using Npgsql;
using static Edict.Tests.TestPostgres;

namespace Edict.Tests.Data;

/// <summary>A council's PostgreSQL: an owner who migrates, and a role that serves and can change no table.</summary>
public sealed class PostgresTests : CommandTests, IAsyncLifetime
{
    private string database = "";

    public async ValueTask InitializeAsync()
    {
        Require();
        database = await CreateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (database.Length > 0)
        {
            await DropAsync(database);
        }
    }

    [Fact]
    public async Task The_owner_migrates_and_the_second_time_there_is_nothing_to_do()
    {
        var first = await MigrateAsync();
        var second = await MigrateAsync();

        Assert.Equal((0, 0), (first.Status, second.Status));
        Assert.Matches("^[1-9][0-9]* migrations? applied; edict_app may read", first.Output);
        Assert.StartsWith("0 migrations applied; ", second.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE TABLE mine (id int)")]
    [InlineData("ALTER TABLE \"Pupils\" ADD COLUMN note text")]
    [InlineData("DROP TABLE \"Reports\"")]
    [InlineData("CREATE INDEX ON \"Reports\" (\"Teacher\")")]
    [InlineData("DELETE FROM \"__EFMigrationsHistory\"")]
    [InlineData("TRUNCATE \"Schools\" CASCADE")]
    public async Task The_role_that_serves_cannot_change_the_schema(string sql)
    {
        await RunAsync(AsOwner(database), "GRANT CREATE ON SCHEMA public TO PUBLIC");
        await MigrateAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            RunAsync(AsRole(database), sql)
        );

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_database_that_is_behind_is_told_with_the_way_out()
    {
        var ran = await ImportAsync(AsRole(database));

        SaysInOneLine(ran, "not up to date with this program", "edict migrate");
    }

    [Fact]
    public async Task A_database_of_a_later_program_is_left_alone()
    {
        await MigrateAsync();
        await RunAsync(
            AsOwner(database),
            "INSERT INTO \"__EFMigrationsHistory\" VALUES ('99991231000000_Later', '99.0.0')"
        );

        var served = await ImportAsync(AsRole(database));
        var migrated = await MigrateAsync();

        Assert.All(
            [served, migrated],
            ran => SaysInOneLine(ran, "newer than this program", "edict migrate")
        );
    }

    [Fact]
    public async Task A_role_that_was_given_nothing_is_told_who_gives_it()
    {
        await MigrateAsync();
        await RunAsync(AsOwner(database), $"REVOKE ALL ON \"Schools\" FROM {Role}");

        var ran = await ImportAsync(AsRole(database));

        SaysInOneLine(ran, "permission denied for table Schools", "edict migrate");
    }

    [Fact]
    public async Task Who_does_not_own_the_database_cannot_migrate_it()
    {
        var ran = await MigrateAsync(AsRole(database));

        SaysInOneLine(ran, "permission denied");
    }

    [Fact]
    public async Task A_role_that_the_server_does_not_know_is_named_before_anything_is_done()
    {
        var ran = await EdictAsync(
            "migrate",
            "--database",
            AsOwner(database),
            "--role",
            "nobody of that name"
        );

        SaysInOneLine(ran, "\"nobody of that name\": the server has no such role");
        SaysInOneLine(await ImportAsync(AsRole(database)), "not up to date");
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_never_shown()
    {
        var ran = await ImportAsync(As(Role, "open sesame", database));

        SaysInOneLine(
            ran,
            $"password authentication failed for user \"{Role}\"",
            "check the user and the password"
        );
        Assert.DoesNotContain("sesame", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named()
    {
        var ran = await ImportAsync(AsRole("nowhere"));

        SaysInOneLine(ran, "database \"nowhere\" does not exist; create it first");
    }

    [Fact]
    public async Task An_up_to_date_database_without_a_school_says_so()
    {
        await MigrateAsync();

        var ran = await ImportAsync(AsRole(database));

        SaysInOneLine(ran, $"no school in database {database}");
    }

    /// <summary>Then neither order nor sameness of names depends on the server's locale.</summary>
    [Fact]
    public async Task Every_text_of_the_model_is_compared_by_its_bytes()
    {
        await MigrateAsync();
        await using var source = NpgsqlDataSource.Create(AsOwner(database));
        await using var command = source.CreateCommand(
            """
            SELECT string_agg(table_name || '.' || column_name, ', ')
            FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
            """
        );

        var others = await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);

        Assert.Equal(DBNull.Value, others);
    }

    private static void SaysInOneLine(Ran ran, params string[] said)
    {
        Assert.Equal(1, ran.Status);
        Assert.StartsWith("error: ", ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.TrimEnd('\n').Split('\n'));
        Assert.All(said, words => Assert.Contains(words, ran.Error, StringComparison.Ordinal));
        Assert.DoesNotContain(Password, ran.Error, StringComparison.Ordinal);
    }

    private Task<Ran> MigrateAsync(string? connection = null) =>
        EdictAsync("migrate", "--database", connection ?? AsOwner(database), "--role", Role);

    private Task<Ran> ImportAsync(string connection) =>
        EdictAsync("import", "pupils", PathOf("p.csv"), "--database", connection);
}
