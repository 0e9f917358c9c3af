using Edict.Protocol;

namespace Edict.Overview;

/// <summary>One reason, with the values it rests on.</summary>
/// <param name="PreviousCycle">For deterioration: the name of the cycle in which the grade before was given.</param>
/// <param name="Again">Whether the rating is a 3 for a second cycle running (P20).</param>
/// <param name="Before">The same mark in the course the time before: a rating's in the cycle immediately before; null for none, and for a grade whose fall is a reason of its own.</param>
public sealed record ReasonSaid(
    TrackedReason Tracked,
    string? PreviousCycle,
    bool Again,
    byte? Before
)
{
    public Clause Clause => Tracked.Clause;

    public Reasons Reason => Tracked.Reason;

    public byte Value => Tracked.Value;

    /// <summary>For deterioration: the grade before.</summary>
    public byte? Previous => Tracked.Previous?.Grade;

    public Lanes Lane => Tracked.Lane;
}

/// <summary>Some reasons of one lane, in words.</summary>
public readonly record struct Phrase(Lanes Lane, string Words);

/// <summary>A pupil's course with everything for which it is shown in a cycle: its reasons, or a change of its level.</summary>
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
    public string Course { get; } = Level.Length == 0 ? Subject : $"{Subject} {Level}";

    /// <summary>The reasons that hold, together.</summary>
    public Reasons All { get; } =
        Reasons.Aggregate(Protocol.Reasons.None, (all, said) => all | said.Reason);

    /// <summary>The grade before, where this one is a deterioration.</summary>
    public byte? Previous { get; } =
        Reasons.FirstOrDefault(said => said.Previous is not null)?.Previous;

    public Lanes Lanes { get; } =
        Reasons.Aggregate(
            LevelBefore is null ? Lanes.None : Lanes.LevelChanged,
            (all, said) => all | said.Lane | (said.Again ? Lanes.Again : Lanes.None)
        );

    /// <summary>The reasons in words, the heaviest first; ratings of one value that had one value before are told together.</summary>
    public IReadOnlyList<Phrase> Phrases { get; } =
    [
        .. Reasons
            .GroupBy(reason => (reason.Lane, reason.Again, reason.Before))
            .OrderByDescending(reasons => reasons.Key)
            .Select(reasons => new Phrase(reasons.Key.Lane, Words([.. reasons]))),
    ];

    /// <summary>The course and its reasons as one line.</summary>
    public string Line
    {
        get
        {
            var course = LevelBefore is null ? Course : $"{Course} (was {LevelBefore})";
            return Phrases.Count == 0
                ? course
                : $"{course}: {string.Join(", ", Phrases.Select(phrase => phrase.Words))}";
        }
    }

    private static string Words(IReadOnlyList<ReasonSaid> reasons)
    {
        var first = reasons[0];
        return first.Reason switch
        {
            Protocol.Reasons.WorkingGrade when TrackedReports.IsBelowAPass(first.Value) =>
                $"working grade {first.Value} (below a pass{Was(first)})",
            Protocol.Reasons.WorkingGrade => $"working grade {first.Value}",
            Protocol.Reasons.Deterioration =>
                $"slipping from {first.Previous} to {first.Value} since {first.PreviousCycle}",
            _ =>
                $"{Listed([.. reasons.Select(reason => reason.Reason.Word())])} {first.Value} ({OfRating(first)})",
        };
    }

    private static string OfRating(ReasonSaid rating) =>
        rating.Again ? "early, again"
        : rating.Lane == Lanes.Serious ? $"serious{Was(rating)}"
        : $"early{Was(rating)}";

    private static string Was(ReasonSaid said) =>
        said.Before is { } before ? $", was {before}" : "";

    /// <summary>Such as <c>effort, behaviour and homework</c>.</summary>
    internal static string Listed(string[] words) =>
        words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
}
