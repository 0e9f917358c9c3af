using System.Collections.Concurrent;
using Edict.Data;
using Edict.Protocol;

namespace Edict.Judging;

/// <summary>How many faculties judged what of a pupil, the worst first.</summary>
public sealed record RagCounts(IReadOnlyList<(Rag Rag, int Faculties)> Each)
{
    public static RagCounts Of(IEnumerable<RagSaid> rags) =>
        new([
            .. rags.GroupBy(rag => rag.Judgement.Rag)
                .OrderByDescending(said => said.Key)
                .Select(said => (said.Key, said.Count())),
        ]);

    /// <summary>Such as <c>R1 G4</c>; empty where none has judged.</summary>
    public string Words { get; } =
        string.Join(' ', Each.Select(count => $"{count.Rag.Letter()}{count.Faculties}"));
}

/// <summary>The faculty RAGs of some cycles, as they stood at one revision. It never changes, so requests share it.</summary>
public sealed class Rags
{
    private readonly Dictionary<(Guid CycleId, Guid PupilId), RagSaid[]> said;

    private readonly ConcurrentDictionary<(Guid CycleId, Guid PupilId), RagCounts> counts = [];
    private readonly ConcurrentDictionary<
        (Guid CycleId, RagRules Rules),
        HashSet<Guid>
    > highlighted = [];

    private Rags(
        long revision,
        IReadOnlySet<Guid> cycles,
        Dictionary<(Guid CycleId, Guid PupilId), RagSaid[]> said
    )
    {
        this.said = said;
        (Revision, Cycles) = (revision, cycles);
    }

    public static Rags None { get; } = new(0, new HashSet<Guid>(), []);

    public long Revision { get; }

    public IReadOnlySet<Guid> Cycles { get; }

    /// <summary>How many pupils have been judged, each cycle counted apart.</summary>
    public int PupilCount => said.Count;

    /// <summary>What the faculties said of a pupil in a cycle; nothing of those that have not judged.</summary>
    public IReadOnlyList<RagSaid> Of(Guid cycleId, Guid pupilId) =>
        said.GetValueOrDefault((cycleId, pupilId), []);

    /// <summary>What one faculty said of a pupil in a cycle; null where it has not judged.</summary>
    public RagSaid? Of(Guid cycleId, Guid facultyId, Guid pupilId) =>
        Of(cycleId, pupilId).FirstOrDefault(rag => rag.FacultyId == facultyId);

    public RagCounts CountsOf(Guid cycleId, Guid pupilId) =>
        counts.GetOrAdd(
            (cycleId, pupilId),
            static (key, rags) => RagCounts.Of(rags.Of(key.CycleId, key.PupilId)),
            this
        );

    /// <summary>P31: the pupils whom the faculties' RAGs highlight in a cycle.</summary>
    public IReadOnlySet<Guid> Highlighted(Guid cycleId, RagRules rules) =>
        highlighted.GetOrAdd(
            (cycleId, rules),
            key =>
                [
                    .. said.Where(of =>
                            of.Key.CycleId == key.CycleId
                            && FacultyRags.Highlights(
                                [.. of.Value.Select(rag => rag.Judgement.Rag)],
                                key.Rules
                            )
                        )
                        .Select(of => of.Key.PupilId),
                ]
        );

    /// <summary>With rows that were written since; where the cycles are others, of these rows alone.</summary>
    public Rags With(long revision, IReadOnlySet<Guid> cycles, IEnumerable<FacultyRag> changed)
    {
        var all = cycles.SetEquals(Cycles)
            ? new Dictionary<(Guid CycleId, Guid PupilId), RagSaid[]>(said)
            : [];
        foreach (var row in changed)
        {
            var others = all.GetValueOrDefault((row.CycleId, row.PupilId), [])
                .Where(rag => rag.FacultyId != row.FacultyId);
            all[(row.CycleId, row.PupilId)] = row.Rag is { } rag
                ?
                [
                    .. others,
                    new(row.FacultyId, new(rag, row.Comment), row.AsSuggested, row.StaffId, row.At),
                ]
                : [.. others];
        }

        return new(revision, cycles, all);
    }
}
