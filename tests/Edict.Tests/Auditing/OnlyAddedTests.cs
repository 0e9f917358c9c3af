using Edict.Data;
using Edict.Demonstration;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Edict.Tests.Auditing;

/// <summary>The program itself can only add to the audit log: on PostgreSQL by its rights, on a file by triggers.</summary>
public sealed class OnlyAddedTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("UPDATE \"Audit\" SET \"About\" = ''")]
    [InlineData("DELETE FROM \"Audit\"")]
    [InlineData("UPDATE \"AuditSeals\" SET \"Sequence\" = \"Sequence\" + 1000")]
    [InlineData("DELETE FROM \"AuditSeals\"")]
    [InlineData("UPDATE \"AuditValues\" SET \"After\" = ''")]
    public async Task The_role_that_serves_can_neither_change_nor_delete_a_line(string sql)
    {
        await (await site.AsAsync(StaffKeys.Head)).GetAsync("/overview");
        Assert.NotEmpty(await site.AuditAsync());

        if (site.Data.Name is { } database)
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() =>
                TestPostgres.RunAsync(TestPostgres.AsRole(database), sql)
            );
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            return;
        }

        await using var file = new SqliteConnection(
            SqliteEdictDb.ConnectionIn(site.Data.Place.Folder)
        );
        await file.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = file.CreateCommand();
        command.CommandText = sql;
        var fault = await Assert.ThrowsAsync<SqliteException>(() =>
            command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)
        );
        Assert.Contains(
            "to the audit log can only be added",
            fault.Message,
            StringComparison.Ordinal
        );
    }
}
