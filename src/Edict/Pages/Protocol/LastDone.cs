using Edict.Data;
using Edict.Protocol;

namespace Edict.Pages.Protocol;

/// <summary>What the protocol asks for and leaves a record, so that it is known when it was last done.</summary>
public enum ProtocolAct : byte
{
    /// <summary>Marks typed here or taken in.</summary>
    Report,

    /// <summary>A working grade among them, which the senior phase alone has.</summary>
    Grade,

    /// <summary>A faculty's RAG set.</summary>
    Judge,

    /// <summary>A closed stage gone through by its year head.</summary>
    Collate,

    /// <summary>Something recorded of a pupil on which a vulnerable group rests.</summary>
    RecordGroup,

    /// <summary>A pupil raised for a faculty's meeting.</summary>
    Raise,
}

/// <summary>A trace that a sentence of the protocol leaves when it is followed.</summary>
/// <param name="Group">The group recorded; none for any.</param>
public readonly record struct Trace(ProtocolAct Act, Groups Group = Groups.None)
{
    /// <summary>Whether what left the other trace is what this one asks for.</summary>
    public bool Covers(Trace other) =>
        Act == other.Act && (Group == Groups.None || Group == other.Group);
}

/// <summary>The latest of an act in a cycle.</summary>
/// <param name="At">UTC.</param>
public sealed record ActDone(Trace Trace, Guid CycleId, DateTime At);

/// <summary>When a cycle last saw what a sentence asks for.</summary>
/// <param name="At">UTC; null where it was not done.</param>
public readonly record struct LastTime(Cycle Cycle, DateTime? At);

/// <summary>When each thing that the protocol asks for was last done in the cycles of now.</summary>
public static class LastDone
{
    /// <summary>For each stage the latest closed cycle, with the open one beside it.</summary>
    /// <param name="opened">In their order.</param>
    public static IReadOnlyList<Cycle> CyclesOfNow(IReadOnlyList<Cycle> opened) =>
        [
            .. Stages
                .Each.SelectMany(stage => OfStage(opened, stage))
                .Distinct()
                .OrderBy(cycle => cycle.Order),
        ];

    /// <returns>One of each cycle that the sentence is about.</returns>
    public static IEnumerable<LastTime> Of(
        Trace trace,
        IReadOnlyList<Cycle> cycles,
        IReadOnlyList<ActDone> done,
        StageSet seniorStages
    ) =>
        cycles
            .Where(cycle =>
                trace.Act != ProtocolAct.Grade || (cycle.Stages & seniorStages) != StageSet.None
            )
            .Select(cycle => new LastTime(
                cycle,
                done.Where(act => act.CycleId == cycle.Id && trace.Covers(act.Trace))
                    .Max(act => (DateTime?)act.At)
            ));

    private static IEnumerable<Cycle> OfStage(IEnumerable<Cycle> opened, Stage stage)
    {
        List<Cycle> cycles = [.. opened.Where(cycle => cycle.Stages.Has(stage))];
        return cycles.Skip(cycles.FindLastIndex(cycle => cycle.IsClosedFor(stage)));
    }
}
