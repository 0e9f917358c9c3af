using System.Diagnostics;
using Edict.Tests.Commands;

namespace Edict.Tests.Faults;

/// <summary>The built program as a process of its own, which can be killed.</summary>
internal sealed class RunningEdict : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    private RunningEdict(Process process)
    {
        this.process = process;
        FirstLine = process.StandardOutput.ReadLineAsync();
        SecondLine = SecondLineAsync();
        output = RestAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Null where it ends without having printed anything.</summary>
    public Task<string?> FirstLine { get; }

    /// <summary>Null where it ends without having printed two.</summary>
    public Task<string?> SecondLine { get; }

    public bool HasEnded => process.HasExited;

    public static RunningEdict Start(string[] arguments) =>
        new(
            Process.Start(
                new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "edict"), arguments)
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!
        );

    /// <summary>As <c>kill -9</c> does.</summary>
    public void Kill() => process.Kill();

    public async Task<Ran> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new(process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private async Task<string?> SecondLineAsync()
    {
        await FirstLine;
        return await process.StandardOutput.ReadLineAsync();
    }

    private async Task<string> RestAsync()
    {
        var (first, second) = (await FirstLine, await SecondLine);
        return first is null ? ""
            : second is null ? $"{first}\n"
            : $"{first}\n{second}\n{await process.StandardOutput.ReadToEndAsync()}";
    }
}
