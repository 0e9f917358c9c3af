using Microsoft.Data.Sqlite;

namespace Edict.Data;

/// <summary>Copies the file of a database by SQLite's own means, while others read and write it.</summary>
public static class SqliteCopy
{
    /// <exception cref="InvalidDataException">The copy is not sound.</exception>
    public static async Task WriteAsync(string from, string to)
    {
        await using (var source = new SqliteConnection($"Data Source={from};Mode=ReadOnly"))
        {
            await source.OpenAsync();
            await using var copy = new SqliteConnection($"Data Source={to};Pooling=False");
            await copy.OpenAsync();
            source.BackupDatabase(copy);
            // One file again, with nothing of it in a second one beside.
            await ExecuteAsync(copy, "PRAGMA journal_mode = DELETE");
        }

        await RequireSoundAsync(to);
    }

    /// <exception cref="InvalidDataException">It is not sound.</exception>
    public static async Task RequireSoundAsync(string path)
    {
        await using var file = new SqliteConnection(
            $"Data Source={path};Mode=ReadOnly;Pooling=False"
        );
        await file.OpenAsync();
        if (await ExecuteAsync(file, "PRAGMA integrity_check") is not "ok" and var said)
        {
            throw new InvalidDataException($"{path}: the database is damaged: {said}");
        }
    }

    /// <summary>Lets go of a file that is to be moved or deleted.</summary>
    public static void Release(string path)
    {
        using var file = new SqliteConnection($"Data Source={path}");
        SqliteConnection.ClearPool(file);
    }

    private static async Task<object?> ExecuteAsync(SqliteConnection file, string sql)
    {
        await using var command = file.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
