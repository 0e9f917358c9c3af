using System.Runtime.CompilerServices;
using Edict.Judging;
using Edict.Overview;
using Edict.Protocol;

namespace Edict.Pages.Concerns;

/// <summary>The lines of all pupils whom one reader sees in a cycle: a list of 300 finds each of them at once.</summary>
public sealed class ConcernLines
{
    public static readonly ConcernLines None = new();

    private static readonly ConditionalWeakTable<SeenCycle, ConcernLines> Kept = [];

    private readonly Rags rags;
    private readonly Dictionary<PupilRow, ConcernShown> lines = new(
        ReferenceEqualityComparer.Instance
    );

    private ConcernLines() => rags = Rags.None;

    private ConcernLines(Rags rags, SeenCycle seen, RowSet highlighted, SchoolReading school)
    {
        this.rags = rags;
        var kept = highlighted
            .In(seen.Rows)
            .Where(row => !row.IsConcern)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var row in seen.Rows)
        {
            var keeper = kept.Contains(row) ? school.At(row.Cycle).KeeperOf(row) : null;
            lines.Add(row, new(row, CountsOf(row, rags, school), keeper));
        }
    }

    /// <summary>Those of a reader's cycle are kept until a RAG changes.</summary>
    /// <param name="highlighted">Those whom these RAGs highlight for the reader.</param>
    public static ConcernLines Of(
        SeenCycle seen,
        Rags rags,
        RowSet highlighted,
        SchoolReading school
    )
    {
        if (Kept.TryGetValue(seen, out var kept) && ReferenceEquals(kept.rags, rags))
        {
            return kept;
        }

        var made = new ConcernLines(rags, seen, highlighted, school);
        Kept.AddOrUpdate(seen, made);
        return made;
    }

    public ConcernShown this[PupilRow row] => lines[row];

    /// <summary>Those of almost every pupil are the same for all who see them, and counted once.</summary>
    private static RagCounts CountsOf(PupilRow row, Rags rags, SchoolReading school) =>
        row.Groups.Read == GroupsRead.Nothing
            ? RagCounts.Of(RagsTold.Of(rags, school.At(row.Cycle), row.Pupil.Id, row.Groups.Read))
            : rags.CountsOf(row.Cycle.Id, row.Pupil.Id);
}
