using Edict.Judging;
using Edict.Overview;
using Edict.People;

namespace Edict.Pages.Concerns;

/// <summary>The pupils whom the faculties' RAGs highlight for the support team (P31), of those whom the reader sees whole.</summary>
internal static class Highlighted
{
    /// <summary>The word for it in addresses.</summary>
    public const string Word = "highlighted";

    public static RowSet Of(SeenCycle seen, Rags rags, ReaderSight reader) =>
        reader.Sight.IsPromoted
            ? RowSet.Of(
                seen.Rows,
                row =>
                    rags.Highlights(
                        row.Cycle.Id,
                        row.Pupil.Id,
                        reader.School.At(row.Cycle).Evaluation.Policy.Rag
                    ) && Visibility.SeesWhole(reader.Sight.GroundsFor(row.InSight))
            )
            : seen.Sets.None;
}
