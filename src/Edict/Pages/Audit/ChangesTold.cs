using System.Globalization;
using System.Text.Json;
using Edict.Data;
using Edict.Judging;
using Edict.Overview;
using Edict.Reports;

namespace Edict.Pages.Audit;

/// <summary>What an act changed of one pupil.</summary>
/// <param name="Pupil">Null for one who is not of this session, or not known any more.</param>
/// <param name="Words">What was and what became, such as <c>effort 2 → 4 (H)</c>.</param>
public sealed record ChangeTold(PupilInSession? Pupil, string Words);

/// <summary>The values of a line in words, as far as one reader is told them.</summary>
public static class ChangesTold
{
    /// <summary>
    /// Whether the values of such a line are told at all. Those of an import are the office's: a cell that was put right does not
    /// say of which pupil it is.
    /// </summary>
    public static bool AreToldOf(AuditEntry line) =>
        line.ValuesHash is not null
        && line.What is SheetDesk.AuditWord or RagDesk.AuditWord or HandInDesk.ViewWord;

    /// <param name="what">The line's word, of one whose values are told.</param>
    /// <returns>By the pupils' names; whoever is not known stands last.</returns>
    public static IReadOnlyList<ChangeTold> Of(string what, AuditValues values, AuditNames names)
    {
        var told = what switch
        {
            SheetDesk.AuditWord => Marks(Pairs<CellNow>(values), names),
            RagDesk.AuditWord => Rags(Pairs<RagThen>(values), names),
            _ => Views(Pairs<ViewThen>(values), names),
        };
        return
        [
            .. told.OrderBy(change => change.Pupil is null)
                .ThenBy(change => change.Pupil?.ListName, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>A row a course.</summary>
    private static IEnumerable<ChangeTold> Marks(
        IEnumerable<(CellNow Was, CellNow Now)> cells,
        AuditNames names
    ) =>
        cells
            .Where(cell => names.Tells(cell.Now.Pupil))
            .GroupBy(cell => (cell.Now.Pupil, cell.Now.Level))
            .Select(course => new ChangeTold(
                names.Pupil(course.Key.Pupil),
                string.Join(
                    ", ",
                    course.Select(cell =>
                        $"{cell.Now.Column.Words()} {Mark(cell.Was)} → {Mark(cell.Now)}"
                    )
                ) + LevelOf(course.Key.Pupil, course.Key.Level, names)
            ));

    private static IEnumerable<ChangeTold> Rags(
        IEnumerable<(RagThen Was, RagThen Now)> rags,
        AuditNames names
    ) =>
        rags.Where(rag => names.TellsRagsOf(rag.Now.Pupil))
            .Select(rag => new ChangeTold(
                names.Pupil(rag.Now.Pupil),
                $"{names.Cycle(rag.Now.Cycle)}: {Judged(rag.Was)} → {Judged(rag.Now)}"
            ));

    private static IEnumerable<ChangeTold> Views(
        IEnumerable<(ViewThen Was, ViewThen Now)> views,
        AuditNames names
    ) =>
        views
            .Where(view => names.Tells(view.Now.Pupil))
            .Select(view => new ChangeTold(
                names.Pupil(view.Now.Pupil),
                $"{view.Was.Rag ?? "none"} → {view.Now.Rag ?? "none"}"
            ));

    /// <summary>Both lists name the same in the same order.</summary>
    private static IEnumerable<(T Was, T Now)> Pairs<T>(AuditValues values) =>
        Read<T>(values.Before).Zip(Read<T>(values.After));

    private static T[] Read<T>(string? values) => JsonSerializer.Deserialize<T[]>(values!)!;

    private static string Mark(CellNow cell) =>
        cell.Mark?.ToString(CultureInfo.InvariantCulture) ?? "blank";

    private static string LevelOf(Guid pupil, string key, AuditNames names) =>
        key.Length == 0 ? "" : $" ({names.Level(pupil, key)})";

    private static string Judged(RagThen rag) =>
        rag.Rag is null ? "none"
        : rag.Comment is null ? rag.Rag
        : $"{rag.Rag}, {rag.Comment}";
}
