using Edict.Data;

namespace Edict.Settings;

/// <summary>What <c>edict serve</c> runs by. Each part reads its own section.</summary>
/// <param name="PublishFolder">Null where none is set.</param>
public sealed record ServeSettings(
    DataPlace Data,
    string? PublishFolder,
    ListenSettings Listen,
    KeySettings? Keys,
    SignInSettings SignIn
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

        return new(
            new(folder, connection),
            settings.FolderPath("publish"),
            ListenSettings.Read(settings),
            KeySettings.Read(settings, folder),
            SignInSettings.Read(settings)
        );
    }
}
