namespace Edict.Protocol;

/// <summary>How long what is held of pupils stays (P25, P26).</summary>
public sealed record Retention
{
    /// <summary>Years from the day on which a pupil left until what is held of them is erased.</summary>
    public int PupilYears { get; init; } = 5;

    /// <summary>Years from a session's end until what its imports changed is erased.</summary>
    public int ImportYears { get; init; } = 1;

    /// <summary>Years from an act until the values that it changed are erased from the audit log; its line stays.</summary>
    public int AuditYears { get; init; } = 2;

    /// <summary>Days from the writing of a letter until its text is erased.</summary>
    public int LetterDays { get; init; } = 90;

    /// <summary>Days until an upload that was not taken in is erased.</summary>
    public int UploadDays { get; init; } = 1;

    /// <param name="leftOn">The first day on which the pupil was no longer at the school.</param>
    public bool LetsPupilGo(DateOnly leftOn, DateOnly today) =>
        leftOn.AddYears(PupilYears) <= today;

    /// <param name="sessionEndsOn">The last day of the import's session.</param>
    public bool LetsImportGo(DateOnly sessionEndsOn, DateOnly today) =>
        sessionEndsOn.AddYears(ImportYears) < today;
}
