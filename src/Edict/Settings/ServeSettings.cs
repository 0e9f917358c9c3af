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
        var publish = settings.FolderPath("publish");
        var listen = ListenSettings.Read(settings);
        var keys = KeySettings.Read(settings, folder);
        return new(
            data,
            publish,
            listen,
            keys,
            SignInSettings.Read(settings),
            MailSection.Read(settings),
            AuditSection.Read(settings, data, keys)
        );
    }
}
