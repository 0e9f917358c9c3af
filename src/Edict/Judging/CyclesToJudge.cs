using Edict.Data;
using Edict.Overview;
using Edict.Protocol;

namespace Edict.Judging;

/// <summary>Which cycle a CL judges for which stages.</summary>
public static class CyclesToJudge
{
    /// <summary>
    /// The chosen cycle for all its stages; without one, for each stage the latest that has closed and is not collated, else the
    /// one that is open, else the latest.
    /// </summary>
    public static IReadOnlyDictionary<Cycle, StageSet> Of(SchoolReading school, Cycle? chosen) =>
        chosen is not null
            ? new Dictionary<Cycle, StageSet> { [chosen] = chosen.Stages }
            : Stages
                .Each.Select(stage => (Stage: stage, Cycle: Now(school, stage)))
                .Where(row => row.Cycle is not null)
                .GroupBy(row => row.Cycle!, row => row.Stage)
                .ToDictionary(rows => rows.Key, Stages.Of);

    /// <summary>The cycle that is judged now for a stage; null where it has none.</summary>
    public static Cycle? Now(SchoolReading school, Stage stage) =>
        Now(school.Cycles, school.IsCollated, stage);

    /// <param name="cycles">Those that have begun, in their order.</param>
    public static Cycle? Now(
        IEnumerable<Cycle> cycles,
        Func<Cycle, Stage, bool> isCollated,
        Stage stage
    )
    {
        List<Cycle> ofStage = [.. cycles.Where(cycle => cycle.Stages.Has(stage))];
        return ofStage.LastOrDefault(cycle => cycle.IsClosedFor(stage) && !isCollated(cycle, stage))
            ?? ofStage.LastOrDefault();
    }
}
