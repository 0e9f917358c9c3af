using Edict.Mail;

namespace Edict.Settings;

/// <summary>The section <c>mail</c>: how letters leave.</summary>
internal static class MailSection
{
    public const string Name = "mail";

    /// <summary>Whether a key of the settings is one of this section.</summary>
    public static bool Holds(string key) => key.StartsWith($"{Name}.", StringComparison.Ordinal);

    /// <returns>Null where no mail server is set up.</returns>
    public static MailSettings? Read(SettingsReader settings)
    {
        var written = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var key in MailSettingsReader.Keys)
        {
            if (Find(settings, key) is { } value)
            {
                written[$"{Name}:{key}"] = value;
            }
        }

        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(written)
            .Build()
            .GetSection(Name);
        var (mail, faults) = MailSettingsReader.Read(section);
        foreach (var fault in faults)
        {
            settings.Refuse(fault);
        }

        return mail;
    }

    private static string? Find(SettingsReader settings, string key)
    {
        var name = $"{Name}.{key}";
        return key.EndsWith("File", StringComparison.Ordinal) ? settings.FilePath(name)
            : key == MailSettingsReader.DomainsKey
                ? string.Join(',', settings.Texts(name, "domains")) is { Length: > 0 } domains
                        ? domains
                    : null
            : settings.Text(name, "a text");
    }
}
