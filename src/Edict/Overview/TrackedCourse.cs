using Edict.Protocol;

namespace Edict.Overview;

/// <summary>How heavily a reason weighs. Reasons are shown apart, the heaviest first.</summary>
public enum Weight : byte
{
    /// <summary>A rating of 3.</summary>
    Early = 1,
    SlippingByOne,

    /// <summary>A rating of 4.</summary>
    Serious,
    SlippingByTwo,
    BelowAPass,
}

/// <summary>One reason, with the values it rests on.</summary>
/// <param name="Value">The rating or grade.</param>
/// <param name="Previous">For deterioration: the grade before.</param>
/// <param name="PreviousCycle">The name of the cycle in which that was given.</param>
public sealed record ReasonSaid(
    Clause Clause,
    Reasons Reason,
    byte Value,
    byte? Previous,
    string? PreviousCycle
)
{
    private const byte SeriousRating = 4;
    private const byte SteepFall = 2;

    public Weight Weight =>
        Reason switch
        {
            Reasons.WorkingGrade => Weight.BelowAPass,
            Reasons.Deterioration => Value - Previous >= SteepFall
                ? Weight.SlippingByTwo
                : Weight.SlippingByOne,
            _ => Value >= SeriousRating ? Weight.Serious : Weight.Early,
        };

    public static Weight OfFall(byte from, byte to) =>
        to - from >= SteepFall ? Weight.SlippingByTwo : Weight.SlippingByOne;
}

/// <summary>Some reasons of one weight, in words.</summary>
public readonly record struct Phrase(Weight Weight, string Words);

/// <summary>A pupil's course with everything for which it is tracked in a cycle.</summary>
/// <param name="LevelBefore">The level it was taken at before, where that changed.</param>
public sealed record TrackedCourse(
    string Subject,
    string Level,
    Guid FacultyId,
    string Faculty,
    IReadOnlyList<ReasonSaid> Reasons,
    string? LevelBefore
)
{
    public string Course => Level.Length == 0 ? Subject : $"{Subject} {Level}";

    public Weight Heaviest => Reasons.Max(reason => reason.Weight);

    /// <summary>The reasons in words, the heaviest first; ratings of one value are told together.</summary>
    public IEnumerable<Phrase> Phrases =>
        Reasons
            .GroupBy(reason => reason.Weight)
            .OrderByDescending(reasons => reasons.Key)
            .Select(reasons => new Phrase(reasons.Key, Words([.. reasons])));

    /// <summary>The course and its reasons as one line.</summary>
    public string Line
    {
        get
        {
            var before = LevelBefore is null ? "" : $" (was {LevelBefore})";
            return $"{Course}{before}: {string.Join(", ", Phrases.Select(phrase => phrase.Words))}";
        }
    }

    private static string Words(IReadOnlyList<ReasonSaid> reasons)
    {
        var first = reasons[0];
        return first.Reason switch
        {
            Protocol.Reasons.WorkingGrade => $"working grade {first.Value} (below a pass)",
            Protocol.Reasons.Deterioration =>
                $"slipping from {first.Previous} to {first.Value} since {first.PreviousCycle}",
            _ =>
                $"{Listed([.. reasons.Select(reason => reason.Reason.Word())])} {first.Value} ({(first.Weight == Weight.Serious ? "serious" : "early")})",
        };
    }

    private static string Listed(string[] words) =>
        words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
}
