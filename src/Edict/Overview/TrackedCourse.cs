using Edict.Protocol;

namespace Edict.Overview;

/// <summary>One reason as a person reads it.</summary>
/// <param name="Value">The rating or grade.</param>
/// <param name="Previous">For deterioration: the grade before.</param>
/// <param name="PreviousCycle">The name of the cycle in which it was given.</param>
public sealed record ReasonSaid(
    Clause Clause,
    Reasons Reason,
    byte Value,
    byte? Previous,
    string? PreviousCycle
)
{
    private const byte Serious = 4;
    private const byte SteepFall = 2;

    /// <summary>How heavily the reason weighs, 5 the most: below a pass, slipping by two or more, serious, slipping by one, early.</summary>
    public int Weight =>
        Reason switch
        {
            Reasons.WorkingGrade => 5,
            Reasons.Deterioration => Value - Previous >= SteepFall ? 4 : 2,
            _ => Value >= Serious ? 3 : 1,
        };

    public string Words =>
        Reason switch
        {
            Reasons.WorkingGrade => $"working grade {Value}, below a pass",
            Reasons.Deterioration => $"slipping, from {Previous} to {Value} since {PreviousCycle}",
            _ =>
                $"{Reason.Word()} {Value}, {(Value >= Serious ? "serious" : "early intervention")}",
        };
}

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

    /// <summary>The course and its reasons as one sentence without its full stop.</summary>
    public string Words
    {
        get
        {
            var said = string.Join("; ", Reasons.Select(reason => reason.Words));
            return LevelBefore is null
                ? $"{Course}: {said}"
                : $"{Course} (was {LevelBefore}): {said}";
        }
    }
}
