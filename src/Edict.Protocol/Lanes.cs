namespace Edict.Protocol;

/// <summary>
/// What concerns are sorted into, so that a drop of one grade is not read like a 4 (P19). A heavier lane has a larger
/// number. Each reason is in one lane; a report, and a pupil, can be in several.
/// </summary>
[Flags]
public enum Lanes : byte
{
    None = 0,

    /// <summary>A course taken at another level before (P5): no reason, and shown.</summary>
    LevelChanged = 1,

    /// <summary>A rating that is tracked and is no 4.</summary>
    Early = 1 << 1,

    /// <summary>A 3 in the same rating and course for a second cycle running (P20).</summary>
    Again = 1 << 2,

    /// <summary>A working grade worse than the previous one by one.</summary>
    SlippingByOne = 1 << 3,

    /// <summary>A rating of 4.</summary>
    Serious = 1 << 4,

    /// <summary>A working grade worse than the previous one by two or more.</summary>
    SlippingByTwo = 1 << 5,

    /// <summary>A working grade of 7 or worse.</summary>
    BelowAPass = 1 << 6,
}

public static class LaneNames
{
    /// <summary>Each single lane, the heaviest first.</summary>
    public static IReadOnlyList<Lanes> Each { get; } =
    [
        Lanes.BelowAPass,
        Lanes.SlippingByTwo,
        Lanes.Serious,
        Lanes.SlippingByOne,
        Lanes.Again,
        Lanes.Early,
        Lanes.LevelChanged,
    ];

    /// <summary>The word for one lane in addresses.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than one lane, or none.</exception>
    public static string Word(this Lanes lane) =>
        lane switch
        {
            Lanes.BelowAPass => "below-a-pass",
            Lanes.SlippingByTwo => "slipping-by-two",
            Lanes.Serious => "serious",
            Lanes.SlippingByOne => "slipping",
            Lanes.Again => "again",
            Lanes.Early => "early",
            Lanes.LevelChanged => "level-changed",
            _ => throw new ArgumentOutOfRangeException(
                nameof(lane),
                lane,
                "One lane at a time has a word."
            ),
        };

    /// <summary>The heaviest of some lanes; <see cref="Lanes.None"/> of none.</summary>
    public static Lanes Heaviest(this Lanes lanes) =>
        Each.FirstOrDefault(lane => (lanes & lane) != Lanes.None);
}
