using System.Runtime.CompilerServices;
using Edict.Judging;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.Concerns;

/// <summary>The pupils whom the faculties' RAGs highlight for the support team (P31), of those whom the reader sees whole and whose groups they read.</summary>
internal static class Highlighted
{
    /// <summary>The word for it in addresses.</summary>
    public const string Word = "highlighted";

    private static readonly ConditionalWeakTable<SeenCycle, Found> Kept = [];

    /// <summary>What was found for a reader's cycle is kept until a RAG changes.</summary>
    public static RowSet Of(SeenCycle seen, Rags rags, ReaderSight reader)
    {
        if (Kept.TryGetValue(seen, out var found) && ReferenceEquals(found.In, rags))
        {
            return found.Rows;
        }

        var rows = Find(seen, rags, reader);
        Kept.AddOrUpdate(seen, new(rags, rows));
        return rows;
    }

    private static RowSet Find(SeenCycle seen, Rags rags, ReaderSight reader)
    {
        if (!reader.Sight.IsPromoted)
        {
            return seen.Sets.None;
        }

        var pupils = seen.Shown.ToDictionary(
            shown => shown.Key.Id,
            shown =>
                rags.Highlighted(shown.Key.Id, reader.School.At(shown.Key).Evaluation.Policy.Rag)
        );
        return RowSet.Of(
            seen.Rows,
            row =>
                pupils[row.Cycle.Id].Contains(row.Pupil.Id)
                && row.Groups.Read != GroupsRead.Nothing
                && Visibility.SeesWhole(reader.Sight.GroundsFor(row.InSight))
        );
    }

    private sealed record Found(Rags In, RowSet Rows);
}
