namespace Edict.Tests.Mutated;

/// <summary>Whether <c>edict evaluate</c> reads workbooks, so that a quarter of the mutated files are some.</summary>
internal static class Workbooks
{
    public static bool AreRead => true;
}
