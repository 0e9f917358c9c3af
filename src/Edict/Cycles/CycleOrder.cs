using Edict.Data;
using Edict.Protocol;

namespace Edict.Cycles;

/// <summary>The order of a session's cycles, which decides what is before what: that in which they open.</summary>
public static class CycleOrder
{
    /// <summary>A cycle that is closed for some of the stages and opened on a day or later: no other may open for them on that day. Null for none.</summary>
    public static Cycle? ClosedSince(
        this IEnumerable<Cycle> others,
        StageSet stages,
        DateOnly? day
    ) =>
        others
            .Where(other => (other.ClosedStages & stages) != StageSet.None)
            .FirstOrDefault(other => other.OpensOn >= day);

    /// <summary>Puts cycles in order, and saves. No two may have one order at any time, so the new ones are set from below.</summary>
    /// <param name="all">The session's, tracked.</param>
    public static async Task PutInOrderAsync(this EdictDb db, IEnumerable<Cycle> all)
    {
        List<Cycle> inOrder = [.. all.OrderBy(row => row.OpensOn).ThenBy(row => row.Order)];
        var moved = inOrder.Where((row, i) => row.Order != i + 1).ToList();
        moved.ForEach(row => row.Order = -1 - inOrder.IndexOf(row));
        await db.SaveChangesAsync();
        moved.ForEach(row => row.Order = -row.Order);
        await db.SaveChangesAsync();
    }
}
