using System.Net.Http.Headers;
using System.Text.Json;

namespace Edict.Mail;

/// <summary>The OAuth token by which Edict signs in at the mail server: from a file, or asked for and kept while it holds.</summary>
public sealed class AccessTokens(MailSettings settings, TimeProvider clock)
{
    /// <summary>How long before its end a token is asked for anew.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(30);

    private (string Token, DateTimeOffset Until)? kept;

    /// <summary>Null where the settings name no way to a token.</summary>
    /// <exception cref="InvalidDataException">The endpoint gave none; the message says what it answered.</exception>
    public async Task<string?> CurrentAsync(CancellationToken cancelled)
    {
        if (settings.TokenFile is { } file)
        {
            return await FirstLine.OfAsync(file, cancelled);
        }

        if (settings.TokenEndpoint is not { } endpoint)
        {
            return null;
        }

        if (kept is not { } had || had.Until <= clock.GetUtcNow())
        {
            kept = had = await AskAsync(endpoint, cancelled);
        }

        return had.Token;
    }

    private async Task<(string Token, DateTimeOffset Until)> AskAsync(
        Uri endpoint,
        CancellationToken cancelled
    )
    {
        var secret = settings.ClientSecretFile is { } file
            ? await FirstLine.OfAsync(file, cancelled)
            : settings.ClientSecret!;
        using var client = new HttpClient { Timeout = Answer };
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = settings.ClientId!,
                ["client_secret"] = secret,
                ["scope"] = settings.Scope,
            }
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await client.SendAsync(request, cancelled);
        var text = await answer.Content.ReadAsStringAsync(cancelled);
        return TokenIn(text)
            ?? throw new InvalidDataException(
                $"{endpoint.Host} gave no token (status {(int)answer.StatusCode}): check clientId, the client's secret and scope"
            );
    }

    private (string Token, DateTimeOffset Until)? TokenIn(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("access_token", out var token)
                && token.GetString() is { Length: > 0 } found
                ? (found, clock.GetUtcNow() + Lasts(json.RootElement) - Early)
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static TimeSpan Lasts(JsonElement answer) =>
        answer.TryGetProperty("expires_in", out var seconds)
        && seconds.ValueKind == JsonValueKind.Number
            ? TimeSpan.FromSeconds(seconds.GetDouble())
            : TimeSpan.FromMinutes(5);
}
