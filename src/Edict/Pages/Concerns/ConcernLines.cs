using System.Runtime.CompilerServices;
using Edict.Judging;
using Edict.Overview;

namespace Edict.Pages.Concerns;

/// <summary>The lines of all pupils whom one reader sees in a cycle: a list of 300 finds each of them at once.</summary>
public sealed class ConcernLines
{
    public static readonly ConcernLines None = new(Rags.None, []);

    private static readonly ConditionalWeakTable<SeenCycle, ConcernLines> Kept = [];

    private readonly Rags rags;
    private readonly Dictionary<PupilRow, ConcernShown> lines = new(
        ReferenceEqualityComparer.Instance
    );

    private ConcernLines(Rags rags, IReadOnlyList<PupilRow> rows)
    {
        this.rags = rags;
        foreach (var row in rows)
        {
            lines.Add(row, new(row, rags.CountsOf(row.Cycle.Id, row.Pupil.Id)));
        }
    }

    /// <summary>Those of a reader's cycle are kept until a RAG changes.</summary>
    public static ConcernLines Of(SeenCycle seen, Rags rags)
    {
        if (Kept.TryGetValue(seen, out var kept) && ReferenceEquals(kept.rags, rags))
        {
            return kept;
        }

        var made = new ConcernLines(rags, seen.Rows);
        Kept.AddOrUpdate(seen, made);
        return made;
    }

    public ConcernShown this[PupilRow row] => lines[row];
}
