using System.Diagnostics;

namespace Edict.Bench.Measuring;

/// <summary>One run of a program, seen from outside.</summary>
/// <param name="Seconds">From before it was started until it had ended.</param>
/// <param name="ProcessorSeconds">What all its threads used, in user and system mode.</param>
/// <param name="PeakBytes">The most of its memory that was resident at once.</param>
internal readonly record struct Run(
    double Seconds,
    double ProcessorSeconds,
    long PeakBytes,
    string Output
);

/// <summary>A program that is measured as a whole process.</summary>
internal sealed record MeasuredProgram(string Path, params string[] Arguments)
{
    /// <summary>How often its memory is looked at. The kernel keeps the peak, so only growth in the last moments can be missed.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    /// <exception cref="InvalidOperationException">The program failed: a figure of it would mean nothing.</exception>
    public Run Run()
    {
        var start = new ProcessStartInfo(Path, Arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var processor = ChildProcesses.ProcessorSeconds();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(Glance))
        {
            peak = Math.Max(peak, ChildProcesses.PeakBytes(process.Id));
        }

        var seconds = clock.Elapsed.TotalSeconds;
        return process.ExitCode == 0
            ? new(seconds, ChildProcesses.ProcessorSeconds() - processor, peak, output.Result)
            : throw new InvalidOperationException(
                $"{Path} {string.Join(' ', Arguments)} ended with status {process.ExitCode}: {error.Result}"
            );
    }
}
