using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Edict.Bench.Pages;

/// <summary>Asks for one page over and over on 32 connections, and says how many answers a second came, and how long each took.</summary>
internal static class Load
{
    private const int Connections = 32;
    private const int Buffer = 256 * 1024;

    public static async Task<int> RunAsync(Uri address, string cookie, int requests)
    {
        var request = Encoding.ASCII.GetBytes(
            $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nCookie: {cookie}\r\n\r\n"
        );
        var left = requests;
        var times = new List<double>(requests);
        var bytes = 0L;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(AskAsync)));
        var seconds = clock.Elapsed.TotalSeconds;
        times.Sort();
        Console.WriteLine(
            $"{requests / seconds:0} {times[times.Count / 2]:0.000} {times[times.Count * 99 / 100]:0.000} {bytes / requests}"
        );
        return 0;

        async Task AskAsync()
        {
            using var socket = new Socket(
                AddressFamily.InterNetwork,
                SocketType.Stream,
                ProtocolType.Tcp
            );
            await socket.ConnectAsync(address.Host, address.Port);
            socket.NoDelay = true;
            var buffer = new byte[Buffer];
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var asked = Stopwatch.GetTimestamp();
                await socket.SendAsync(request);
                var read = await AnswerAsync(socket, buffer);
                lock (times)
                {
                    times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                    bytes += read;
                }
            }
        }
    }

    /// <returns>How many bytes the answer had.</returns>
    /// <exception cref="InvalidOperationException">It was no 200.</exception>
    private static async Task<long> AnswerAsync(Socket socket, byte[] buffer)
    {
        var (filled, all) = (0, 0L);
        int head;
        while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            filled += await ReceiveAsync(socket, buffer.AsMemory(filled));
        }

        all = filled;
        RequireDone(buffer.AsSpan(0, head));
        var length = Length(buffer.AsSpan(0, head));
        while (
            length is { } known ? all < head + 4 + known : !EndsChunked(buffer.AsSpan(0, filled))
        )
        {
            // The end of what came last is kept: the mark of the last chunk may come in two parts.
            var kept = Math.Min(filled, 8);
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
            var more = await ReceiveAsync(socket, buffer.AsMemory(kept));
            filled = kept + more;
            all += more;
        }

        return all;
    }

    private static bool EndsChunked(ReadOnlySpan<byte> answer) =>
        answer.EndsWith("\r\n0\r\n\r\n"u8);

    private static long? Length(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out long length, out _)
            ? length
            : null;
    }

    private static void RequireDone(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException(Encoding.ASCII.GetString(head));
        }
    }

    private static async Task<int> ReceiveAsync(Socket socket, Memory<byte> into)
    {
        var count = await socket.ReceiveAsync(into);
        return count > 0 ? count : throw new InvalidOperationException("The server hung up.");
    }
}
