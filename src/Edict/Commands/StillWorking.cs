using Spectre.Console;

namespace Edict.Commands;

/// <summary>A line at the terminal that shows for how long some work has gone on, and goes away with it.</summary>
internal static class StillWorking
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    public static void Show(string what, Task work, TextWriter error) =>
        FaultTables
            .ConsoleOn(error)
            .Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ElapsedTimeColumn())
            .Start(progress =>
            {
                progress.AddTask(Markup.Escape(what)).IsIndeterminate = true;
                while (!((IAsyncResult)work).AsyncWaitHandle.WaitOne(Beat))
                {
                    progress.Refresh();
                }
            });
}
