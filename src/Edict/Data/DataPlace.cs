using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Edict.Data;

/// <summary>
/// Where the school's data lie: its files in a folder, and its rows in a file of that folder (SQLite) or in a PostgreSQL
/// database.
/// </summary>
public sealed class DataPlace
{
    /// <summary>What a person is told to write where a connection cannot be read. It is not shown itself: it may hold a password.</summary>
    public const string ConnectionExpected =
        "expected the settings of a PostgreSQL database, such as \"Host=localhost;Database=edict;Username=edict_app\"";

    public const string NoSchool = "no school's data in this folder";

    private readonly string? connection;

    /// <param name="connection">The settings of a PostgreSQL database; null for a file in the folder.</param>
    /// <exception cref="FormatException">The connection cannot be read.</exception>
    public DataPlace(string folder, string? connection = null)
    {
        (Folder, this.connection) = (folder, connection);
        Name = connection is null
            ? folder
            : NameOf(connection) ?? throw new FormatException(ConnectionExpected);
    }

    public string Folder { get; }

    /// <summary>The settings of the PostgreSQL database, which no message may show; null for a file in the folder.</summary>
    internal string? Connection => connection;

    /// <summary>As messages call it.</summary>
    public string Name { get; }

    /// <summary>Whether there is anything to open. A server answers that only when it is asked.</summary>
    public bool MayHoldASchool =>
        connection is not null || File.Exists(SqliteEdictDb.PathIn(Folder));

    /// <summary>Why there is nothing to open, in words.</summary>
    public string WhyNoSchool =>
        Forbidden.Is(Folder)
            ? $"this folder {Forbidden.Words}; run edict as the account that owns it"
            : NoSchool;

    public static bool IsConnection(string text) => NameOf(text) is not null;

    /// <summary>Opens the database. A file is made where there is none, and brought up to date.</summary>
    /// <exception cref="InvalidDataException">The schema is not the one that this program works with.</exception>
    public async Task<EdictDb> OpenAsync() =>
        connection is null
            ? await SqliteEdictDb.OpenAsync(Folder)
            : await PostgresEdictDb.OpenAsync(connection);

    /// <summary>Brings a file up to date, and requires a server's database to be so: Entity Framework is asked only where something is missing.</summary>
    /// <exception cref="InvalidDataException">The schema is not the one that this program works with.</exception>
    public async Task RequireSchemaAsync()
    {
        if (!await IsCurrentAsync())
        {
            await using var db = await OpenAsync();
        }
    }

    /// <summary>
    /// One column of texts, asked past Entity Framework, which takes three tenths of a second to begin with: a start does not wait
    /// for it.
    /// </summary>
    /// <param name="sql">The program's own words, the same on every engine.</param>
    internal async Task<List<string>> TextsAsync(string sql)
    {
        await using DbConnection asked = connection is null
            ? new SqliteConnection(SqliteEdictDb.ConnectionIn(Folder))
            : new NpgsqlConnection(PostgresEdictDb.Limited(connection));
        await asked.OpenAsync();
        await using var command = asked.CreateCommand();
#pragma warning disable CA2100 // No value of anybody's is part of it.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await EdictDb.TextsOfAsync(command);
    }

    /// <summary>Gives each request a database of its own.</summary>
    public void AddTo(IServiceCollection services)
    {
        if (connection is null)
        {
            services.AddDbContextPool<EdictDb, SqliteEdictDb>(db =>
                SqliteEdictDb.Configure(db, Folder)
            );
        }
        else
        {
            services.AddDbContextPool<EdictDb, PostgresEdictDb>(db =>
                PostgresEdictDb.Configure(db, connection)
            );
        }
    }

    /// <summary>Whether it has the migrations that this program knows; false also where that cannot be asked, of which opening tells why.</summary>
    private async Task<bool> IsCurrentAsync()
    {
        try
        {
            var applied = await TextsAsync(Schema.Applied);
            return Schema
                .KnownOn(connection is null ? typeof(SqliteEdictDb) : typeof(PostgresEdictDb))
                .SetEquals(applied);
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>The database and its server; null for a connection that cannot be read.</summary>
    private static string? NameOf(string connection)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connection);
            return settings.Host is null
                ? null
                : $"database {settings.Database ?? settings.Username} at {settings.Host}";
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            return null;
        }
    }
}
