namespace Edict.Protocol;

/// <summary>Why a report is tracked. A report keeps every reason that holds (P1–P3).</summary>
[Flags]
public enum Reasons : byte
{
    None = 0,
    Effort = 1,
    Behaviour = 1 << 1,
    Homework = 1 << 2,
    WorkingGrade = 1 << 3,
    Deterioration = 1 << 4,
}

public static class ReasonNames
{
    /// <summary>Each single reason, in the order in which the school lists them.</summary>
    public static IReadOnlyList<Reasons> Each { get; } =
    [
        Reasons.Effort,
        Reasons.Behaviour,
        Reasons.Homework,
        Reasons.WorkingGrade,
        Reasons.Deterioration,
    ];

    /// <summary>The word for one reason in files and addresses.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than one reason, or none.</exception>
    public static string Word(this Reasons reason) =>
        reason switch
        {
            Reasons.Effort => "effort",
            Reasons.Behaviour => "behaviour",
            Reasons.Homework => "homework",
            Reasons.WorkingGrade => "working-grade",
            Reasons.Deterioration => "deterioration",
            _ => throw new ArgumentOutOfRangeException(
                nameof(reason),
                reason,
                "One reason at a time has a word."
            ),
        };

    public static IEnumerable<Reasons> Members(this Reasons reasons)
    {
        for (
            var reason = Reasons.Effort;
            reason <= Reasons.Deterioration;
            reason = (Reasons)((int)reason << 1)
        )
        {
            if ((reasons & reason) != Reasons.None)
            {
                yield return reason;
            }
        }
    }
}
