using System.IO.Compression;
using System.Security.Cryptography;

namespace Edict.Keeping;

/// <summary>A backup as one file: a zip of its manifest and the database.</summary>
public static class BackupFile
{
    private const string ManifestName = "manifest.json";

    /// <summary>Writes it beside its place and moves it there when the disk has it: a backup that is cut off replaces none.</summary>
    /// <param name="database">The file of the database, whose hash the manifest gives.</param>
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
    public static async Task<(BackupManifest Manifest, string Database)> UnpackAsync(
        string path,
        string folder
    )
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(path);
            var manifest =
                await ReadAsync(zip)
                ?? throw new InvalidDataException(
                    $"{path}: no backup of Edict; expected a file that edict backup wrote"
                );
            var database = Path.Combine(folder, Path.GetFileName(manifest.File));
            await using (var rows = zip.GetEntry(manifest.File)!.Open())
            {
                await using var file = File.Create(database);
                await rows.CopyToAsync(file);
            }

            return await HashOfAsync(database) == manifest.Sha256
                ? (manifest, database)
                : throw new InvalidDataException($"{path}: {Changed}");
        }
        catch (InvalidDataException fault)
            when (!fault.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: {Changed} ({fault.Message})", fault);
        }
    }

    private const string Changed =
        "the backup was cut off or changed after it was written; use another one";

    private static async Task<BackupManifest?> ReadAsync(ZipArchive zip)
    {
        if (zip.GetEntry(ManifestName) is not { } entry)
        {
            return null;
        }

        await using var said = await entry.OpenAsync();
        return BackupManifest.Read(said) is { } manifest && zip.GetEntry(manifest.File) is not null
            ? manifest
            : null;
    }
}
