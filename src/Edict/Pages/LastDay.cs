using Edict.Cycles;

namespace Edict.Pages;

/// <summary>The last day of something that is set from a day to a day.</summary>
public static class LastDay
{
    /// <summary>What is wrong with it; null for nothing.</summary>
    /// <param name="to">Null where no end is set.</param>
    /// <param name="from">The first day; null for today.</param>
    public static string? FaultOf(DateOnly? to, DateOnly? from, DateOnly today) =>
        to < (from ?? today) ? "Give a last day that is not before the first"
        : to < today
            ? $"{to.Value.Words()} is over: give a last day from today, {today.Words()}, on"
        : null;
}
