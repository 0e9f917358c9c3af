using Edict.Data;

namespace Edict.Reports;

/// <summary>A cycle that is closed takes no more reports.</summary>
public sealed class CycleClosedException(string message) : Exception(message)
{
    public static void ThrowIfClosed(Cycle cycle)
    {
        if (cycle.IsClosed)
        {
            throw new CycleClosedException(
                $"{cycle.Name} is closed and takes no more reports. Your year head can reopen a class."
            );
        }
    }
}
