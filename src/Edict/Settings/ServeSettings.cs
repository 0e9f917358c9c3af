using Edict.Auditing;
using Edict.Data;
using Edict.Mail;

namespace Edict.Settings;

/// <summary>What <c>edict serve</c> runs by. Each part reads its own section.</summary>
/// <param name="PublishFolder">Null where none is set.</param>
/// <param name="Mail">Null where no mail server is set up.</param>
public sealed record ServeSettings(
    DataPlace Data,
    string? PublishFolder,
    ListenSettings Listen,
    KeySettings? Keys,
    SignInSettings SignIn,
    MailSettings? Mail,
    AuditFiles Audit
)
{
    /// <summary>Whatever is wrong is told to the reader, whose faults are to be looked at before this is used.</summary>
    public static ServeSettings Read(SettingsReader settings)
    {
        var folder = settings.FolderPath("data") ?? Path.GetFullPath("edict-data");
        // Its value is not shown: it may hold a password.
        var connection = settings.Text("database", DataPlace.ConnectionExpected);
        if (connection is not null && !DataPlace.IsConnection(connection))
        {
            settings.Refuse($"database: {DataPlace.ConnectionExpected}");
            connection = null;
        }

        var data = new DataPlace(folder, connection);
        return new(
            data,
            settings.FolderPath("publish"),
            ListenSettings.Read(settings),
            KeySettings.Read(settings, folder),
            SignInSettings.Read(settings),
            ReadMail(settings),
            ReadAudit(settings, data)
        );
    }

    private static MailSettings? ReadMail(SettingsReader settings)
    {
        var (mail, faults) = MailSettingsReader.Read(settings.Section("mail"));
        foreach (var fault in faults)
        {
            settings.Refuse(fault);
        }

        return mail;
    }

    private static AuditFiles ReadAudit(SettingsReader settings, DataPlace data)
    {
        var beside = AuditFiles.Beside(data);
        return new(
            settings.FolderPath("audit.keyFile") ?? beside.KeyFile,
            settings.FolderPath("audit.headsFile") ?? beside.HeadsFile
        );
    }
}
