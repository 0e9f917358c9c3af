using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Edict.Data;

/// <summary>One school's database as a file: the embedded default.</summary>
public sealed class SqliteEdictDb(DbContextOptions<SqliteEdictDb> options) : EdictDb(options)
{
    private const string FileName = "edict.db";

    /// <summary>The settings of the database in a data folder.</summary>
    public static string ConnectionIn(string folder) => $"Data Source={PathIn(folder)}";

    public static string PathIn(string folder) => Path.Combine(folder, FileName);

    /// <summary>Opens the database of a data folder, with every migration applied.</summary>
    /// <exception cref="InvalidDataException">A later program has migrated it.</exception>
    public static async Task<SqliteEdictDb> OpenAsync(string folder)
    {
        var db = In(folder);
        await Schema.BringUpToDateAsync(db);
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL");
        return db;
    }

    /// <summary>The database of a data folder, whose schema may be anything.</summary>
    public static SqliteEdictDb In(string folder)
    {
        var options = new DbContextOptionsBuilder<SqliteEdictDb>();
        Configure(options, folder);
        return new(options.Options);
    }

    public static void Configure(DbContextOptionsBuilder options, string folder) =>
        options
            .UseSqlite(ConnectionIn(folder))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    /// <summary>For <c>dotnet ef</c>, which writes migrations from the model and opens no database.</summary>
    internal sealed class AtDesignTime : IDesignTimeDbContextFactory<SqliteEdictDb>
    {
        public SqliteEdictDb CreateDbContext(string[] args) => In(Path.GetTempPath());
    }
}
