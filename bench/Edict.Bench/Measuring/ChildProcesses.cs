using System.Runtime.InteropServices;

namespace Edict.Bench.Measuring;

/// <summary>What Linux keeps of the programs that this one started.</summary>
internal static class ChildProcesses
{
    private const int OfChildren = -1;

    /// <summary>The processor time, user and system, of all children that have ended.</summary>
    public static double ProcessorSeconds()
    {
        var usage = new long[18];
        return GetUsage(OfChildren, usage) == 0
            ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6)
            : throw new InvalidOperationException("The system does not tell what children used.");
    }

    /// <summary>The peak of a running program's resident memory (VmHWM); 0 once it has ended.</summary>
    public static long PeakBytes(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line["VmHWM:".Length..^"kB".Length]);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>getrusage(2): the two times as seconds and microseconds, then fourteen numbers more.</summary>
    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetUsage(int who, [Out] long[] usage);
}
