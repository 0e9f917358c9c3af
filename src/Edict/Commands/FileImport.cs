using System.CommandLine;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>What the imports of the smaller files have in common: one file into a session, told in one line.</summary>
internal static class FileImport
{
    public static Argument<string> FileArgument() =>
        new("file") { Description = "The file (CSV or .xlsx)." };

    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public static async Task<int> RunAsync(
        SchoolAsked asked,
        string file,
        InvocationConfiguration console,
        Func<ImportInto, Faults, Task<RowCounts?>> import
    )
    {
        var faults = new Faults();
        var done = await Terminal.WhileAsync(
            console.Error,
            $"Importing {Path.GetFileName(file)}",
            () => asked.TakeAsync(into => import(into, faults), faults)
        );
        Terminal.Tell(faults, console.Error);
        if (done is null)
        {
            return ExitStatus.Faults;
        }

        await console.Output.WriteLineAsync(done.ToString());
        return ExitStatus.Done;
    }
}
