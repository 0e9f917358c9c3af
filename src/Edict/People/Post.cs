namespace Edict.People;

/// <summary>The posts of a school, each held for something from a date to a date.</summary>
public enum Post : byte
{
    /// <summary>For a class.</summary>
    Teacher = 1,

    /// <summary>CL, for a faculty.</summary>
    CurriculumLeader,

    /// <summary>PSL, for a house.</summary>
    PupilSupportLeader,

    /// <summary>SfLL, for the whole school.</summary>
    SupportForLearning,

    /// <summary>For some stages.</summary>
    YearHead,

    /// <summary>The head and the senior leadership team, for the whole school.</summary>
    Leadership,

    /// <summary>For imports, the calendar and people; sees no pupil's concerns.</summary>
    Office,
}
