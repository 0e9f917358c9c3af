namespace Edict.Protocol;

/// <summary>How a pupil stands in one faculty, as its CL judges. Not judged yet is no value of it, and never green.</summary>
public enum Rag : byte
{
    /// <summary>On track.</summary>
    Green = 1,

    /// <summary>Some concern, being dealt with in the faculty.</summary>
    Amber,

    /// <summary>Significant concerns in attainment and achievement.</summary>
    Red,
}

/// <summary>A judgement of one faculty: the RAG, and the comment that goes with amber and red.</summary>
/// <param name="Comment">One of the policy's; null for green.</param>
public sealed record Judgement(Rag Rag, string? Comment);

public static class RagNames
{
    /// <summary>The worst first.</summary>
    public static IReadOnlyList<Rag> Each { get; } = [Rag.Red, Rag.Amber, Rag.Green];

    /// <summary>The letter by which the school writes it.</summary>
    public static char Letter(this Rag rag) =>
        rag switch
        {
            Rag.Red => 'R',
            Rag.Amber => 'A',
            _ => 'G',
        };

    public static string Word(this Rag rag) => rag.ToString().ToLowerInvariant();
}
