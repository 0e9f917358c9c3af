using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Edict.Data;

/// <summary>
/// What the owner of a PostgreSQL database does: bring its tables up to date, and let the role that the program serves
/// as read and write their rows, and nothing else.
/// </summary>
public static class SchemaOwner
{
    /// <returns>How many migrations were applied; null, with nothing done, where the server has no such role.</returns>
    /// <exception cref="InvalidDataException">The tables are newer than this program.</exception>
    public static async Task<int?> MigrateAsync(string connection, string role)
    {
        await using var db = PostgresEdictDb.At(connection);
        var isThere = await db
            .Database.SqlQuery<bool>(
                $"SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = {role}) AS \"Value\""
            )
            .SingleAsync();
        if (!isThere)
        {
            return null;
        }

        var applied = await Schema.BringUpToDateAsync(db);
        await GrantAsync(db, role);
        return applied;
    }

    /// <summary>
    /// Each table by name, so that a database shared with another program stays that program's. A database that comes
    /// from before PostgreSQL 15 lets everybody make tables. To the audit log can only be added.
    /// </summary>
    private static async Task GrantAsync(PostgresEdictDb db, string role)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var tables = db.Model.GetEntityTypes().Select(entity => NameOf(entity, sql));
        var audit = $"{NameOf<AuditEntry>(db)}, {NameOf<AuditSeal>(db)}";
        var to = sql.DelimitIdentifier(role);
        var history = sql.DelimitIdentifier(HistoryRepository.DefaultTableName);
        await db.Database.OpenConnectionAsync();
        await using var grant = db.Database.GetDbConnection().CreateCommand();
        grant.CommandText = $"""
            REVOKE CREATE ON SCHEMA public FROM PUBLIC;
            GRANT USAGE ON SCHEMA public TO {to};
            GRANT SELECT, INSERT, UPDATE, DELETE ON {string.Join(", ", tables)} TO {to};
            REVOKE UPDATE, DELETE ON {audit} FROM {to};
            REVOKE UPDATE ON {NameOf<AuditValues>(db)} FROM {to};
            GRANT SELECT ON {history} TO {to}
            """;
        await grant.ExecuteNonQueryAsync();
    }

    private static string NameOf<T>(PostgresEdictDb db) =>
        NameOf(db.Model.FindEntityType(typeof(T))!, db.GetService<ISqlGenerationHelper>());

    private static string NameOf(IEntityType entity, ISqlGenerationHelper sql) =>
        sql.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
}
