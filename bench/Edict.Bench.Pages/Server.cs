using System.Diagnostics;
using System.Globalization;

namespace Edict.Bench.Pages;

/// <summary>A server in a process of its own.</summary>
internal sealed class Server : IDisposable
{
    private const double TicksASecond = 100;
    private const string AnswersAt = "answers at ";
    private readonly Process process;

    private Server(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What all its threads have used so far, in user and system mode.</summary>
    public double ProcessorSeconds
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (Field(11) + Field(12)) / TicksASecond;

            double Field(int place) => double.Parse(fields[place], CultureInfo.InvariantCulture);
        }
    }

    public static async Task<Server> StartAsync(string program, params string[] arguments)
    {
        var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf(AnswersAt, StringComparison.Ordinal);
            if (at >= 0)
            {
                var address = line[(at + AnswersAt.Length)..].Split(' ')[0];
                return new(process, new(new Uri(address), "/"));
            }
        }

        throw new InvalidOperationException($"{program} did not start.");
    }

    /// <returns>The milliseconds from before a process is started until it has sent a page.</returns>
    public static async Task<double> FirstPageAsync(
        string path,
        string program,
        params string[] arguments
    )
    {
        var clock = Stopwatch.StartNew();
        using var server = await StartAsync(program, arguments);
        using var client = new HttpClient();
        await client.GetStringAsync(new Uri(server.Address, path));
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>Kills the process, which is told nothing before.</summary>
    public void End()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        End();
        process.Dispose();
    }
}
