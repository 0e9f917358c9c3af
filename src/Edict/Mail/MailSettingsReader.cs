using System.Globalization;

namespace Edict.Mail;

/// <summary>
/// Reads <see cref="MailSettings"/> from a section of the program's settings, whether a file, the environment or the command
/// line gave it, and gathers every fault in words. No fault shows a password.
/// </summary>
public sealed class MailSettingsReader
{
    internal const string DomainsKey = "domains";

    internal static readonly string[] Keys =
    [
        "host",
        "port",
        "user",
        "password",
        "passwordFile",
        "tokenFile",
        "tokenEndpoint",
        "clientId",
        "clientSecret",
        "clientSecretFile",
        "scope",
        "caFile",
        "from",
        DomainsKey,
    ];

    private readonly IConfigurationSection section;
    private readonly List<string> faults = [];

    private MailSettingsReader(IConfigurationSection section) => this.section = section;

    /// <returns>The settings, or null and why; null and no fault where the section is not there.</returns>
    public static (MailSettings? Settings, IReadOnlyList<string> Faults) Read(
        IConfigurationSection section
    )
    {
        if (!section.Exists())
        {
            return (null, []);
        }

        var reader = new MailSettingsReader(section);
        var settings = reader.Read();
        reader.Check(settings);
        return reader.faults.Count == 0 ? (settings, []) : (null, reader.faults);
    }

    private MailSettings Read()
    {
        foreach (var child in section.GetChildren())
        {
            if (!Keys.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                Fault(
                    child.Key,
                    null,
                    $"no such setting; expected one of {string.Join(", ", Keys)}"
                );
            }
        }

        return new()
        {
            Host = Text("host") ?? "",
            Port = Port(),
            User = Text("user"),
            Password = Text("password"),
            PasswordFile = Text("passwordFile"),
            TokenFile = Text("tokenFile"),
            TokenEndpoint = Endpoint(),
            ClientId = Text("clientId"),
            ClientSecret = Text("clientSecret"),
            ClientSecretFile = Text("clientSecretFile"),
            Scope = Text("scope") ?? new MailSettings().Scope,
            CaFile = Text("caFile"),
            From = Text("from") ?? "",
            Domains = Domains(),
        };
    }

    private void Check(MailSettings settings)
    {
        if (Uri.CheckHostName(settings.Host) == UriHostNameType.Unknown)
        {
            Fault(
                "host",
                settings.Host,
                "expected the mail server's name, such as smtp.office365.com"
            );
        }

        if (MailAddress.DomainOf(settings.From) is null)
        {
            Fault("from", settings.From, "expected the address that letters come from");
        }

        if (settings.Domains.Count == 0)
        {
            Fault("domains", "", "expected at least one domain to which letters may go");
        }

        foreach (var domain in settings.Domains.Where(domain => !MailAddress.IsDomain(domain)))
        {
            Fault("domains", domain, "expected a domain, such as school.example");
        }

        CheckSignIn(settings);
        CheckFile("passwordFile", settings.PasswordFile);
        CheckFile("tokenFile", settings.TokenFile);
        CheckFile("clientSecretFile", settings.ClientSecretFile);
        CheckFile("caFile", settings.CaFile);
    }

    private void CheckSignIn(MailSettings settings)
    {
        (string Key, bool IsGiven)[] ways =
        [
            ("password", settings.Password is not null),
            ("passwordFile", settings.PasswordFile is not null),
            ("tokenFile", settings.TokenFile is not null),
            ("tokenEndpoint", settings.TokenEndpoint is not null),
        ];
        var given = ways.Where(way => way.IsGiven).Select(way => way.Key).ToList();
        if (given.Count > 1)
        {
            Fault(given[1], null, $"stands beside {given[0]}; expected one way to sign in");
        }

        if (given.Count == 0 != settings.User is null)
        {
            Fault(
                "user",
                null,
                settings.User is null
                    ? $"not given; expected it beside {given[0]}"
                    : "stands alone; expected password, passwordFile, tokenFile or tokenEndpoint beside it"
            );
        }

        var isClient =
            settings.ClientId is not null
            && settings.ClientSecret is null != settings.ClientSecretFile is null;
        if (settings.TokenEndpoint is not null && !isClient)
        {
            Fault(
                "tokenEndpoint",
                null,
                "expected clientId beside it, and one of clientSecret and clientSecretFile"
            );
        }
    }

    private void CheckFile(string key, string? path)
    {
        if (path is not null && !File.Exists(path))
        {
            Fault(key, path, "there is no such file");
        }
    }

    private int Port()
    {
        if (Text("port") is not { } text)
        {
            return MailSettings.DefaultPort;
        }

        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= ushort.MaxValue
        )
        {
            return port;
        }

        Fault("port", text, "expected a number from 1 to 65535");
        return MailSettings.DefaultPort;
    }

    private Uri? Endpoint()
    {
        if (Text("tokenEndpoint") is not { } text)
        {
            return null;
        }

        if (
            Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback))
        )
        {
            return address;
        }

        Fault("tokenEndpoint", text, "expected an address that begins with https://");
        return null;
    }

    /// <summary>A list, or one text with commas, as the environment writes it.</summary>
    private IReadOnlyList<string> Domains()
    {
        var part = section.GetSection("domains");
        var written =
            part.Value?.Split(',') ?? part.GetChildren().Select(child => child.Value ?? "");
        return
        [
            .. written
                .Select(domain => domain.Trim().ToLowerInvariant())
                .Where(domain => domain.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private string? Text(string key) => section[key]?.Trim() is { Length: > 0 } text ? text : null;

    private void Fault(string key, string? value, string words) =>
        faults.Add(
            value is null
                ? $"{section.Path}:{key}: {words}"
                : $"{section.Path}:{key}: “{value}”: {words}"
        );
}
