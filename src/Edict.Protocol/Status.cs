namespace Edict.Protocol;

/// <summary>A concern against the cycle immediately before for the pupil's stage (P10).</summary>
public enum Status : byte
{
    /// <summary>No concern, now or in the cycle before.</summary>
    None,
    New,
    Continuing,

    /// <summary>The level is higher than in the cycle before.</summary>
    Escalated,

    /// <summary>The level is lower than in the cycle before.</summary>
    Eased,

    /// <summary>A concern in the cycle before and none now, with a report to show it.</summary>
    Resolved,
}

public static class StatusNames
{
    /// <summary>The word for a status in files, addresses and on pages.</summary>
    public static string Word(this Status status) =>
        status switch
        {
            Status.New => "new",
            Status.Continuing => "continuing",
            Status.Escalated => "escalated",
            Status.Eased => "eased",
            Status.Resolved => "resolved",
            _ => "",
        };
}
