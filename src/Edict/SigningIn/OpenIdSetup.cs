using Edict.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Edict.SigningIn;

/// <summary>Sign-in by OpenID Connect: the code flow with PKCE, and nothing kept of the tokens.</summary>
public static class OpenIdSetup
{
    public const string Scheme = "openid";

    public const string RefusedPath = "/sign-in/refused";

    /// <param name="secure">When the cookies that hold an answer to its question need HTTPS.</param>
    public static void Add(
        AuthenticationBuilder authentication,
        OpenIdSettings settings,
        CookieSecurePolicy secure
    ) =>
        authentication.AddOpenIdConnect(
            Scheme,
            openId =>
            {
                Configure(openId, settings);
                foreach (var cookie in new[] { openId.CorrelationCookie, openId.NonceCookie })
                {
                    cookie.SameSite = SameSiteMode.Lax;
                    cookie.SecurePolicy = secure;
                }
            }
        );

    private static void Configure(OpenIdConnectOptions openId, OpenIdSettings settings)
    {
        openId.Authority = settings.Authority;
        openId.RequireHttpsMetadata = !new Uri(settings.Authority).IsLoopback;
        openId.ClientId = settings.ClientId;
        openId.ClientSecret = settings.ClientSecret;
        openId.ResponseType = OpenIdConnectResponseType.Code;
        // Comes back as a plain link, with which a cookie that is Lax is sent.
        openId.ResponseMode = OpenIdConnectResponseMode.Query;
        openId.SignInScheme = Entering.Scheme;
        openId.MapInboundClaims = false;
        openId.SaveTokens = false;
        openId.GetClaimsFromUserInfoEndpoint = false;
        openId.Scope.Add("email");
        openId.Events.OnTokenValidated = context => FindAsync(context, settings);
        openId.Events.OnRemoteFailure = RefuseAsync;
    }

    /// <summary>In place of the token's claims, who the person is at which schools.</summary>
    private static async Task FindAsync(TokenValidatedContext context, OpenIdSettings settings)
    {
        var services = context.HttpContext.RequestServices;
        var person = OutsidePerson.Of(context.Principal!, context.SecurityToken.Issuer, settings);
        if (person is null)
        {
            context.Fail("The token is of another tenant.");
            return;
        }

        var places = await services.GetRequiredService<OutsideDoor>().FindAsync(person);
        context.Principal = new Entering(places, $"by {settings.Name}").AsPrincipal();
    }

    /// <summary>What the answer lacked is for the log; the person is told to begin again.</summary>
    private static async Task RefuseAsync(RemoteFailureContext context)
    {
        var services = context.HttpContext.RequestServices;
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("Edict.SigningIn");
        Refused(log, context.Failure?.GetType().Name ?? "no reason given", null);
        await services
            .GetRequiredService<Entrance>()
            .KeepStrangerAsync("the provider's answer could not be trusted");
        context.Response.Redirect(RefusedPath);
        context.HandleResponse();
    }

    private static readonly Action<ILogger, string, Exception?> Refused =
        LoggerMessage.Define<string>(
            LogLevel.Warning,
            new(1, "sign-in refused"),
            "An answer of the provider was refused: {Fault}"
        );
}
