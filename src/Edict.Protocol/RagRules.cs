namespace Edict.Protocol;

/// <summary>The numbers of the faculty RAG (P27–P31).</summary>
public sealed record RagRules
{
    /// <summary>The rating from which red is suggested.</summary>
    public byte RedRating { get; init; } = 4;

    /// <summary>The working grade from which red is suggested.</summary>
    public byte RedGradeFrom { get; init; } = 8;

    /// <summary>How many reasons together suggest red.</summary>
    public int RedReasons { get; init; } = 3;

    /// <summary>In how many faculties red highlights a pupil.</summary>
    public int HighlightReds { get; init; } = 1;

    /// <summary>In how many faculties amber highlights a pupil.</summary>
    public int HighlightAmbers { get; init; } = 2;

    public AttendanceOnly AttendanceOnly { get; init; } = AttendanceOnly.Block;
}

/// <summary>How a CL meets the pupils who are vulnerable by attendance alone, with nothing tracked in the faculty.</summary>
public enum AttendanceOnly : byte
{
    /// <summary>They come last, and are set in one act.</summary>
    Block,

    /// <summary>They are not asked about.</summary>
    Out,
}
