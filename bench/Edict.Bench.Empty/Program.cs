namespace Edict.Bench.Empty;

/// <summary>What any program's start costs on this machine: nothing is done.</summary>
internal static class Program
{
    private static void Main() { }
}
