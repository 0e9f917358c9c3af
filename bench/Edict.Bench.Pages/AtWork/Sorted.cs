namespace Edict.Bench.Pages.AtWork;

/// <summary>Figures of many times.</summary>
internal static class Sorted
{
    public static double Median(IEnumerable<double> times) => At(times, 0.5);

    /// <param name="share">0 to 1: the share of times that are no longer.</param>
    public static double At(IEnumerable<double> times, double share)
    {
        var sorted = times.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }
}
