using Edict.Data;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Edict.Bench.Import;

/// <summary>The fastest load of rows that an engine offers, without file, plan or model.</summary>
internal static class RawLoad
{
    private static readonly string[] Columns =
    [
        "SchoolId",
        "CycleId",
        "PupilId",
        "SubjectId",
        "LevelKey",
        "ClassKey",
        "Stage",
        "Level",
        "Teacher",
        "Effort",
        "Behaviour",
        "Homework",
        "WorkingGrade",
        "RecordedAt",
    ];

    private static string Names => string.Join(", ", Columns.Select(name => $"\"{name}\""));

    /// <summary>One prepared statement in one transaction.</summary>
    public static async Task IntoFileAsync(string folder, IReadOnlyList<Report> rows)
    {
        await using var connection = new SqliteConnection(SqliteEdictDb.ConnectionIn(folder));
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        var values = string.Join(", ", Columns.Select(name => $"@{name}"));
        insert.CommandText = $"INSERT INTO Reports ({Names}) VALUES ({values})";
        var parameters = Columns
            .Select(name => insert.Parameters.Add(new() { ParameterName = $"@{name}" }))
            .ToArray();
        foreach (var row in rows)
        {
            var given = Values(row);
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = given[i] ?? DBNull.Value;
            }

            insert.ExecuteNonQuery();
        }

        await transaction.CommitAsync();
    }

    /// <summary>Binary COPY straight into the table.</summary>
    public static async Task CopyAsync(string connectionString, IReadOnlyList<Report> rows)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY \"Reports\" ({Names}) FROM STDIN (FORMAT BINARY)"
        );
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var value in Values(row))
            {
                await WriteAsync(copy, value);
            }
        }

        await copy.CompleteAsync();
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? value) =>
        value switch
        {
            null => copy.WriteNullAsync(),
            Guid id => copy.WriteAsync(id, NpgsqlDbType.Uuid),
            byte mark => copy.WriteAsync((short)mark, NpgsqlDbType.Smallint),
            DateTime instant => copy.WriteAsync(instant, NpgsqlDbType.TimestampTz),
            _ => copy.WriteAsync((string)value, NpgsqlDbType.Text),
        };

    /// <summary>In the order of the columns.</summary>
    private static object?[] Values(Report row) =>
        [
            row.SchoolId,
            row.CycleId,
            row.PupilId,
            row.SubjectId,
            row.LevelKey,
            row.ClassKey,
            (byte)row.Stage,
            row.Level,
            row.Teacher,
            row.Effort,
            row.Behaviour,
            row.Homework,
            row.WorkingGrade,
            row.RecordedAt,
        ];
}
