namespace Edict.Protocol;

/// <summary>When something that was recorded of a pupil holds.</summary>
/// <param name="IsByHand">Whether a person set it here; else it came with a file, and holds from then on.</param>
/// <param name="From">The first day; null for one that holds from its recording on.</param>
/// <param name="To">The last day; null while no end is set.</param>
public readonly record struct FactDays(bool IsByHand, DateOnly? From, DateOnly? To);

/// <summary>Which of the facts that were recorded of a pupil counts on a day.</summary>
public static class FactsInForce
{
    /// <summary>P32. "Set by hand, with reason and dates": from its first day to its last, then what the files said counts again.</summary>
    /// <param name="recorded">What was recorded of one group of one pupil, in the order in which it was.</param>
    /// <returns>Null where none counts.</returns>
    public static T? On<T>(IEnumerable<T> recorded, DateOnly day, Func<T, FactDays> daysOf)
        where T : class
    {
        T? counting = null;
        T? ofFiles = null;
        foreach (var fact in recorded)
        {
            var days = daysOf(fact);
            if (!days.IsByHand)
            {
                counting = ofFiles = fact;
            }
            else if (!(days.From > day))
            {
                counting = days.To < day ? ofFiles : fact;
            }
        }

        return counting;
    }
}
