using System.IO.Compression;
using System.Security.Cryptography;
using Edict.Data;
using Edict.Exporting;

namespace Edict.Keeping;

/// <summary>A backup as one file: a zip of its manifest and the database.</summary>
public static class BackupFile
{
    private const string ManifestName = "manifest.json";

    private const string Ending = ".zip";

    private const string Expected = "expected a file that edict backup wrote";

    private const string NoBackup = $"no backup of Edict; {Expected}";

    private const string Changed =
        "the backup was cut off or changed after it was written; use another one";

    private const string InTheWay =
        "something else than an earlier backup is there, and is not replaced; expected a new name, or an earlier backup";

    private const string SchoolsOwn =
        "a file of the school's own may have this name; expected one that ends in .zip in the data folder";

    /// <summary>Why a backup may not be written to a place, in words; null where it may.</summary>
    /// <param name="data">What is backed up. Not each file of its folder is there at every moment.</param>
    public static async Task<string?> WhyNotToAsync(string path, DataPlace data) =>
        Path.Exists(path)
            ? await IsBackupAsync(path)
                ? null
                : $"{path}: {InTheWay}"
            : Doctor.IsBesideData(path, data) && !path.EndsWith(Ending, StringComparison.Ordinal)
                ? $"{path}: {SchoolsOwn}"
                : null;

    /// <summary>Writes it beside its place and moves it there when the disk has it: a backup that is cut off replaces none.</summary>
    /// <param name="database">The file of the database, whose hash the manifest gives.</param>
    /// <exception cref="InvalidDataException">What stands at its place is no backup.</exception>
    public static async Task WriteAsync(string path, BackupManifest manifest, string database)
    {
        var beside = $"{path}.partial";
        await using (var file = new FileStream(beside, FileMode.Create, FileAccess.ReadWrite))
        {
            await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                await using (var said = zip.CreateEntry(ManifestName).Open())
                {
                    await using var text = new StreamWriter(said);
                    await text.WriteAsync(manifest.Written());
                }

                await using var rows = zip.CreateEntry(manifest.File, CompressionLevel.Fastest)
                    .Open();
                await using var source = File.OpenRead(database);
                await source.CopyToAsync(rows);
            }

            file.Flush(flushToDisk: true);
        }

        if (Path.Exists(path) && !await IsBackupAsync(path))
        {
            File.Delete(beside);
            throw new InvalidDataException($"{path}: {InTheWay}");
        }

        File.Move(beside, path, overwrite: true);
    }

    public static async Task<string> HashOfAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file));
    }

    /// <summary>Reads what a backup says of itself, and writes the database that lies in it into a folder.</summary>
    /// <returns>The manifest, and where the database is.</returns>
    /// <exception cref="InvalidDataException">It is no backup, or not the whole of one, or was changed.</exception>
    public static Task<(BackupManifest Manifest, string Database)> UnpackAsync(
        string path,
        string folder
    ) =>
        OpenAsync(
            path,
            async (manifest, entry) =>
            {
                var database = Path.Combine(folder, Path.GetFileName(manifest.File));
                await using (var rows = await entry.OpenAsync())
                {
                    await using var file = File.Create(database);
                    await rows.CopyToAsync(file);
                }

                return await HashOfAsync(database) == manifest.Sha256
                    ? (manifest, database)
                    : throw new InvalidDataException($"{path}: {Changed}");
            }
        );

    /// <summary>Reads the whole of a backup, and writes nothing.</summary>
    /// <exception cref="InvalidDataException">It is no backup, or not the whole of one, or was changed.</exception>
    public static Task<BackupManifest> ReadAsync(string path) =>
        OpenAsync(
            path,
            async (manifest, entry) =>
            {
                await using var rows = await entry.OpenAsync();
                return Convert.ToHexStringLower(await SHA256.HashDataAsync(rows)) == manifest.Sha256
                    ? manifest
                    : throw new InvalidDataException($"{path}: {Changed}");
            }
        );

    /// <summary>Whether a file says of itself that it is a backup. What is no file, such as a pipe, is not opened.</summary>
    private static async Task<bool> IsBackupAsync(string path)
    {
        try
        {
            return new FileInfo(WrittenBeside.PlaceOf(path)) is { Exists: true, Length: > 0 }
                && await OpenAsync(path, (_, _) => Task.FromResult(true));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static async Task<T> OpenAsync<T>(
        string path,
        Func<BackupManifest, ZipArchiveEntry, Task<T>> act
    )
    {
        if (Directory.Exists(path))
        {
            throw new InvalidDataException($"{path}: this is a folder; {Expected}");
        }

        if (new FileInfo(WrittenBeside.PlaceOf(path)) is { Exists: true, Length: 0 })
        {
            throw new InvalidDataException($"{path}: {NoBackup}");
        }

        try
        {
            await using var zip = await ZipFile.OpenReadAsync(path);
            return
                await ManifestOfAsync(zip) is { } manifest
                && zip.GetEntry(manifest.File) is { } entry
                ? await act(manifest, entry)
                : throw new InvalidDataException($"{path}: {NoBackup}");
        }
        catch (InvalidDataException fault)
            when (!fault.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: {Changed} ({fault.Message})", fault);
        }
        catch (UnauthorizedAccessException fault) when (Forbidden.Is(path))
        {
            throw new UnauthorizedAccessException(
                $"{path}: this file {Forbidden.Words}; {Expected}, and that it may read",
                fault
            );
        }
    }

    private static async Task<BackupManifest?> ManifestOfAsync(ZipArchive zip)
    {
        if (zip.GetEntry(ManifestName) is not { } entry)
        {
            return null;
        }

        await using var said = await entry.OpenAsync();
        return BackupManifest.Read(said);
    }
}
