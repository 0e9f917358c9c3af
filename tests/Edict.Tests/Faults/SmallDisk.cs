using System.Diagnostics;

namespace Edict.Tests.Faults;

/// <summary>A disk of its own in memory, which can be made full and given room.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Skips the test where this user may mount nothing.</summary>
    public static async Task<SmallDisk> InAsync(string parent)
    {
        var folder = Path.Combine(parent, $"small-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        var (status, said) = await RunAsync(
            "mount",
            "-t",
            "tmpfs",
            "-o",
            "size=256m",
            "tmpfs",
            folder
        );
        if (status != 0)
        {
            Directory.Delete(folder);
            Assert.Skip($"needs a disk of its own, and may not mount one here: {said}");
        }

        return new(folder);
    }

    /// <summary>Leaves so much room and no more.</summary>
    public async Task LeaveAsync(int kilobytes)
    {
        var drive = new DriveInfo(Folder);
        var used = (drive.TotalSize - drive.AvailableFreeSpace) / 1024;
        var (status, said) = await RunAsync(
            "mount",
            "-o",
            $"remount,size={used + kilobytes}k",
            Folder
        );
        Assert.True(status == 0, said);
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", Folder);
        Directory.Delete(Folder);
    }

    public static async Task<(int Status, string Said)> RunAsync(
        string program,
        params string[] arguments
    )
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
