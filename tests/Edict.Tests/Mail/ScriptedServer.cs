using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Edict.Tests.Mail;

/// <summary>
/// What a mail server of the package's kind does not do: answers each line as it is told, and hangs up where it is told null.
/// </summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Func<string, string?> answer;
    private readonly Task running;

    /// <param name="answer">What is said to a line; the text of a letter comes line by line too, and empty says nothing.</param>
    public ScriptedServer(Func<string, string?> answer)
    {
        this.answer = answer;
        listener.Start();
        running = RunAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<string> Lines { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    private async Task RunAsync()
    {
        while (!end.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(end.Token);
            await TalkAsync(client);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 scripted");
        while (await reader.ReadLineAsync(end.Token) is { } line)
        {
            Lines.Enqueue(line);
            if (answer(line) is not { } said)
            {
                return;
            }

            if (said.Length > 0)
            {
                await writer.WriteLineAsync(said);
            }
        }
    }
}
