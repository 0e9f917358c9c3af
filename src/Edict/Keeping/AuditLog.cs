using Edict.Auditing;
using Edict.Data;

namespace Edict.Keeping;

/// <summary>What the doctor finds of the audit log's key and of the ends of its chains.</summary>
internal static class AuditLog
{
    public static Finding Key(DataPlace data, AuditFiles files)
    {
        const string Place = "Key of the audit log";
        if (Forbidden.Is(files.KeyFile))
        {
            return new(Health.Bad, Place, $"{files.KeyFile} {Forbidden.Words}", Forbidden.ToDo);
        }

        if (!File.Exists(files.KeyFile))
        {
            return new(
                Health.Look,
                Place,
                $"{files.KeyFile} is not there",
                "Edict makes it at its first start; later, put it back"
            );
        }

        if (IdOf(files.KeyFile) is null)
        {
            return new(Health.Bad, Place, $"{files.KeyFile} holds no key", "put the key back");
        }

        if (Doctor.OthersRead(files.KeyFile))
        {
            return new(
                Health.Bad,
                Place,
                $"{files.KeyFile} can be read by other accounts of this machine",
                $"chmod 600 {files.KeyFile}"
            );
        }

        return Doctor.IsBesideData(files.KeyFile, data)
            ? new(
                Health.Look,
                Place,
                $"{files.KeyFile} lies in the data folder: who copies the data has the key",
                "move it out, and name it by EDICT_AUDIT_KEYFILE"
            )
            : new(Health.Good, Place, $"{files.KeyFile}, outside the data, for its owner alone");
    }

    public static Finding Heads(DataPlace data, AuditFiles files)
    {
        const string Place = "Ends of the audit log";
        return files.HeadsFile is not { } path || Doctor.IsBesideData(path, data)
                ? new(
                    Health.Look,
                    Place,
                    "they are written down in the data folder, or nowhere: a log whose end is cut could not be told",
                    "name a file on another machine by EDICT_AUDIT_HEADSFILE"
                )
            : Forbidden.Is(path)
                ? new(Health.Bad, Place, $"{path} {Forbidden.Words}", Forbidden.ToDo)
            : File.Exists(path)
                ? new(
                    Health.Good,
                    Place,
                    $"written down in {path}, last on {File.GetLastWriteTimeUtc(path):d MMMM yyyy}"
                )
            : new(Health.Look, Place, $"{path} is not there yet", "look again tomorrow");
    }

    /// <summary>Null for a file that holds no key, or cannot be read.</summary>
    public static string? IdOf(string path)
    {
        try
        {
            return AuditKey.Read(path).Id;
        }
        catch (Exception fault)
            when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
