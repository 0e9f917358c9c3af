using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>A reporting cycle of the session.</summary>
/// <param name="Order">Its place in the session, over all stages; it rises with the day of opening.</param>
/// <param name="ClosedAt">When it was closed; null while it is open or planned.</param>
public sealed record SchoolCycle(
    string Name,
    int Order,
    StageSet Stages,
    DateOnly Opens,
    DateOnly Closes,
    DateTime? ClosedAt
)
{
    /// <summary>The faculties' RAGs are due a week after the reports.</summary>
    public DateOnly RagsDue => Closes.AddDays(7);

    /// <summary>The year heads' summaries are due a week after the RAGs.</summary>
    public DateOnly SummaryDue => Closes.AddDays(14);
}
