using System.Collections.Concurrent;
using System.Net;

namespace Edict.Tests.Mail;

/// <summary>Gives tokens for client credentials, numbered from 1.</summary>
public sealed class TokenServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task running;

    public TokenServer()
    {
        Address = new($"http://127.0.0.1:{MailServer.FreePort()}/token/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        running = RunAsync();
    }

    public Uri Address { get; }

    /// <summary>The fields of each form that came.</summary>
    public ConcurrentQueue<Dictionary<string, string>> Asked { get; } = new();

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync()
    {
        while (listener.IsListening)
        {
            var context = await listener.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream);
            var form = await reader.ReadToEndAsync();
            Asked.Enqueue(
                form.Split('&')
                    .Select(field => field.Split('='))
                    .ToDictionary(field => field[0], field => WebUtility.UrlDecode(field[1]))
            );
            await using var writer = new StreamWriter(context.Response.OutputStream);
            await writer.WriteAsync(
                $$"""{"token_type":"Bearer","expires_in":3600,"access_token":"token-{{Asked.Count}}"}"""
            );
        }
    }
}
