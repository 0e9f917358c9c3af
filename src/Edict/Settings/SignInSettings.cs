namespace Edict.Settings;

/// <summary>How people sign in.</summary>
/// <param name="IdleMinutes">After so long without a page, a session ends.</param>
/// <param name="AttemptsPerMinute">How many sign-ins one address may try: a school's staff can share one.</param>
/// <param name="AttemptsPerAccount">How many may be tried for one account in five minutes, right ones among them.</param>
/// <param name="ExportsPerMinute">How many files one person may take out.</param>
/// <param name="OpenId">The provider that vouches for people, if there is one.</param>
public sealed record SignInSettings(
    int IdleMinutes,
    int AttemptsPerMinute,
    int AttemptsPerAccount,
    int ExportsPerMinute,
    OpenIdSettings? OpenId
)
{
    public static SignInSettings Read(SettingsReader settings) =>
        new(
            settings.Number("signIn.idleMinutes", 5, 720, otherwise: 30),
            settings.Number("signIn.attemptsPerMinute", 1, 10_000, otherwise: 60),
            settings.Number("signIn.attemptsPerAccount", 5, 10_000, otherwise: 10),
            settings.Number("signIn.exportsPerMinute", 1, 10_000, otherwise: 20),
            OpenIdSettings.Read(settings)
        );
}

/// <summary>A provider of OpenID Connect, such as Microsoft Entra ID.</summary>
/// <param name="Name">As the sign-in page calls it.</param>
/// <param name="Domains">Only an e-mail address of one of these is matched to a member of staff.</param>
/// <param name="Tenant">The Entra tenant that a token must be of; with it the name by which a person signs in there counts as their address.</param>
public sealed record OpenIdSettings(
    string Name,
    string Authority,
    string ClientId,
    string? ClientSecret,
    IReadOnlyList<string> Domains,
    string? Tenant
)
{
    private static readonly string[] ManyTenants = ["/common", "/organizations", "/consumers"];

    public static OpenIdSettings? Read(SettingsReader settings)
    {
        var authority = settings.Text(
            "signIn.openId.authority",
            "the https:// address of one tenant, such as https://login.microsoftonline.com/TENANT/v2.0",
            IsOneTenant
        );
        var clientId = settings.Text("signIn.openId.clientId", "the application's id");
        var secret = settings.Secret("signIn.openId.clientSecret");
        var name = settings.Text("signIn.openId.name", "a short name");
        var domains = settings.Texts("signIn.openId.domains", "a domain such as school.example");
        var tenant = settings.Text(
            "signIn.openId.tenant",
            "the tenant's id, such as 00000000-0000-0000-0000-000000000000",
            text => Guid.TryParse(text, out _)
        );
        if (authority is null && clientId is null)
        {
            return null;
        }

        if (authority is null || clientId is null || domains.Count == 0)
        {
            settings.Refuse(
                "signIn.openId: expected authority, clientId and domains, the domains of the staff's e-mail addresses"
            );
            return null;
        }

        return new(name ?? "your school account", authority, clientId, secret, domains, tenant);
    }

    private static bool IsOneTenant(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && !ManyTenants.Any(many =>
            url.AbsolutePath.StartsWith(many, StringComparison.OrdinalIgnoreCase)
        );
}
