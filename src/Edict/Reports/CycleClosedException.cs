namespace Edict.Reports;

/// <summary>A class whose cycle is closed takes no more reports.</summary>
public sealed class CycleClosedException(string message) : Exception(message)
{
    public static void ThrowIfClosed(ClassSheet sheet)
    {
        if (!sheet.IsOpen)
        {
            throw new CycleClosedException(
                $"{sheet.Cycle.Name} is closed and takes no more reports. Your year head can reopen a class."
            );
        }
    }
}
