namespace Edict.Importing;

/// <summary>A file, or the rest of one, that cannot be read as a table; the message says why, as a fault does.</summary>
/// <param name="line">Where the reading ended, from 1; null where the fault is the whole file's.</param>
public sealed class UnreadableException(string message, int? line = null) : Exception(message)
{
    public int? Line { get; } = line;
}
