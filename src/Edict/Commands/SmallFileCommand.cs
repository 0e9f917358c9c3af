using System.CommandLine;
using Edict.Importing;

namespace Edict.Commands;

/// <summary>What the imports of the smaller files have in common: one file into a session, told in one line.</summary>
internal static class SmallFileCommand
{
    public static Argument<string> FileArgument() =>
        new("file") { Description = "The file (CSV or .xlsx)." };

    /// <summary>A verb of <c>edict import</c> that takes one file.</summary>
    /// <param name="import">How a file is taken in, by the verb's own options.</param>
    public static Command Command(
        string name,
        string description,
        Func<ParseResult, Func<ImportInto, string, Faults, Task<RowCounts?>>> import,
        params ReadOnlySpan<Option> options
    )
    {
        var (file, school) = (FileArgument(), new SchoolSessionOptions());
        var command = new Command(name, description) { file };
        foreach (var option in options)
        {
            command.Add(option);
        }

        school.AddTo(command);
        command.SetAction(
            (result, _) =>
            {
                var path = result.GetRequiredValue(file);
                return RunAsync(
                    school.Read(result),
                    path,
                    result.InvocationConfiguration,
                    (into, faults) => import(result)(into, path, faults)
                );
            }
        );
        return command;
    }

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
