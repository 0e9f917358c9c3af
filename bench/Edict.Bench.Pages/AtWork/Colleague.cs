using System.Net;

namespace Edict.Bench.Pages.AtWork;

/// <summary>One of the staff, signed in, in a browser of their own.</summary>
internal sealed class Colleague : IDisposable
{
    private readonly HttpClient client;

    private Colleague(Uri address) =>
        client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = address,
        };

    /// <param name="key">What stands before the @ of their address.</param>
    public static async Task<Colleague> SignInAsync(Uri address, string key)
    {
        var who = new Colleague(address);
        await who.TextAsync($"/demo/as/{key}");
        return who;
    }

    public Task<string> TextAsync(string path) => client.GetStringAsync(path);

    /// <exception cref="HttpRequestException">It was no 200, or no answer.</exception>
    public async Task<string> TextAsync(HttpRequestMessage request)
    {
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Reads a page to its end.</summary>
    /// <exception cref="HttpRequestException">It was no 200, or no answer.</exception>
    public async Task ReadAsync(string path)
    {
        using var answer = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await answer.Content.CopyToAsync(Stream.Null);
    }

    public void Dispose() => client.Dispose();
}
