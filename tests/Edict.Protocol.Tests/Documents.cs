using System.Runtime.CompilerServices;

namespace Edict.Protocol.Tests;

/// <summary>The tables of <c>docs/protocol.md</c>, which are test data.</summary>
public static class Documents
{
    public static string ProtocolPage { get; } = File.ReadAllText(PathOf("docs/protocol.md"));

    /// <summary>The rows of the table below a heading, each as its cells.</summary>
    public static IReadOnlyList<string[]> Table(string heading)
    {
        var rows = ProtocolPage
            .Split('\n')
            .SkipWhile(line => line != heading)
            .Skip(1)
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Trim()[1..^1].Split('|').Select(cell => cell.Trim()).ToArray());
        return [.. rows];
    }

    /// <summary>The block of code below a heading.</summary>
    public static string Block(string heading)
    {
        var lines = ProtocolPage
            .Split('\n')
            .SkipWhile(line => line != heading)
            .SkipWhile(line => !line.StartsWith("```", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => line != "```");
        return string.Concat(lines.Select(line => line + '\n'));
    }

    private static string PathOf(string document, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", document));
}
