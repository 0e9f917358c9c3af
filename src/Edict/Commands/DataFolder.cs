using System.CommandLine;

namespace Edict.Commands;

/// <summary>The option that says where the school's data lie.</summary>
public static class DataFolder
{
    public static Option<string> Option() =>
        new("--data")
        {
            Description = "The folder of the school's data.",
            DefaultValueFactory = _ => "edict-data",
        };
}
