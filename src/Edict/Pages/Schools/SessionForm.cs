using Edict.Data;

namespace Edict.Pages.Schools;

/// <summary>What the registration classes of a new session are until its pupils file says them.</summary>
public enum ClassesBecome
{
    /// <summary>2B1 of S2 becomes 3B1; what does not begin with its stage's digit stays as it is.</summary>
    Raised,

    /// <summary>Not known.</summary>
    Blank,
}

/// <summary>What becomes of the SfLL's choices.</summary>
public enum ChoicesBecome
{
    CarriedOver,
    Ended,
}

/// <summary>A new session as its form says it.</summary>
public sealed class SessionForm
{
    /// <summary>The session from which it was shown to be made.</summary>
    public string? From { get; set; }

    /// <summary>The fingerprint of what was shown.</summary>
    public string? Shown { get; set; }

    public DateOnly? StartsOn { get; set; }

    public DateOnly? EndsOn { get; set; }

    public ClassesBecome Classes { get; set; }

    public ChoicesBecome Asn { get; set; }

    /// <summary>A year after the session of today, to be corrected.</summary>
    public static SessionForm After(Session session) =>
        new()
        {
            From = session.Name,
            StartsOn = session.StartsOn.AddYears(1),
            EndsOn = session.EndsOn.AddYears(1),
        };
}
