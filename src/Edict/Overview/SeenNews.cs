using System.Runtime.CompilerServices;
using Edict.People;

namespace Edict.Overview;

/// <summary>The good news of a cycle, or of now, as one reader can tell it (P33). Nobody is among them who has left.</summary>
/// <param name="Pupils">By stage, registration class and name.</param>
/// <param name="Unsure">In the same order, those of whom nothing can be told: a concern is resolved or eased, and it is not known that it is better.</param>
public sealed record SeenNews(IReadOnlyList<PupilNews> Pupils, IReadOnlyList<PupilNews> Unsure)
{
    private static readonly ConditionalWeakTable<SeenCycle, SeenNews> Kept = [];

    /// <summary>That of a reader's cycle is kept as long as the cycle is.</summary>
    public static SeenNews Of(SeenCycle seen, ReaderSight reader) =>
        Kept.GetValue(seen, _ => Find(seen, reader));

    private static SeenNews Find(SeenCycle seen, ReaderSight reader)
    {
        var news = InOrder(
                seen.Rows.Where(row => reader.School.IsHere(row.Pupil))
                    .Select(row => PupilNews.Of(reader, row))
                    .OfType<PupilNews>()
            )
            .ToLookup(pupil => pupil.Lines.Count > 0);
        return new([.. news[true]], [.. news[false]]);
    }

    private static IEnumerable<PupilNews> InOrder(IEnumerable<PupilNews> news) =>
        news.OrderBy(pupil => pupil.Row.Stage)
            .ThenBy(pupil => pupil.Row.Pupil.RegistrationClass, StringComparer.OrdinalIgnoreCase)
            .ThenBy(pupil => pupil.Row.Pupil.Surname, StringComparer.OrdinalIgnoreCase)
            .ThenBy(pupil => pupil.Row.Pupil.Forename, StringComparer.OrdinalIgnoreCase)
            .ThenBy(pupil => pupil.Row.Pupil.Scn, StringComparer.Ordinal);
}
