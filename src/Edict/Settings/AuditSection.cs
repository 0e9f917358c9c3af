using Edict.Auditing;
using Edict.Data;

namespace Edict.Settings;

/// <summary>The section <c>audit</c>: where the key of the audit log and its ends lie.</summary>
internal static class AuditSection
{
    /// <summary>Where nothing is said both lie in the folder of the other keys, which is outside the data.</summary>
    /// <param name="keys">Null where they are not set, which is a fault already.</param>
    public static AuditFiles Read(SettingsReader settings, DataPlace data, KeySettings? keys)
    {
        var beside = AuditFiles.In(keys?.Folder ?? data.Folder);
        var written = settings.FolderPath("audit.keyFile");
        var read = new AuditFiles(
            written ?? beside.KeyFile,
            settings.FolderPath("audit.headsFile") ?? beside.HeadsFile
        );
        // Bare keys in the data folder are refused already.
        var isToldYet = written is null && keys?.Certificate is null;
        if (!isToldYet && KeySettings.IsIn(read.KeyFile, Path.GetFullPath(data.Folder)))
        {
            settings.Refuse(
                $"audit.keyFile: \"{read.KeyFile}\": lies in the data folder, so that whoever copies the data could make the log up; expected a file outside"
            );
        }

        return read;
    }
}
