using System.CommandLine;
using Edict.Commands;

namespace Edict.Tests.Commands;

/// <summary>What a run of the command line left behind.</summary>
public sealed record Ran(int Status, string Output, string Error)
{
    /// <summary>A line of what was printed, from 1.</summary>
    public string Line(int number) => Output.Split('\n')[number - 1];
}

/// <summary>Runs <c>edict</c> as the shell would, in a folder of its own.</summary>
public abstract class CommandTests : IDisposable
{
    /// <summary>No test reaches a database that the shell happens to name.</summary>
    static CommandTests() => Environment.SetEnvironmentVariable("EDICT_DATABASE", null);

    protected string Folder { get; } = Directory.CreateTempSubdirectory("edict-test-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static async Task<Ran> EdictAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var status = await Task.Run(() =>
            CommandLine.Run(
                arguments,
                new InvocationConfiguration { Output = output, Error = error }
            )
        );
        return new(status, output.ToString(), error.ToString());
    }

    protected string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a file of lines and gives its path.</summary>
    protected string Write(string name, params string[] lines)
    {
        File.WriteAllText(PathOf(name), string.Join('\n', lines) + "\n");
        return PathOf(name);
    }
}
