using System.CommandLine;

namespace Edict.Commands;

/// <summary>The option that names the published folder: whoever runs the program chooses it, the leadership switches it on.</summary>
internal static class PublishOption
{
    public const string Variable = "EDICT_PUBLISH";

    public static Option<string?> Create() =>
        new("--publish")
        {
            Description =
                $"The folder in which the leadership may publish the vulnerable groups, such as one that Teams shares; or set {Variable}.",
        };

    /// <returns>Its full path; null where none is named.</returns>
    public static string? Read(ParseResult result, Option<string?> option) =>
        (result.GetValue(option) ?? Environment.GetEnvironmentVariable(Variable))
            is { Length: > 0 } folder
            ? Path.GetFullPath(folder)
            : null;
}
