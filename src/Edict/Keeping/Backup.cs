using System.Data;
using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Keeping;

/// <summary>Copies a database as it stands at one instant, while the program serves and others write.</summary>
public static class Backup
{
    /// <exception cref="InvalidDataException">The copy is not sound, or a program that it needs is not there.</exception>
    public static async Task<BackupManifest> WriteAsync(DataPlace data, string path, DateTime now)
    {
        await using var db = await data.OpenAsync();
        var folder = Directory.CreateTempSubdirectory("edict-backup-");
        try
        {
            var (file, figures) = data.Connection is { } connection
                ? await DumpAsync(db, connection, folder.FullName, DateOnly.FromDateTime(now))
                : await CopyAsync(data, folder.FullName, DateOnly.FromDateTime(now));
            var manifest = new BackupManifest(
                BackupManifest.CurrentForm,
                data.Connection is null ? BackupManifest.Sqlite : BackupManifest.Postgres,
                now,
                (await db.Database.GetAppliedMigrationsAsync()).Last(),
                Path.GetFileName(file),
                await BackupFile.HashOfAsync(file),
                figures,
                BackupManifest.LeftOut
            );
            await BackupFile.WriteAsync(path, manifest, file);
            return manifest;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(string File, BackupFigures Figures)> CopyAsync(
        DataPlace data,
        string folder,
        DateOnly day
    )
    {
        await SqliteCopy.WriteAsync(
            SqliteEdictDb.PathIn(data.Folder),
            SqliteEdictDb.PathIn(folder)
        );
        await using var copy = SqliteEdictDb.In(folder);
        var figures = await BackupFigures.OfAsync(copy, day);
        SqliteCopy.Release(SqliteEdictDb.PathIn(folder));
        return (SqliteEdictDb.PathIn(folder), figures);
    }

    /// <summary>Both the dump and the figures are of the instant at which the transaction began.</summary>
    private static async Task<(string File, BackupFigures Figures)> DumpAsync(
        EdictDb db,
        string connection,
        string folder,
        DateOnly day
    )
    {
        var file = Path.Combine(folder, "edict.dump");
        await using var transaction = await db.Database.BeginTransactionAsync(
            IsolationLevel.RepeatableRead
        );
        var snapshot = await db
            .Database.SqlQuery<string>($"SELECT pg_export_snapshot() AS \"Value\"")
            .SingleAsync();
        await PostgresProgram.RunAsync(
            "pg_dump",
            connection,
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            $"--snapshot={snapshot}",
            $"--file={file}"
        );
        return (file, await BackupFigures.OfAsync(db, day));
    }
}
