using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>
    /// Puts cycles in order, and saves; who is expected in a class after one of them stays so. No two may have one order at any
    /// time, so the new ones are set from below.
    /// </summary>
    /// <param name="all">The session's, tracked.</param>
    public static async Task PutInOrderAsync(this EdictDb db, IEnumerable<Cycle> all)
    {
        List<Cycle> inOrder = [.. all.OrderBy(row => row.OpensOn).ThenBy(row => row.Order)];
        var moved = inOrder.Where((row, i) => row.Order != i + 1).ToList();
        var places = moved.ToDictionary(row => row.Order, row => 1 + inOrder.IndexOf(row));
        foreach (var member in await MembersAsync(db, inOrder[0]))
        {
            member.After = places.GetValueOrDefault(member.After, member.After);
        }

        moved.ForEach(row => row.Order = -1 - inOrder.IndexOf(row));
        await db.SaveChangesAsync();
        moved.ForEach(row => row.Order = -row.Order);
        await db.SaveChangesAsync();
    }

    /// <summary>Who is expected in the classes of a cycle's session.</summary>
    private static Task<List<ClassMember>> MembersAsync(EdictDb db, Cycle cycle) =>
        db
            .ClassMembers.AsTracking()
            .Where(row =>
                row.SchoolId == cycle.SchoolId
                && db.Classes.Any(taught =>
                    taught.SchoolId == cycle.SchoolId
                    && taught.Session == cycle.Session
                    && taught.Id == row.ClassId
                )
            )
            .ToListAsync();
}
