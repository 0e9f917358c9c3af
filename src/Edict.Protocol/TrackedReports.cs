namespace Edict.Protocol;

/// <summary>Which reports are tracked, and why (P1–P3). A report keeps every reason that holds.</summary>
public static class TrackedReports
{
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
}
