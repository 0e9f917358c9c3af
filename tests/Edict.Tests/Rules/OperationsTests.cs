using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Edict.Auditing;
using Edict.Data;

namespace Edict.Tests.Rules;

/// <summary>The commands of docs/operations.md that need no other machine are run as they stand there, one after the other.</summary>
public sealed class OperationsTests : IAsyncLifetime
{
    private const string Fence = "```sh";

    private readonly string folder = Directory.CreateTempSubdirectory("edict-operations-").FullName;
    private TestDatabase data = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(TestDatabase.OnPostgres, "its commands are for a folder");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "its commands are for a shell");
        data = await TestDatabase.OfTheSchoolAsync();
        foreach (var name in new[] { "var/lib/edict", "var/lib/edict-keys", "var/backups/edict" })
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        File.Copy(
            SqliteEdictDb.PathIn(data.Place.Folder),
            SqliteEdictDb.PathIn(Path.Combine(folder, "var/lib/edict"))
        );
        AuditKey.Open(Path.Combine(folder, "var/lib/edict-keys/audit-key"));
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        if (data is not null)
        {
            await data.DisposeAsync();
        }
    }

    [Fact]
    public async Task Each_command_of_the_manual_does_what_it_says()
    {
        var commands = Commands().ToList();
        Assert.True(commands.Count >= 6, $"{commands.Count}");

        foreach (var command in commands)
        {
            var (status, said) = await RunAsync(command);

            Assert.True(status == 0, $"{command}\n{said}");
        }
    }

    private static IEnumerable<string> Commands([CallerFilePath] string here = "")
    {
        var manual = Path.Combine(
            Path.GetDirectoryName(here)!,
            "..",
            "..",
            "..",
            "docs",
            "operations.md"
        );
        var isCommand = false;
        foreach (var line in File.ReadLines(manual))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isCommand = line == Fence;
            }
            else if (isCommand)
            {
                yield return line;
            }
        }
    }

    /// <summary>In a folder that stands for the root of the machine.</summary>
    private async Task<(int Status, string Said)> RunAsync(string command)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "edict");
        var script =
            $"edict() {{ '{program}' \"$@\"; }}; "
            + command.Replace("/var/", $"{folder}/var/", StringComparison.Ordinal);
        using var shell = Process.Start(
            new ProcessStartInfo("bash", ["-euc", script])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder,
            }
        )!;
        var said = new StringBuilder();
        var error = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        said.Append(
            await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
        said.Append(await error);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (shell.ExitCode, said.ToString());
    }
}
