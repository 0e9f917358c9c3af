namespace Edict.Protocol;

/// <summary>What is recorded of a pupil that group membership rests on. Null is unknown, never no.</summary>
public readonly record struct PupilFacts
{
    public bool? CareExperienced { get; init; }

    /// <summary>At risk of not gaining five awards at SCQF level 3.</summary>
    public bool? FiveAtThree { get; init; }

    /// <summary>1 (most deprived) to 10.</summary>
    public byte? SimdDecile { get; init; }

    /// <summary>Percent, 0 to 100, unrounded.</summary>
    public decimal? Attendance { get; init; }

    /// <summary>The day on which the attendance figure was taken, where it is known.</summary>
    public DateOnly? AttendanceAsAt { get; init; }

    /// <summary>Social, emotional and behavioural needs.</summary>
    public bool? Sebn { get; init; }

    /// <summary>Chosen by the support for learning leader; having additional support needs is not enough.</summary>
    public bool? Asn { get; init; }

    /// <summary>Pathway of support, 1 to 4.</summary>
    public byte? Pathway { get; init; }
}
