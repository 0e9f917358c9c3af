using System.Text.Json;
using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Reports;

/// <summary>
/// Reads which marks came by a deliberate act, from the batches that were saved. Those are kept for 60 days, longer than a cycle
/// is judged; after that the audit log alone tells of an act.
/// </summary>
public sealed class DeliberateActs(EdictDb db)
{
    /// <summary>Of one class in a cycle.</summary>
    public async Task<FilledMarks> OfAsync(Guid schoolId, Guid cycleId, Guid classId) =>
        (await OfAsync(schoolId, [cycleId], [classId])).GetValueOrDefault(
            (cycleId, classId),
            FilledMarks.None
        );

    /// <summary>Of several: a class that nobody filled so has no entry.</summary>
    public async Task<IReadOnlyDictionary<(Guid Cycle, Guid Class), FilledMarks>> OfAsync(
        Guid schoolId,
        IReadOnlyCollection<Guid> cycles,
        IReadOnlyCollection<Guid> classes
    )
    {
        var first = await BatchesOf(schoolId, cycles, classes)
            .Where(batch =>
                batch.Entered == Entered.SameAsLastTime || batch.Entered == Entered.FilledWithTwo
            )
            .GroupBy(batch => new { batch.CycleId, batch.ClassId })
            .Select(acts => new
            {
                acts.Key.CycleId,
                acts.Key.ClassId,
                At = acts.Min(act => act.At),
            })
            .ToDictionaryAsync(act => (act.CycleId, act.ClassId), act => act.At);
        if (first.Count == 0)
        {
            return new Dictionary<(Guid, Guid), FilledMarks>();
        }

        var since = first.Values.Min();
        var batches = await BatchesOf(
                schoolId,
                [.. first.Keys.Select(key => key.CycleId).Distinct()],
                [.. first.Keys.Select(key => key.ClassId).Distinct()]
            )
            .Where(batch => batch.At >= since)
            .Select(batch => new
            {
                batch.CycleId,
                batch.ClassId,
                batch.Entered,
                batch.At,
                batch.Answer,
            })
            .ToListAsync();
        return batches
            .GroupBy(batch => (batch.CycleId, batch.ClassId))
            .Where(ofClass => first.ContainsKey(ofClass.Key))
            .ToDictionary(
                ofClass => ofClass.Key,
                ofClass =>
                    FilledMarks.Of(
                        ofClass
                            .Where(batch => batch.At >= first[ofClass.Key])
                            .Select(batch => new SavedCells(
                                batch.Entered,
                                batch.At,
                                JsonSerializer.Deserialize<BatchAnswer>(batch.Answer)!.Saved
                            ))
                    )
            );
    }

    private IQueryable<SavedBatch> BatchesOf(
        Guid schoolId,
        IReadOnlyCollection<Guid> cycles,
        IReadOnlyCollection<Guid> classes
    ) =>
        db.Set<SavedBatch>()
            .Where(batch =>
                batch.SchoolId == schoolId
                && cycles.Contains(batch.CycleId)
                && classes.Contains(batch.ClassId)
            );
}
