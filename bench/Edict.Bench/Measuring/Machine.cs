using System.Runtime.InteropServices;

namespace Edict.Bench.Measuring;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var model = File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            ?.Split(':')[1]
            .Trim();
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        return $"{Environment.ProcessorCount} cores, {model ?? "processor unknown"}, "
            + $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}; load average {load}";
    }
}
