namespace Edict.Tests.Faults;

/// <summary>A PostgreSQL server of one test's own, which can be stopped under it. It runs as Debian's postgres where the test is root.</summary>
internal sealed class OwnServer : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("edict-server-").FullName;

    private OwnServer() { }

    public string Connection => $"Host={folder};Username=postgres;Database=postgres";

    public static async Task<OwnServer> StartedAsync()
    {
        var server = new OwnServer();
        if (Environment.IsPrivilegedProcess)
        {
            await SmallDisk.RunAsync("chown", "postgres", server.folder);
        }

        await server.RunAsync("initdb", "--username", "postgres", "--auth", "trust", "--no-sync");
        await server.StartAsync();
        return server;
    }

    public Task StartAsync() =>
        RunAsync(
            "pg_ctl",
            "start",
            "--silent",
            "--wait",
            "--log",
            Path.Combine(folder, "log"),
            "--options",
            $"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        );

    /// <summary>As when its machine loses power, but for what the disk had not written yet.</summary>
    public Task StopAtOnceAsync() => RunAsync("pg_ctl", "stop", "--silent", "--mode", "immediate");

    public async ValueTask DisposeAsync()
    {
        await StopAtOnceAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        var programs = Directory
            .GetDirectories("/usr/lib/postgresql")
            .Order(StringComparer.Ordinal)
            .Last();
        string[] whole =
        [
            Path.Combine(programs, "bin", program),
            .. arguments,
            "--pgdata",
            Path.Combine(folder, "data"),
        ];
        var (status, said) = Environment.IsPrivilegedProcess
            ? await SmallDisk.RunAsync("runuser", ["-u", "postgres", "--", .. whole])
            : await SmallDisk.RunAsync(whole[0], whole[1..]);
        Assert.True(status == 0, $"{program}: {said}");
    }
}
