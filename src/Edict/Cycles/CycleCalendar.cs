using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Cycles;

/// <summary>A class of a closed cycle that takes reports again on one day.</summary>
/// <param name="By">Who said so.</param>
public sealed record ReopenedClass(
    Guid CycleId,
    Guid ClassId,
    DateOnly On,
    string Reason,
    string By
);

/// <summary>Reads the session's cycles, those that have not opened among them.</summary>
public sealed class CycleCalendar(EdictDb db, TimeProvider clock)
{
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The session of today; null for a school with none.</summary>
    public Task<Session?> SessionAsync(Guid schoolId) => db.Sessions.BegunAsync(schoolId, Today);

    /// <summary>The session's cycles in their order.</summary>
    public async Task<IReadOnlyList<CycleStanding>> OfAsync(Guid schoolId)
    {
        var session = (await SessionAsync(schoolId))?.Name;
        var cycles = await db
            .Cycles.Where(row => row.SchoolId == schoolId && row.Session == session)
            .OrderBy(row => row.Order)
            .ToListAsync();
        var collations = await (
            from row in db.Collations
            join person in db.Staff
                on new { row.SchoolId, row.StaffId } equals new
                {
                    person.SchoolId,
                    StaffId = person.Id,
                }
            where row.SchoolId == schoolId
            orderby row.Stage
            select new { row.CycleId, Row = new CollatedStage(row.Stage, person.Name, row.At) }
        ).ToListAsync();
        var byCycle = collations.ToLookup(row => row.CycleId, row => row.Row);
        return
        [
            .. cycles.Select(cycle => new CycleStanding(
                cycle,
                [.. byCycle[cycle.Id]],
                LatestOf(cycle, cycles),
                [.. cycles.Where(other => IsOpenBefore(other, cycle))],
                Today
            )),
        ];
    }

    /// <summary>One of the session's cycles; null for none.</summary>
    public async Task<CycleStanding?> OneAsync(Guid schoolId, Guid cycleId) =>
        (await OfAsync(schoolId)).FirstOrDefault(row => row.Cycle.Id == cycleId);

    /// <summary>The classes of the session's cycles that were reopened for a day, the latest day first.</summary>
    public async Task<IReadOnlyList<ReopenedClass>> ReopenedAsync(Guid schoolId) =>
        await (
            from row in db.ClassReopenings
            join person in db.Staff
                on new { row.SchoolId, row.StaffId } equals new
                {
                    person.SchoolId,
                    StaffId = person.Id,
                }
            where row.SchoolId == schoolId
            orderby row.On descending, row.At descending
            select new ReopenedClass(row.CycleId, row.ClassId, row.On, row.Reason, person.Name)
        ).ToListAsync();

    private StageSet LatestOf(Cycle cycle, IEnumerable<Cycle> all) =>
        cycle.Stages
        & ~all.Where(other => other.Order > cycle.Order && other.HasOpenedBy(Today))
            .Aggregate(StageSet.None, (later, other) => later | other.Stages);

    private bool IsOpenBefore(Cycle other, Cycle cycle) =>
        other.Order < cycle.Order
        && other.HasOpenedBy(Today)
        && (other.OpenStages & cycle.Stages) != StageSet.None;
}
