using Edict.Data;

namespace Edict.Keeping;

/// <summary>Looks at all that a school's Edict rests on, and says what it finds: it changes nothing.</summary>
public static class Doctor
{
    public static async Task<IReadOnlyList<Finding>> LookAsync(DoctorAsked asked, DateTime now)
    {
        List<Finding> found = [Folders.Data(asked.Data), Folders.FreeDisk(asked.Data)];
        found.AddRange(await Databases.LookAsync(asked, now));
        found.Add(AuditLog.Key(asked.Data, asked.Audit));
        found.Add(AuditLog.Heads(asked.Data, asked.Audit));
        found.Add(await Folders.BackupsAsync(asked.Backups, now));
        found.AddRange(Folders.Upgrades(asked.Data));
        found.AddRange(Folders.Published(asked.PublishFolder));
        found.AddRange(Certificates.Look(asked.Certificate, now));
        found.AddRange(await MailServer.LookAsync(asked.Mail));
        return found;
    }

    /// <summary>Whether a path lies in the data folder, and with it in every copy of it.</summary>
    internal static bool IsBesideData(string path, DataPlace data)
    {
        var way = Path.GetRelativePath(Path.GetFullPath(data.Folder), Path.GetFullPath(path));
        return way != ".."
            && !way.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !Path.IsPathRooted(way);
    }

    /// <summary>Whether others than the owner can read a file or a folder. Windows says it by other means.</summary>
    internal static bool OthersRead(string path) =>
        !OperatingSystem.IsWindows()
        && (
            File.GetUnixFileMode(path)
            & (UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherExecute)
        ) != UnixFileMode.None;

    internal static string InDays(TimeSpan time) =>
        time.TotalDays < 1 ? "less than a day"
        : (int)time.TotalDays == 1 ? "1 day"
        : $"{(int)time.TotalDays} days";
}
