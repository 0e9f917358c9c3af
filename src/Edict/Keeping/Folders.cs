using Edict.Data;

namespace Edict.Keeping;

/// <summary>What the doctor finds of folders and the disk.</summary>
internal static class Folders
{
    private const long Megabyte = 1024 * 1024;

    private const long LittleRoom = 1024 * Megabyte;

    private const long NoRoom = 200 * Megabyte;

    private static readonly TimeSpan Fresh = TimeSpan.FromDays(2);

    private static readonly TimeSpan Old = TimeSpan.FromDays(7);

    public static Finding Data(DataPlace data)
    {
        const string Place = "Data folder";
        var folder = Path.GetFullPath(data.Folder);
        if (Forbidden.Is(folder))
        {
            return new(Health.Bad, Place, $"{folder} {Forbidden.Words}", Forbidden.ToDo);
        }

        if (!Directory.Exists(folder))
        {
            return new(
                Health.Bad,
                Place,
                $"{folder} is not there",
                "name it by --data, or make it"
            );
        }

        if (WhyNotWritable(folder) is { } why)
        {
            return new(
                Health.Bad,
                Place,
                $"{folder} cannot be written: {why}",
                "give it to the account that Edict runs as"
            );
        }

        return Doctor.OthersRead(folder)
            ? new(
                Health.Look,
                Place,
                $"{folder} can be read by other accounts of this machine",
                $"chmod 700 {folder}"
            )
            : new(Health.Good, Place, $"{folder} can be written, and read by its owner alone");
    }

    public static Finding FreeDisk(DataPlace data)
    {
        const string Place = "Free disk";
        if (!Directory.Exists(data.Folder))
        {
            return new(Health.Bad, Place, "not known, for want of the folder");
        }

        var free = new DriveInfo(Path.GetFullPath(data.Folder)).AvailableFreeSpace;
        var words = $"{free / Megabyte} MB free beside the data";
        return free < NoRoom ? new(Health.Bad, Place, words, "make room at once")
            : free < LittleRoom ? new(Health.Look, Place, words, "make room")
            : new(Health.Good, Place, words);
    }

    public static async Task<Finding> BackupsAsync(string? folder, DateTime now)
    {
        const string Place = "Last backup";
        if (folder is null)
        {
            return new(
                Health.Look,
                Place,
                "not known where backups are",
                "name their folder by --backups"
            );
        }

        if (Forbidden.Is(folder))
        {
            return new(Health.Bad, Place, $"{folder} {Forbidden.Words}", Forbidden.ToDo);
        }

        if (Newest(folder) is not { } newest)
        {
            return new(
                Health.Bad,
                Place,
                $"there is none in {folder}",
                "edict backup --out FILE, each night"
            );
        }

        if (await WhyNoBackupAsync(newest.FullName) is { } why)
        {
            return new(
                Health.Bad,
                Place,
                why,
                "take one by edict backup --out FILE, and look why this one is so"
            );
        }

        var age = now - newest.LastWriteTimeUtc;
        var words = $"{newest.Name}, {Doctor.InDays(age)} old";
        return age > Old ? new(Health.Bad, Place, words, "look why none was made since")
            : age > Fresh ? new(Health.Look, Place, words, "look why none was made since")
            : new(Health.Good, Place, words);
    }

    /// <summary>The copies that were kept before an upgrade take room, and hold all that the school has.</summary>
    public static IEnumerable<Finding> Upgrades(DataPlace data)
    {
        if (data.Connection is null && Directory.Exists(data.Folder) && !Forbidden.Is(data.Folder))
        {
            var kept = UpgradeCopies.Of(SqliteEdictDb.PathIn(data.Folder));
            if (kept.Count > 0)
            {
                yield return new(
                    Health.Good,
                    "Copies from before upgrades",
                    $"{kept.Count}, the newest {Path.GetFileName(kept[0])}"
                );
            }
        }
    }

    public static IEnumerable<Finding> Published(string? folder)
    {
        const string Place = "Published folder";
        if (folder is null)
        {
            yield break;
        }

        if (!Directory.Exists(folder))
        {
            yield return new(
                Health.Bad,
                Place,
                $"{folder} is not there",
                "make it, or see why the share is away"
            );
        }
        else if (WhyNotWritable(folder) is { } why)
        {
            yield return new(
                Health.Bad,
                Place,
                $"{folder} cannot be written: {why}",
                "let the account that Edict runs as write there"
            );
        }
        else
        {
            yield return new(Health.Good, Place, $"{folder} can be written");
        }
    }

    private static FileInfo? Newest(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*.zip")
                .Select(path => new FileInfo(path))
                .MaxBy(file => file.LastWriteTimeUtc)
            : null;

    private static async Task<string?> WhyNoBackupAsync(string path)
    {
        try
        {
            await BackupFile.ReadAsync(path);
            return null;
        }
        catch (Exception fault)
            when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }

    private static string? WhyNotWritable(string folder)
    {
        var trial = Path.Combine(folder, $".edict-{Guid.NewGuid():N}");
        try
        {
            File.WriteAllText(trial, "");
            File.Delete(trial);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }
}
