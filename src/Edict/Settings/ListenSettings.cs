using System.Net;

namespace Edict.Settings;

/// <summary>Where the program is reached.</summary>
/// <param name="Urls">The addresses to serve at.</param>
/// <param name="Certificate">For those with HTTPS.</param>
/// <param name="Hosts">The names it answers to.</param>
/// <param name="Proxies">Whose word is taken for where a request came from, and by HTTPS.</param>
public sealed record ListenSettings(
    IReadOnlyList<string> Urls,
    CertificateSettings? Certificate,
    IReadOnlyList<string> Hosts,
    IReadOnlyList<IPAddress> Proxies
)
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    private const string UrlExpected =
        "an address such as https://0.0.0.0:443 or http://127.0.0.1:5080";

    /// <summary>What the settings say that addresses begin with, without a slash at the end; null for nothing.</summary>
    public string? At { get; init; }

    /// <summary>The address that letters lead to: that of a request could be forged.</summary>
    public string Address => AddressOf(Urls[0]);

    /// <summary>Whether browsers come by HTTPS, here or at a proxy in front.</summary>
    public bool IsHttps => Proxies.Count > 0 || Urls.Any(IsByHttps);

    public static ListenSettings Read(SettingsReader settings)
    {
        var certificate = CertificateSettings.Read(settings, "certificate");
        var urls = settings.Texts("urls", UrlExpected, IsUrl);
        if (urls.Count == 0)
        {
            urls = [certificate is null ? "http://127.0.0.1:5080" : "https://0.0.0.0:443"];
        }

        var proxies = settings.Texts(
            "proxies",
            "the IP address of a proxy, such as 10.0.0.2",
            text => IPAddress.TryParse(text, out _)
        );
        var hosts = settings.Texts(
            "hosts",
            "a host name such as edict.school.example",
            text => Uri.CheckHostName(text) != UriHostNameType.Unknown
        );
        var known = hosts.Count > 0 ? hosts : ThisMachine;
        var address = settings.Text(
            "address",
            $"an address such as https://edict.school.example, whose name is one of hosts: {string.Join(", ", known)}",
            text =>
                IsUrl(text) && known.Contains(new Uri(text).Host, StringComparer.OrdinalIgnoreCase)
        );
        RefuseWhatIsOpen(settings, urls, certificate is not null, hosts, proxies.Count > 0);
        return new(urls, certificate, known, [.. proxies.Select(IPAddress.Parse)])
        {
            At = address?.TrimEnd('/'),
        };
    }

    /// <summary>
    /// The address by which browsers reach one that is served: by the first of the names, at the same port; a proxy in front
    /// serves HTTPS at its own.
    /// </summary>
    public string AddressOf(string url) =>
        At
        ?? (
            Proxies.Count > 0
                ? $"https://{Hosts[0]}"
                : new UriBuilder(url) { Host = Hosts[0] }.Uri.GetLeftPart(UriPartial.Authority)
        );

    private static bool IsByHttps(string url) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.PathAndQuery == "/";

    private static void RefuseWhatIsOpen(
        SettingsReader settings,
        IReadOnlyList<string> urls,
        bool hasCertificate,
        IReadOnlyList<string> hosts,
        bool hasProxies
    )
    {
        foreach (var url in urls)
        {
            if (IsByHttps(url) && !hasCertificate)
            {
                settings.Refuse(
                    $"urls: \"{url}\": HTTPS needs a certificate; set certificate.file"
                );
            }

            if (!IsByHttps(url) && !new Uri(url).IsLoopback && !hasProxies)
            {
                settings.Refuse(
                    $"urls: \"{url}\": without HTTPS passwords and pupils' data could be read on the way, so only this machine is served; expected https:// with certificate.file, or http://127.0.0.1, or in proxies the address of the proxy that does HTTPS"
                );
            }
        }

        if (hosts.Count == 0 && (hasProxies || urls.Any(url => !new Uri(url).IsLoopback)))
        {
            settings.Refuse(
                "hosts: not set; expected the names by which browsers reach Edict, such as edict.school.example"
            );
        }
    }
}
