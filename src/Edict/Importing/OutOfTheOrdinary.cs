namespace Edict.Importing;

/// <summary>Counts that a sound file seldom gives: each is a sentence with its numbers, and needs a yes of its own.</summary>
internal static class OutOfTheOrdinary
{
    /// <summary>Percentage points: an attendance since summer moves less in a week.</summary>
    private const int Jump = 10;

    /// <summary>More than a fifth of what is known changes.</summary>
    public static IEnumerable<string> Changed(int changed, int known, string what) =>
        changed * 5 > known ? [$"{changed} of {known} known {what} change, more than a fifth"] : [];

    /// <summary>More than a fifth of the known attendance figures jump, as where the column holds something else.</summary>
    public static IEnumerable<string> Jumped(int jumped, int known) =>
        jumped * 5 > known
            ?
            [
                $"{jumped} of {known} known attendance figures change by {Jump} points or more, more than a fifth",
            ]
            : [];

    /// <summary>Whether an attendance figure, in percent, is far from the one before; it is not where there was none.</summary>
    public static bool IsJump(decimal? before, decimal after) =>
        before is { } known && Math.Abs(after - known) >= Jump;

    /// <summary>More than a tenth of the known pupils are missing.</summary>
    public static IEnumerable<string> Missing(int missing, int known) =>
        missing * 10 > known
            ? [$"{missing} of {known} known pupils are missing from the file, more than a tenth"]
            : [];

    /// <summary>A stage has a fifth fewer pupils, or fewer still.</summary>
    public static IEnumerable<string> Fallen(string stage, int before, int after) =>
        (before - after) * 5 >= before && before > after
            ? [$"{stage} falls from {before} pupils to {after}, by a fifth or more"]
            : [];
}
