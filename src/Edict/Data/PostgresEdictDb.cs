using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Edict.Data;

/// <summary>
/// One or more schools in a PostgreSQL database. Its owner migrates it (<c>edict migrate</c>); the program serves
/// as a role that can read and write rows and nothing else.
/// </summary>
public sealed class PostgresEdictDb(DbContextOptions<PostgresEdictDb> options) : EdictDb(options)
{
    /// <summary>Texts compare by their bytes, as on SQLite, whatever the server's locale.</summary>
    private const string ByBytes = "C";

    /// <summary>Opens a database that its owner has brought up to date.</summary>
    /// <exception cref="InvalidDataException">The schema is not the one that this program works with.</exception>
    public static async Task<PostgresEdictDb> OpenAsync(string connection)
    {
        var db = At(connection);
        await Schema.RequireAsync(db);
        return db;
    }

    /// <summary>A database whose schema may be anything.</summary>
    public static PostgresEdictDb At(string connection)
    {
        var options = new DbContextOptionsBuilder<PostgresEdictDb>();
        Configure(options, connection);
        return new(options.Options);
    }

    public static void Configure(DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation(ByBytes);
    }

    /// <summary>For <c>dotnet ef</c>, which writes migrations from the model and opens no database.</summary>
    internal sealed class AtDesignTime : IDesignTimeDbContextFactory<PostgresEdictDb>
    {
        public PostgresEdictDb CreateDbContext(string[] args) => At("Host=localhost");
    }
}
