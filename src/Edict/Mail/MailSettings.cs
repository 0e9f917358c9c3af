using System.Net;

namespace Edict.Mail;

/// <summary>How mail leaves: through the school's server, or into a folder in place of it.</summary>
public sealed record MailSettings
{
    public const int DefaultPort = 587;

    /// <summary>The port on which a server speaks TLS from the first byte.</summary>
    public const int TlsPort = 465;

    /// <summary>A folder in which letters are kept as files in place of being sent, as the demonstration does.</summary>
    public string? Folder { get; init; }

    /// <summary>The server's name or address.</summary>
    public string Host { get; init; } = "";

    public int Port { get; init; } = DefaultPort;

    /// <summary>Who signs in at the server; null for nobody.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>A file whose first line is the password.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>A file whose first line is an OAuth token for XOAUTH2; somebody else renews it.</summary>
    public string? TokenFile { get; init; }

    /// <summary>Where an OAuth token is had by client credentials, as Microsoft 365 asks.</summary>
    public Uri? TokenEndpoint { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>A file whose first line is the client's secret.</summary>
    public string? ClientSecretFile { get; init; }

    /// <summary>What the token is asked for.</summary>
    public string Scope { get; init; } = "https://outlook.office365.com/.default";

    /// <summary>A file of certificates (PEM) that vouch for the server, where the machine's own do not.</summary>
    public string? CaFile { get; init; }

    /// <summary>The address that letters come from.</summary>
    public string From { get; init; } = "";

    /// <summary>The domains to which letters may go, in lower case: no letter goes to another.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Whether the server is this machine by its address: what is said to it passes no network.</summary>
    public bool IsLoopback =>
        Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>As messages name the server.</summary>
    public string Server => $"{Host}:{Port}";

    /// <summary>Why no letter may go to an address, in words; null where it may.</summary>
    public string? Refuses(string address) =>
        MailAddress.DomainOf(address) is not { } domain
            ? $"“{address}” is no address that Edict writes to; expected one such as name@{Domains[0]}"
        : Domains.Contains(domain, StringComparer.Ordinal) ? null
        : $"{domain} is none of the school's listed domains ({string.Join(", ", Domains)})";
}
