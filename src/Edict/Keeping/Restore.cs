using Edict.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Edict.Keeping;

/// <summary>Brings a backup back: for a trial, to be compared with its own figures, or for good.</summary>
public static class Restore
{
    private const string WrongEngine =
        "a PostgreSQL server is needed; name a database of it by --database, as a role that may create databases";

    /// <summary>Restores a backup into a place of its own that is gone afterwards, and compares.</summary>
    /// <param name="connection">A database of the server on which a dump is tried; null for a file.</param>
    /// <returns>The manifest, and what came back otherwise, a sentence each.</returns>
    /// <exception cref="InvalidDataException">It cannot be restored.</exception>
    public static async Task<(
        BackupManifest Manifest,
        IReadOnlyList<string> Differences
    )> CheckAsync(string path, string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("edict-restore-");
        try
        {
            var (manifest, file) = await BackupFile.UnpackAsync(path, folder.FullName);
            if (manifest.Engine == BackupManifest.Sqlite)
            {
                await SqliteCopy.RequireSoundAsync(file);
                await using var copy = SqliteEdictDb.In(folder.FullName);
                var differences = await CompareAsync(manifest, copy);
                SqliteCopy.Release(file);
                return (manifest, differences);
            }

            return connection is null
                ? throw new InvalidDataException($"{path}: {WrongEngine}")
                : (manifest, await TryOnServerAsync(manifest, file, connection));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Puts a backup where no school is yet.</summary>
    /// <exception cref="InvalidDataException">There is one, or the backup cannot be restored.</exception>
    public static async Task<BackupManifest> WriteAsync(string path, DataPlace data)
    {
        var folder = Directory.CreateTempSubdirectory("edict-restore-");
        try
        {
            var (manifest, file) = await BackupFile.UnpackAsync(path, folder.FullName);
            var isFile = manifest.Engine == BackupManifest.Sqlite;
            if (isFile != (data.Connection is null))
            {
                throw new InvalidDataException(
                    isFile
                        ? $"{path}: the backup of a file; restore it with --data and without --database"
                        : $"{path}: {WrongEngine}"
                );
            }

            await (isFile ? PutAsync(file, data.Folder) : PutOnServerAsync(file, data.Connection!));
            return manifest;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task PutAsync(string file, string folder)
    {
        var place = SqliteEdictDb.PathIn(folder);
        if (File.Exists(place))
        {
            throw new InvalidDataException(
                $"{place}: there is a school already, and nothing is overwritten; restore into another folder, or move this one away first"
            );
        }

        await SqliteCopy.RequireSoundAsync(file);
        OwnersFolder.Make(folder);
        var beside = $"{place}.partial";
        File.Copy(file, beside, overwrite: true);
        File.Move(beside, place);
    }

    private static async Task PutOnServerAsync(string dump, string connection)
    {
        await using var db = PostgresEdictDb.At(connection);
        var tables = await db
            .Database.SqlQuery<int>(
                $"SELECT count(*)::int AS \"Value\" FROM pg_tables WHERE schemaname = 'public'"
            )
            .SingleAsync();
        if (tables > 0)
        {
            throw new InvalidDataException(
                $"the database {new NpgsqlConnectionStringBuilder(connection).Database} has tables already, and nothing is overwritten; restore into an empty one"
            );
        }

        await PostgresProgram.RunAsync(
            "pg_restore",
            connection,
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            "--single-transaction",
            $"--dbname={new NpgsqlConnectionStringBuilder(connection).Database}",
            dump
        );
    }

    private static async Task<IReadOnlyList<string>> TryOnServerAsync(
        BackupManifest manifest,
        string dump,
        string connection
    )
    {
        var name = $"edict_check_{Guid.NewGuid():N}";
        var there = new NpgsqlConnectionStringBuilder(connection)
        {
            Database = name,
            Pooling = false,
        }.ConnectionString;
        await using var server = NpgsqlDataSource.Create(connection);
        await RunAsync(server, $"CREATE DATABASE {name}");
        try
        {
            await PutOnServerAsync(dump, there);
            await using var copy = PostgresEdictDb.At(there);
            return await CompareAsync(manifest, copy);
        }
        finally
        {
            await RunAsync(server, $"DROP DATABASE {name}");
        }
    }

    /// <summary>The rows are counted as they came back; what is derived from them is, by this program's tables.</summary>
    private static async Task<IReadOnlyList<string>> CompareAsync(
        BackupManifest manifest,
        EdictDb copy
    )
    {
        var rows = await BackupFigures.RowsOfAsync(copy, manifest.Figures.Rows.Keys);
        await Schema.BringUpToDateAsync(copy);
        var figures = await BackupFigures.OfAsync(copy, DateOnly.FromDateTime(manifest.At), []);
        return [.. manifest.Figures.DifferencesFrom(figures with { Rows = rows })];
    }

    private static async Task RunAsync(NpgsqlDataSource server, string sql)
    {
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
