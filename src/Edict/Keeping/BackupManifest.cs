using System.Text.Json;

namespace Edict.Keeping;

/// <summary>What a backup says of itself: what lies in it, from when, and the figures that a restored copy must give again.</summary>
/// <param name="Form">Of the file; 1.</param>
/// <param name="Engine"><c>sqlite</c> or <c>postgresql</c>.</param>
/// <param name="At">UTC.</param>
/// <param name="Migration">The last one that the database had.</param>
/// <param name="File">The database's name within the backup.</param>
/// <param name="Sha256">Of that file, in hexadecimal digits.</param>
/// <param name="NotIn">What a school needs beside it.</param>
public sealed record BackupManifest(
    int Form,
    string Engine,
    DateTime At,
    string Migration,
    string File,
    string Sha256,
    BackupFigures Figures,
    IReadOnlyList<string> NotIn
)
{
    public const int CurrentForm = 1;

    public const string Sqlite = "sqlite";

    public const string Postgres = "postgresql";

    /// <summary>Keys would open what they lock, if they lay beside it.</summary>
    public static IReadOnlyList<string> LeftOut { get; } =
    [
        "the settings (edict.json)",
        "the key of the audit log, and the ends of its chains that were written down",
        "the keys that seal cookies, the certificate and every password",
        "the published folder",
    ];

    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
    };

    public string Written() => JsonSerializer.Serialize(this, Plain);

    /// <summary>Null for what is no manifest.</summary>
    public static BackupManifest? Read(Stream json)
    {
        try
        {
            return
                JsonSerializer.Deserialize<BackupManifest>(json, Plain)
                    is { Form: CurrentForm, Figures: not null, File: not null } manifest
                ? manifest
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
