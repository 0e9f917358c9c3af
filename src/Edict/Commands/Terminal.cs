using System.CommandLine;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>
/// What a verb tells on standard error beside its result. A person at a terminal gets tables and sees that a long reading
/// goes on; a program gets plain lines, and what draws for a terminal is not even loaded. Where nothing is told, standard
/// error is not even opened.
/// </summary>
internal static class Terminal
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    public static void Tell(Faults faults, InvocationConfiguration console)
    {
        if (faults.IsEmpty)
        {
            return;
        }

        if (IsThere(console))
        {
            FaultTables.Write(faults, console.Error);
        }
        else
        {
            faults.WriteTo(console.Error);
        }
    }

    /// <summary>Does some work; at a terminal, says after a second that it goes on.</summary>
    /// <param name="what">What is being done, such as <c>Reading autumn.csv</c>.</param>
    public static async Task<T> WhileAsync<T>(
        InvocationConfiguration console,
        string what,
        Func<Task<T>> work
    )
    {
        if (!IsThere(console))
        {
            return await work();
        }

        var working = Task.Run(work);
        if (await Task.WhenAny(working, Task.Delay(Quiet)) != working)
        {
            StillWorking.Show(what, working, console.Error);
        }

        return await working;
    }

    /// <summary>The same of work that waits for nothing; what it is, is put in words at a terminal alone.</summary>
    public static T While<T>(InvocationConfiguration console, Func<string> what, Func<T> work) =>
        IsThere(console)
            ? WhileAsync(console, what(), () => Task.FromResult(work())).GetAwaiter().GetResult()
            : work();

    private static bool IsThere(InvocationConfiguration console) =>
        !Console.IsErrorRedirected && ReferenceEquals(console.Error, Console.Error);
}
