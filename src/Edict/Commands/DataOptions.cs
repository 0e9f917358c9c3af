using System.CommandLine;
using Edict.Data;

namespace Edict.Commands;

/// <summary>The options that say where the school's data lie.</summary>
internal sealed class DataOptions
{
    /// <summary>Read where <c>--database</c> is not given: a command line is seen by everybody on the machine, and a password with it.</summary>
    public const string Variable = "EDICT_DATABASE";

    private readonly Option<string> folder = new("--data")
    {
        Description = "The folder of the school's data.",
        DefaultValueFactory = _ => "edict-data",
    };

    private readonly Option<string?> database = DatabaseOption();

    public static Option<string?> DatabaseOption()
    {
        var option = new Option<string?>("--database")
        {
            Description =
                $"A PostgreSQL database in place of a file in the folder, such as \"Host=localhost;Database=edict;Username=edict_app\"; or set {Variable}.",
        };
        option.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } text && !DataPlace.IsConnection(text))
            {
                given.AddError($"--database: {DataPlace.ConnectionExpected}");
            }
        });
        return option;
    }

    /// <summary>The connection that the command line or the environment gives; null for neither.</summary>
    /// <exception cref="FormatException">The environment gives one that cannot be read.</exception>
    public static string? Connection(ParseResult result, Option<string?> database)
    {
        if (result.GetValue(database) is { } given)
        {
            return given;
        }

        var set = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(set) ? null
            : DataPlace.IsConnection(set) ? set
            : throw new FormatException($"{Variable}: {DataPlace.ConnectionExpected}");
    }

    public void AddTo(Command command)
    {
        command.Add(folder);
        command.Add(database);
    }

    /// <exception cref="FormatException">The environment gives a connection that cannot be read.</exception>
    public DataPlace Read(ParseResult result) =>
        new(result.GetRequiredValue(folder), Connection(result, database));
}
