namespace Edict.Judging;

/// <summary>A part of those whom a faculty teaches, by what its CL judged of them.</summary>
public enum JudgedAs : byte
{
    Red,
    Amber,
    Green,

    /// <summary>Asked, and not judged yet: not green.</summary>
    NotYet,

    /// <summary>Of those judged, whose suggestion was accepted as it stood.</summary>
    AsSuggested,

    /// <summary>Everybody else whom the faculty teaches: not green either.</summary>
    NotAsked,

    /// <summary>Whatever the judgement.</summary>
    Judged,
}

public static class JudgedAsNames
{
    /// <summary>Those that a faculty's picture of a cycle counts, in its order.</summary>
    public static IReadOnlyList<JudgedAs> Picture { get; } =
    [
        JudgedAs.Red,
        JudgedAs.Amber,
        JudgedAs.Green,
        JudgedAs.NotYet,
        JudgedAs.AsSuggested,
        JudgedAs.NotAsked,
    ];

    /// <summary>As a table heads it.</summary>
    public static string Heading(this JudgedAs part) =>
        part switch
        {
            JudgedAs.NotYet => "Not yet",
            JudgedAs.AsSuggested => "Accepted as suggested",
            JudgedAs.NotAsked => "Not asked",
            _ => $"{part}",
        };

    /// <summary>As an address has it, such as <c>not-yet</c>.</summary>
    public static string Word(this JudgedAs part) =>
        part switch
        {
            JudgedAs.AsSuggested => "as-suggested",
            _ => part.Heading().ToLowerInvariant().Replace(' ', '-'),
        };

    /// <returns>Null for a word that is none.</returns>
    public static JudgedAs? Read(string word) =>
        Picture
            .Append(JudgedAs.Judged)
            .Cast<JudgedAs?>()
            .FirstOrDefault(part =>
                string.Equals(part!.Value.Word(), word.Trim(), StringComparison.OrdinalIgnoreCase)
            );
}
