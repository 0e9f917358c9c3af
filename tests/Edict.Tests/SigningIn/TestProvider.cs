using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Edict.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Edict.Tests.SigningIn;

/// <summary>
/// A real provider of OpenID Connect, on a port of its own. Whoever comes is signed in as <see cref="Person"/>. Its tokens
/// can be spoilt on their way.
/// </summary>
public sealed class TestProvider : IAsyncLifetime
{
    private const string Client = "edict-test";
    private const string Secret = "a secret of the tests";

    /// <summary>To make one takes a second: all tests share it.</summary>
    private static readonly RsaSecurityKey Key = new(RSA.Create(2048));

    private WebApplication? site;

    /// <summary>What the provider says of the person.</summary>
    public Dictionary<string, string> Person { get; set; } = [];

    /// <summary>Changes what a token says before it is signed; null for not at all.</summary>
    public Action<JsonObject>? Spoil { get; set; }

    /// <summary>What signs the token in place of the provider's key.</summary>
    public SecurityKey? ForeignKey { get; set; }

    /// <summary>Whether the token bears no signature at all.</summary>
    public bool IsUnsigned { get; set; }

    public string Authority => site!.Urls.First();

    public OpenIdSettings Settings(string? tenant = null) =>
        new("Test provider", Authority, Client, Secret, ["harlaw.example"], tenant);

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(Configure);
        site = builder.Build();
        site.UseAuthentication();
        await site.StartAsync();
    }

    public async ValueTask DisposeAsync() => await site!.DisposeAsync();

    private void Configure(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("/authorize").SetTokenEndpointUris("/token");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes("email", "profile");
        server
            .AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)))
            .AddSigningKey(Key);
        server.EnableDegradedMode();
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler =>
            handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client)
                {
                    context.Reject("invalid_client");
                }

                return default;
            })
        );
        server.AddEventHandler<ValidateTokenRequestContext>(handler =>
            handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || context.ClientSecret != Secret)
                {
                    context.Reject("invalid_client");
                }

                return default;
            })
        );
        server.AddEventHandler<HandleAuthorizationRequestContext>(handler =>
            handler.UseInlineHandler(context =>
            {
                context.SignIn(WhoeverComes(context.Request.GetScopes()));
                return default;
            })
        );
        server.AddEventHandler<ApplyTokenResponseContext>(handler =>
            handler
                .UseInlineHandler(context =>
                {
                    if (context.Response.IdToken is { } token)
                    {
                        context.Response.IdToken = Spoilt(token);
                    }

                    return default;
                })
                .SetOrder(int.MinValue + 1)
        );
    }

    private ClaimsPrincipal WhoeverComes(IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("test");
        foreach (var (name, value) in Person)
        {
            var claim = new Claim(
                name,
                value,
                name == "email_verified" ? ClaimValueTypes.Boolean : ClaimValueTypes.String
            );
            identity.AddClaim(claim.SetDestinations("id_token"));
        }

        return new ClaimsPrincipal(identity).SetScopes(scopes);
    }

    private string Spoilt(string token)
    {
        if (Spoil is null && ForeignKey is null)
        {
            return token;
        }

        var said = JsonNode
            .Parse(Base64UrlEncoder.Decode(new JsonWebToken(token).EncodedPayload))!
            .AsObject();
        Spoil?.Invoke(said);
        if (IsUnsigned)
        {
            return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Base64UrlEncoder.Encode(said.ToJsonString())}.";
        }

        return new JsonWebTokenHandler().CreateToken(
            said.ToJsonString(),
            new SigningCredentials(ForeignKey ?? Key, SecurityAlgorithms.RsaSha256)
        );
    }
}
