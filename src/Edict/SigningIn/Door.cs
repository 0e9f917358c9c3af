using System.Globalization;
using System.Threading.RateLimiting;
using Edict.Auditing;
using Edict.Data;
using Edict.People;
using Edict.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Edict.SigningIn;

/// <summary>The door of a school that is served for real: everybody signs in as themselves.</summary>
public static class Door
{
    public const string SignInPath = "/sign-in";

    private static readonly string[] TakenOut = [".csv", ".xlsx", ".json"];

    private static readonly TimeSpan RemembersHttps = TimeSpan.FromDays(365);

    public static void AddDoor(this IServiceCollection services, ServeSettings settings)
    {
        services.AddSingleton(settings.SignIn);
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<FirstRunCode>();
        services.AddScoped<FirstRun>();
        services.AddScoped<Entrance>();
        services.AddScoped<AccountLocks>();
        services.AddScoped<PasswordDoor>();
        services.AddScoped<CodeDoor>();
        services.AddScoped<Invitations>();
        services.AddScoped<PasskeyDoor>();
        services.AddScoped<OutsideDoor>();
        services.AddScoped<IPasswordValidator<Account>, PasswordRules>();
        services
            .AddIdentityCore<Account>()
            .AddUserStore<AccountStore>()
            .AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(
                TokenOptions.DefaultAuthenticatorProvider
            );
        AddKeys(services, settings.Keys);
        AddSessions(services, settings);
        AddLimits(services, settings.SignIn);
        AddNetwork(services, settings.Listen);
    }

    /// <summary>Before everything else: where a request comes from, by which name, and whether by HTTPS.</summary>
    public static void UseNetwork(this WebApplication site, ListenSettings listen)
    {
        site.UseForwardedHeaders();
        site.UseHostFiltering();
        if (listen.IsHttps)
        {
            site.UseHsts();
        }
    }

    /// <summary>By this address a page says that its reader is still there.</summary>
    public static void MapDoor(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/session", () => Results.NoContent());

    /// <summary>
    /// To the sign-in, and from there back to the page. A form that came too late is not sent again: its page is what one
    /// comes back to.
    /// </summary>
    private static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> asked)
    {
        var request = asked.Request;
        var onward =
            HttpMethods.IsGet(request.Method)
                ? request.PathBase + request.Path + request.QueryString
            : Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page)
            && page.Authority == request.Host.Value
                ? page.PathAndQuery
            : "/";
        asked.Response.Redirect($"{SignInPath}?returnUrl={Uri.EscapeDataString(onward)}");
        return Task.CompletedTask;
    }

    private static void AddKeys(IServiceCollection services, KeySettings? keys)
    {
        var protection = services.AddDataProtection().SetApplicationName("edict");
        protection.PersistKeysToFileSystem(OwnersFolder.Make(keys!.Folder));
        if (keys.Certificate is { } sealing)
        {
            protection.ProtectKeysWithCertificate(sealing.Certificate);
        }
    }

    private static void AddSessions(IServiceCollection services, ServeSettings settings)
    {
        var isHttps = settings.Listen.IsHttps;
        var authentication = services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                Seal(cookie, "edict", isHttps);
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(settings.SignIn.IdleMinutes);
                cookie.Events.OnRedirectToLogin = ToSignIn;
                cookie.Events.OnValidatePrincipal = LiveSession.CheckAsync;
                cookie.Events.OnRedirectToAccessDenied = PageRefusals.AnswerAsync;
            })
            .AddCookie(
                // Where Identity keeps what a passkey has to answer to.
                IdentityConstants.TwoFactorUserIdScheme,
                cookie =>
                {
                    Seal(cookie, "edict-passkey", isHttps);
                    cookie.ExpireTimeSpan = Entering.Lasts;
                }
            )
            .AddCookie(
                Entering.Scheme,
                cookie =>
                {
                    Seal(cookie, "edict-entering", isHttps);
                    cookie.ExpireTimeSpan = Entering.Lasts;
                    cookie.SlidingExpiration = false;
                }
            );
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = NameOf("edict-form", isHttps);
            forms.Cookie.SecurePolicy = PolicyOf(isHttps);
        });
        services.Configure<CookieTempDataProviderOptions>(messages =>
        {
            messages.Cookie.Name = NameOf("edict-message", isHttps);
            messages.Cookie.SecurePolicy = PolicyOf(isHttps);
        });
        if (settings.SignIn.OpenId is { } openId)
        {
            OpenIdSetup.Add(authentication, openId, PolicyOf(isHttps));
        }
    }

    private static void Seal(CookieAuthenticationOptions options, string name, bool isHttps)
    {
        options.Cookie.Name = NameOf(name, isHttps);
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = PolicyOf(isHttps);
    }

    /// <summary>By this name no browser takes a cookie from another host, from a part of the site, or without HTTPS.</summary>
    private static string NameOf(string name, bool isHttps) => isHttps ? $"__Host-{name}" : name;

    private static CookieSecurePolicy PolicyOf(bool isHttps) =>
        isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    private static void AddLimits(IServiceCollection services, SignInSettings settings) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                {
                    SayWait(context.HttpContext.Response, wait);
                }

                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Guid>(context =>
                WhoTakesOut(context) is { } person
                    ? RateLimitPartition.GetFixedWindowLimiter(
                        person,
                        _ =>
                            new()
                            {
                                PermitLimit = settings.ExportsPerMinute,
                                Window = TimeSpan.FromMinutes(1),
                            }
                    )
                    : RateLimitPartition.GetNoLimiter(Guid.Empty)
            );
        });

    /// <summary>Whoever asks for a list as a file; null for any other page.</summary>
    private static Guid? WhoTakesOut(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true
        && TakenOut.Contains(Path.GetExtension(context.Request.Path.Value))
            ? SignedIn.Of(context.User).StaffId
            : null;

    /// <summary>Tells a browser in how many seconds to come again.</summary>
    public static void SayWait(HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
            .ToString(CultureInfo.InvariantCulture);

    private static void AddNetwork(IServiceCollection services, ListenSettings listen)
    {
        services.AddHostFiltering(hosts => hosts.AllowedHosts = [.. listen.Hosts]);
        services.AddHsts(hsts => hsts.MaxAge = RemembersHttps);
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders =
                listen.Proxies.Count > 0
                    ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                    : ForwardedHeaders.None;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var proxy in listen.Proxies)
            {
                forwarded.KnownProxies.Add(proxy);
            }
        });
    }
}
