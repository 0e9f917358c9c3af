using Edict.Data;
using Edict.Overview;
using Edict.Pages.Concerns;
using Edict.Protocol;

namespace Edict.Pages.Overview;

/// <summary>The concerns of one cycle by level.</summary>
/// <param name="Levels">The highest first; the chosen one alone, where one is.</param>
/// <param name="ByLevel">As many figures.</param>
/// <param name="Reported">The pupils with a report, of whom the concerns are a share.</param>
public sealed record TrendPoint(
    Cycle Cycle,
    IReadOnlyList<int> Levels,
    IReadOnlyList<Figure> ByLevel,
    Figure All,
    Figure Reported
)
{
    public string Name => Cycle.IsClosed ? Cycle.Name : $"{Cycle.Name} (open)";

    /// <summary>The share of concerns among those with a report, in whole percent; null where nobody has one.</summary>
    public int? Percent => Share.Percent(All.Count, Reported.Count);
}

/// <summary>The session's cycles for the same stages, in their order.</summary>
public sealed record Trend(StageSet Stages, IReadOnlyList<TrendPoint> Points)
{
    public string Caption => $"Concerns over the session: {Stages.Words()}";

    /// <summary>Cycles of other stages stand apart: their pupils are others.</summary>
    public static IReadOnlyList<Trend> Of(
        ConcernFilter filter,
        SchoolReading school,
        Guid staffId
    ) =>
        [
            .. school
                .Cycles.GroupBy(cycle => cycle.Stages)
                .OrderBy(cycles => cycles.Key)
                .Select(cycles => new Trend(
                    cycles.Key,
                    [
                        .. cycles
                            .Select(cycle => Point(filter, cycle, school.SeenBy(staffId, cycle)))
                            .Where(point => point.Reported.Count > 0),
                    ]
                ))
                .Where(trend => trend.Points.Count > 0),
        ];

    private static TrendPoint Point(ConcernFilter filter, Cycle cycle, SeenCycle seen)
    {
        var inCycle = filter with { Cycle = cycle.Id };
        var chosen = new Chosen(inCycle, seen);
        var address = new ListAddress(inCycle);
        var concerns = chosen.OfAnyStanding.And(chosen.Concern);
        var alone = chosen.HasStatus ? "" : ListAddress.Query("status", Chosen.AnyConcern);
        var levels = chosen.Levels;
        return new(
            cycle,
            levels,
            [
                .. levels.Select(level => new Figure(
                    RowSet.CountOfAll(concerns, seen.Sets.At(level)),
                    address,
                    ListAddress.Query("level", $"{level}"),
                    alone
                )),
            ],
            new(concerns.Count, address, alone),
            new(
                chosen.Reported.Count,
                address,
                Figures.Reported,
                ListAddress.Without("reason"),
                ListAddress.Without("status")
            )
        );
    }
}
