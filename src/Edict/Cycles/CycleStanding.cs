using Edict.Data;
using Edict.People;
using Edict.Protocol;

namespace Edict.Cycles;

/// <summary>How far a stage of a cycle is.</summary>
public enum StageState : byte
{
    Planned,
    Open,
    Closed,
    Collated,
}

/// <summary>What is done with a cycle as a whole, or with a year head's stages of it.</summary>
public enum CycleAct : byte
{
    Open,
    Close,
    Reopen,
    Collate,
}

/// <summary>A stage that was collated, by whom and when.</summary>
public sealed record CollatedStage(Stage Stage, string By, DateTime At);

/// <summary>A cycle on a day: how far each of its stages is, and what somebody may do with it.</summary>
/// <param name="Latest">Those of its stages of which no later cycle has opened.</param>
/// <param name="OpenBefore">The cycles before it that are still open for some of its stages.</param>
public sealed record CycleStanding(
    Cycle Cycle,
    IReadOnlyList<CollatedStage> Collations,
    StageSet Latest,
    IReadOnlyList<Cycle> OpenBefore,
    DateOnly Today
)
{
    public bool HasOpened => Cycle.HasOpenedBy(Today);

    public StageSet Collated { get; } = Stages.Of(Collations.Select(row => row.Stage));

    public StageState StateOf(Stage stage) =>
        !HasOpened ? StageState.Planned
        : !Cycle.IsClosedFor(stage) ? StageState.Open
        : Collated.Has(stage) ? StageState.Collated
        : StageState.Closed;

    /// <summary>The stages of each state that there is, the farthest first.</summary>
    public IEnumerable<(StageState State, StageSet Stages)> States =>
        Cycle
            .Stages.Members()
            .GroupBy(StateOf)
            .OrderByDescending(stages => stages.Key)
            .Select(stages => (stages.Key, Stages.Of(stages)));

    /// <summary>The stages for which an act is somebody's at all, whatever the state; for opening, the whole cycle.</summary>
    public StageSet StagesOf(Visibility sight, CycleAct act)
    {
        var own = Cycle.Stages & sight.HeadsStages;
        return act != CycleAct.Open ? own
            : sight.TakesInFiles || own != StageSet.None ? Cycle.Stages
            : StageSet.None;
    }

    /// <summary>Those of its stages of which an earlier cycle is still open: what closes now would change with that one.</summary>
    private StageSet Waiting =>
        OpenBefore.Aggregate(StageSet.None, (all, row) => all | row.OpenStages);

    /// <summary>The stages that the act would change now; none where it is refused.</summary>
    public StageSet StagesFor(Visibility sight, CycleAct act)
    {
        var own = StagesOf(sight, act);
        return act switch
        {
            CycleAct.Open => HasOpened ? StageSet.None : own,
            CycleAct.Close => HasOpened ? own & ~Cycle.ClosedStages & ~Waiting : StageSet.None,
            CycleAct.Reopen => (Collated & ~own) == StageSet.None
                ? own & Cycle.ClosedStages & Latest
                : StageSet.None,
            _ => Cycle.IsClosed ? own & ~Collated : StageSet.None,
        };
    }
}
