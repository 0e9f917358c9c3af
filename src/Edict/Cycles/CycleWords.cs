using Edict.Data;
using Edict.Pages;
using Edict.People;
using Edict.Protocol;

namespace Edict.Cycles;

/// <summary>A cycle and its acts in words.</summary>
public static class CycleWords
{
    /// <summary>A day as it stands in tables and sentences.</summary>
    public static string Words(this DateOnly day) => day.ToString("d MMMM yyyy");

    /// <summary>After a word for the reports.</summary>
    public static string Words(this ReportSource source) =>
        source == ReportSource.Seemis ? "from SEEMiS by file" : "entered here";

    /// <summary>What a class of which nothing more is due is.</summary>
    public static string ReportedWord(this Cycle cycle) =>
        cycle.ComesByFile ? "reported" : "handed in";

    /// <summary>Such as <c>S4 closed; S5, S6 open</c>; without stages where all are in one state.</summary>
    public static string StateInWords(this CycleStanding standing)
    {
        var states = standing.States.ToList();
        return states.Count == 1
            ? Word(states[0].State, standing.Cycle)
            : string.Join("; ", states.Select(row => $"{row.Stages.Words()} {Word(row.State)}"));
    }

    /// <summary>As a heading and a link name the act: <c>Close Senior 3: S5, S6</c>; without stages for all, and for none.</summary>
    public static string Title(this CycleStanding standing, CycleAct act, StageSet stages) =>
        $"{act} {standing.Cycle.Name}"
        + (stages == standing.Cycle.Stages || stages == StageSet.None ? "" : $": {stages.Words()}");

    /// <summary>What somebody can do with the cycle now, each act with its title.</summary>
    public static IReadOnlyList<(CycleAct Act, string Title)> ActsOf(
        this CycleStanding standing,
        Visibility sight
    ) =>
        [
            .. Enum.GetValues<CycleAct>()
                .Select(act => (act, Stages: standing.StagesFor(sight, act)))
                .Where(row => row.Stages != StageSet.None)
                .Select(row => (row.act, standing.Title(row.act, row.Stages))),
        ];

    /// <summary>What the act does, before it is done.</summary>
    public static string Effect(this CycleStanding standing, CycleAct act, StageSet stages)
    {
        var cycle = standing.Cycle;
        var others = cycle.OpenStages & ~stages;
        return act switch
        {
            CycleAct.Open =>
                $"Classes of {stages.Words()} can be reported on from now, and not from {cycle.OpensOn.Words()}.",
            CycleAct.Close when others != StageSet.None =>
                $"No report of {stages.Words()} is taken any more. Facts and policy are pinned with the closing of {others.Words()}.",
            CycleAct.Close =>
                "No report is taken any more, and the cycle reads the facts and the policy of this moment from now on.",
            CycleAct.Reopen =>
                $"Reports of {stages.Words()} are taken again. Until the cycle is closed again it reads the latest facts and policy, for all its stages."
                    + (
                        (stages & standing.Collated) == StageSet.None
                            ? ""
                            : " What was collated of them is collated no more."
                    ),
            _ =>
                $"You say that you have gone through {stages.Words()}: no RAG of them is set any more. The cycle stays closed.",
        };
    }

    /// <summary>What was done, for the person who did it.</summary>
    public static string Done(this CycleStanding standing, CycleAct act, StageSet stages) =>
        $"{standing.Cycle.Name}, {stages.Words()}: "
        + act switch
        {
            CycleAct.Open => "opened.",
            CycleAct.Close => "closed.",
            CycleAct.Reopen => "reopened.",
            _ => "collated.",
        };

    /// <summary>Why an act that is somebody's cannot be done now.</summary>
    public static string Refusal(this CycleStanding standing, Visibility sight, CycleAct act)
    {
        var (cycle, own) = (standing.Cycle, standing.StagesOf(sight, act));
        var open = cycle.OpenStages;
        return act switch
        {
            CycleAct.Open => $"{cycle.Name} is open already",
            CycleAct.Close when !standing.HasOpened =>
                $"{cycle.Name} opens on {cycle.OpensOn.Words()}: there is nothing to close yet",
            CycleAct.Close when StillOpen(standing, own & open) is { } before => before,
            CycleAct.Close => $"{cycle.Name} is closed already for {own.Words()}",
            CycleAct.Reopen when (own & cycle.ClosedStages) == StageSet.None =>
                $"{cycle.Name} is not closed for {own.Words()}",
            CycleAct.Reopen when (own & cycle.ClosedStages & standing.Latest) == StageSet.None =>
                $"A later cycle has opened for {own.Words()}, so {cycle.Name} stays closed; reopen a class of it for a day",
            CycleAct.Reopen =>
                $"{cycle.Name} is collated for {(standing.Collated & ~own).Words()}, where nothing may change: "
                    + (
                        (standing.Collated & own) == StageSet.None
                            ? "their year head reopens them first"
                            : "the leadership reopens it for all its stages"
                    )
                    + ", or you reopen a class for a day",
            _ when !cycle.IsClosed =>
                $"{cycle.Name} is still open for {open.Words()}: it is collated when all of it is closed",
            _ => $"{cycle.Name} is collated already for {own.Words()}",
        };
    }

    /// <summary>Which earlier cycle is closed first, the earliest of them; null where none is in the way of closing the stages.</summary>
    private static string? StillOpen(CycleStanding standing, StageSet stages) =>
        standing
            .OpenBefore.Select(row => (row.Name, Stages: row.OpenStages & stages))
            .Where(row => row.Stages != StageSet.None)
            .Select(row => $"{row.Name} is still open for {row.Stages.Words()}: close it first")
            .FirstOrDefault();

    private static string Word(StageState state) => state.ToString().ToLowerInvariant();

    /// <summary>With the day of the closing, where the whole cycle is closed.</summary>
    private static string Word(StageState state, Cycle cycle)
    {
        if (state == StageState.Planned || cycle.ClosedAt is not { } at)
        {
            return Word(state);
        }

        var closed = $"closed {DateOnly.FromDateTime(SchoolTime.Of(at)).Words()}";
        return state == StageState.Closed ? closed : $"{Word(state)}, {closed}";
    }
}
