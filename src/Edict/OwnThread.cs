using System.Runtime.ExceptionServices;

namespace Edict;

/// <summary>
/// Some work on a thread of its own. A pool of threads, and a task that is waited for, come with all that governs them, which
/// costs a command that ends at once more than its work does.
/// </summary>
internal sealed class OwnThread<T>
    where T : class
{
    private readonly Thread thread;
    private T? result;
    private ExceptionDispatchInfo? fault;

    public OwnThread(Func<T> work)
    {
        thread = new(() => Do(work)) { IsBackground = true };
        thread.Start();
    }

    /// <summary>Waits for the work; what it threw is thrown here.</summary>
    public T Result()
    {
        thread.Join();
        fault?.Throw();
        return result!;
    }

    private void Do(Func<T> work)
    {
        try
        {
            result = work();
        }
        catch (Exception thrown)
        {
            fault = ExceptionDispatchInfo.Capture(thrown);
        }
    }
}
