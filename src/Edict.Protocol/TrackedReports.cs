namespace Edict.Protocol;

/// <summary>Which reports are tracked, and why (P1–P3). A report keeps every reason that holds.</summary>
public static class TrackedReports
{
    private const byte SeriousRating = 4;
    private const byte SteepFall = 2;
    private const byte BestFail = 7;

    /// <summary>P1. "Are achieving a 3 or 4 for effort, behaviour or homework": a rating that the policy tracks. A blank is not rated and never tracked.</summary>
    public static Reasons ForRatings(TrackedMarks track, Marks marks) =>
        (track.Effort.Has(marks.Effort) ? Reasons.Effort : Reasons.None)
        | (track.Behaviour.Has(marks.Behaviour) ? Reasons.Behaviour : Reasons.None)
        | (track.Homework.Has(marks.Homework) ? Reasons.Homework : Reasons.None);

    /// <summary>P2. "In the senior phase have a report showing a working grade at a 7 or 8": read as 7 or worse, since 9 lies below 8.</summary>
    /// <param name="workingGrade">1 to 9; 0 is not graded and never tracked.</param>
    public static Reasons ForGrade(TrackedMarks track, byte workingGrade) =>
        workingGrade >= track.WorkingGradeFrom ? Reasons.WorkingGrade : Reasons.None;

    /// <summary>P3. "In the senior phase show a deterioration in their working grade between reports": worse than the previous grade by at least the policy's fall.</summary>
    /// <param name="workingGrade">1 to 9; 0 is not graded.</param>
    /// <param name="previous">By P4; 0 where there is none.</param>
    public static Reasons ForFall(TrackedMarks track, byte workingGrade, byte previous) =>
        previous != 0 && workingGrade - previous >= track.DeteriorationBy
            ? Reasons.Deterioration
            : Reasons.None;

    /// <summary>P19. "Including pupils with a 3 is important … (early intervention)": a tracked rating is early until it is a 4.</summary>
    public static Lanes LaneOfRating(byte rating) =>
        rating >= SeriousRating ? Lanes.Serious : Lanes.Early;

    /// <summary>P19. A working grade of 7 or worse: a school may track a pass too.</summary>
    public static bool IsBelowAPass(byte workingGrade) => workingGrade >= BestFail;

    /// <summary>P19. A fall by two grades or more is shown apart from a fall by one, which alone foretells little.</summary>
    public static Lanes LaneOfFall(byte previous, byte workingGrade) =>
        workingGrade - previous >= SteepFall ? Lanes.SlippingByTwo : Lanes.SlippingByOne;

    /// <summary>P20. "In case the situation deteriorates further": the ratings that are a 3 both now and in the cycle before.</summary>
    public static Reasons EarlyAgain(Reasons tracked, Marks now, Marks before) =>
        tracked
        & (
            (IsEarlyTwice(now.Effort, before.Effort) ? Reasons.Effort : Reasons.None)
            | (IsEarlyTwice(now.Behaviour, before.Behaviour) ? Reasons.Behaviour : Reasons.None)
            | (IsEarlyTwice(now.Homework, before.Homework) ? Reasons.Homework : Reasons.None)
        );

    private static bool IsEarlyTwice(byte now, byte before) =>
        now == SeriousRating - 1 && before == now;
}
