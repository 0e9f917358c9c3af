using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Edict.Data;

/// <summary>
/// One or more schools in a PostgreSQL database. Its owner migrates it (<c>edict migrate</c>); the program serves
/// as a role that can read and write rows and nothing else.
/// </summary>
public sealed class PostgresEdictDb(DbContextOptions<PostgresEdictDb> options) : EdictDb(options)
{
    /// <summary>Texts compare by their bytes, as on SQLite, whatever the server's locale.</summary>
    private const string ByBytes = "C";

    /// <summary>
    /// So many connections at most, where the settings say nothing else: fewer than the 97 that a server as it is installed
    /// takes, which refuses the next. Whoever finds none free waits for one.
    /// </summary>
    private const int MostConnections = 60;

    /// <summary>Opens a database that its owner has brought up to date.</summary>
    /// <exception cref="InvalidDataException">The schema is not the one that this program works with.</exception>
    public static async Task<PostgresEdictDb> OpenAsync(string connection)
    {
        var db = At(connection);
        // A database that is not there is told as such: asked for its migrations alone, it would have none.
        await db.Database.OpenConnectionAsync();
        await db.Database.CloseConnectionAsync();
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
        options
            .UseNpgsql(Limited(connection))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    /// <summary>
    /// A connection as it is used, where it says nothing else: with the limit, not reset when it is given back, and without a look
    /// for the database's own types. No statement sets anything for a session, and the reset throws away the plans by which foreign
    /// keys are checked; and the schema has no types but PostgreSQL's.
    /// </summary>
    public static string Limited(string connection) =>
        new NpgsqlConnectionStringBuilder(
            $"Maximum Pool Size={MostConnections};No Reset On Close=true;Server Compatibility Mode=NoTypeLoading;{connection}"
        ).ConnectionString;

    protected override string CountTables =>
        "SELECT count(*) FROM pg_class WHERE oid = to_regclass(quote_ident(@name))";

    protected override IsolationLevel OneInstant => IsolationLevel.RepeatableRead;

    protected override Task<int> InsertRowsAsync<T>(IReadOnlyCollection<T> rows, string or = "")
    {
        var table = BulkTable.Of<T>(this);
        return WriteAsync(
            table,
            $"INSERT INTO {table.Name} ({table.ColumnNames}) SELECT * FROM {Unnest(table)}{or}",
            rows
        );
    }

    protected override Task<int> UpdateRowsAsync<T>(IReadOnlyCollection<T> rows)
    {
        var table = BulkTable.Of<T>(this);
        var update = table.Update(
            column => $"v.{column.Name}",
            $" FROM {Unnest(table)} AS v ({table.ColumnNames})"
        );
        return WriteAsync(table, update, rows);
    }

    protected override Task<int> DeleteRowsAsync<T>(IReadOnlyCollection<T> rows)
    {
        var table = BulkTable.Of<T>(this);
        var delete = table.Delete(
            column => $"v.{column.Name}",
            $" USING {Unnest(table)} AS v ({table.ColumnNames})"
        );
        return WriteAsync(table, delete, rows);
    }

    public override Task LockAsync(Guid schoolId, Guid? cycleId) =>
        Database.ExecuteSqlAsync(
            $"""
            SELECT 1 FROM "Schools" WHERE "Id" = {schoolId} FOR NO KEY UPDATE;
            SELECT 1 FROM "Cycles" WHERE "SchoolId" = {schoolId} AND "Id" = {cycleId} FOR NO KEY UPDATE
            """
        );

    /// <summary>A lock of its own, so that sealing does not wait for a long import.</summary>
    public override Task LockAuditAsync(Guid schoolId) =>
        Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtext('audit'), hashtext({schoolId.ToString()}))"
        );

    /// <summary>One statement for all rows, a column an array: unlike COPY, it minds row-level security.</summary>
    private async Task<int> WriteAsync<T>(BulkTable table, string sql, IReadOnlyCollection<T> rows)
        where T : class
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        await using var statement = (NpgsqlCommand)Database.GetDbConnection().CreateCommand();
        statement.CommandText = sql;
        foreach (var column in table.Columns)
        {
            statement.Parameters.Add(new() { Value = ArrayOf(column, rows) });
        }

        return await statement.ExecuteNonQueryAsync();
    }

    /// <summary>The rows that the statement is given, by the place of each column's array among its parameters.</summary>
    private static string Unnest(BulkTable table)
    {
        var arrays = table.Columns.Select((column, i) => $"${i + 1}::{column.StoreType}[]");
        return $"unnest({string.Join(", ", arrays)})";
    }

    private static Array ArrayOf<T>(BulkColumn column, IReadOnlyCollection<T> rows)
        where T : class
    {
        // An array of bytes would be one value: PostgreSQL's smallest number has two.
        var type = column.Type == typeof(byte) ? typeof(short) : column.Type;
        var element = type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type;
        var values = Array.CreateInstance(element, rows.Count);
        var i = 0;
        foreach (var row in rows)
        {
            var value = column.Of(row);
            values.SetValue(value is byte small ? (short)small : value, i++);
        }

        return values;
    }

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
