using Edict.Data;
using Npgsql;

namespace Edict.Tests;

/// <summary>
/// The PostgreSQL server of the tests, which <c>./dev</c> starts. Databases belong to an owner who migrates; the
/// program under test is the application role, as it would be in a council.
/// </summary>
public static class TestPostgres
{
    public const string Role = "edict_app";
    public const string OwnerRole = "edict_owner";
    public const string Password = "a password; with = and \" in it";

    /// <summary>The connection of the server's superuser; null where there is no server.</summary>
    private static readonly string? Server = Environment.GetEnvironmentVariable(
        "EDICT_TEST_POSTGRES"
    );

    private static readonly Lazy<Task> Roles = new(MakeRolesAsync);

    /// <summary>Skips a test that needs PostgreSQL where there is none; where the whole suite must run, fails it.</summary>
    public static void Require()
    {
        const string Reason =
            "needs PostgreSQL: install Debian's postgresql, and run ./dev test, which starts a server of its own";
        if (Server is null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(Reason);
        }

        Assert.SkipWhen(Server is null, Reason);
    }

    public static string AsOwner(string database) => As(OwnerRole, Password, database);

    public static string AsRole(string database) => As(Role, Password, database);

    /// <summary>Who sees what other connections do.</summary>
    public static string AsSuperuser(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database }.ConnectionString;

    public static string As(string user, string password, string database) =>
        new NpgsqlConnectionStringBuilder(Server)
        {
            Username = user,
            Password = password,
            Database = database,
        }.ConnectionString;

    /// <summary>Makes a database of the owner's: an empty one, or a copy.</summary>
    public static async Task<string> CreateAsync(string? template = null)
    {
        await Roles.Value;
        var name = $"edict_{Guid.NewGuid():N}";
        var copied = template is null ? "" : $" TEMPLATE {template}";
        await RunAsync(AsOwner("postgres"), $"CREATE DATABASE {name}{copied}");
        return name;
    }

    public static async Task DropAsync(string database)
    {
        Release(database);
        // The owner may not end a vacuum that the server began there by itself.
        await RunAsync(Server!, $"DROP DATABASE {database} WITH (FORCE)");
    }

    /// <summary>Ends the connections that are kept open to a database, so that it can be copied.</summary>
    public static void Release(string database)
    {
        foreach (var connection in new[] { AsOwner(database), AsRole(database) })
        {
            using var pool = new NpgsqlConnection(PostgresEdictDb.Limited(connection));
            NpgsqlConnection.ClearPool(pool);
        }
    }

    public static async Task RunAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static Task MakeRolesAsync() =>
        RunAsync(
            Server!,
            $"""
            DO $$ BEGIN
              IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{OwnerRole}') THEN
                CREATE ROLE {OwnerRole} LOGIN CREATEDB PASSWORD '{Password}';
                CREATE ROLE {Role} LOGIN PASSWORD '{Password}';
              END IF;
            END $$
            """
        );
}
