using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>The session's days and reporting cycles, and the day on which the demonstration stands still.</summary>
internal static class SessionCalendar
{
    public static readonly DateOnly FirstDay = new(2026, 8, 17);

    public static readonly DateOnly LastDay = new(2027, 6, 30);

    public static readonly DateTime Now = new(2027, 2, 2, 9, 0, 0, DateTimeKind.Utc);

    public static readonly DateOnly Today = DateOnly.FromDateTime(Now);

    /// <summary>The last school day of 2026.</summary>
    public static readonly DateOnly Christmas = new(2026, 12, 22);

    public const StageSet Broad = StageSet.S1 | StageSet.S2 | StageSet.S3;

    public const StageSet Senior = StageSet.S4 | StageSet.S5 | StageSet.S6;

    public static IReadOnlyList<SchoolCycle> Cycles { get; } =
    [
        Closed("Senior 1", 1, Senior, new(2026, 9, 7), new(2026, 9, 25)),
        Closed("BGE 1", 2, Broad, new(2026, 9, 28), new(2026, 10, 16)),
        Closed("Senior 2", 3, Senior, new(2026, 11, 9), new(2026, 11, 27)),
        Closed("BGE 2", 4, Broad, new(2027, 1, 6), new(2027, 1, 22)),
        new("Senior 3", 5, Senior, new(2027, 1, 25), new(2027, 2, 5), null),
        new("Senior 4", 6, Senior, new(2027, 3, 15), new(2027, 3, 26), null),
        new("BGE 3", 7, Broad, new(2027, 5, 10), new(2027, 5, 28), null),
    ];

    public static IEnumerable<SchoolCycle> CyclesOf(Stage stage) =>
        Cycles.Where(cycle => cycle.Stages.Has(stage));

    /// <summary>The place of a cycle among those of the same stages, from 0.</summary>
    public static int Place(SchoolCycle cycle) =>
        Cycles.Count(c => c.Stages == cycle.Stages && c.Order < cycle.Order);

    public static DateTime At(DateOnly day, int hour, int minute) =>
        day.ToDateTime(new TimeOnly(hour, minute), DateTimeKind.Utc);

    private static SchoolCycle Closed(
        string name,
        int order,
        StageSet stages,
        DateOnly opens,
        DateOnly closes
    ) => new(name, order, stages, opens, closes, At(closes, 15, 30));
}
