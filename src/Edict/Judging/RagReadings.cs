using Edict.Data;
using Edict.Overview;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Edict.Judging;

/// <summary>How often a school's RAGs have changed.</summary>
/// <param name="Last">The number of the last change.</param>
/// <param name="Erased">That of the last deletion.</param>
internal readonly record struct RagRevision(long Last, long Erased);

/// <summary>
/// The schools' faculty RAGs of the session, kept in memory. Each request asks for the school's number, which every change of
/// a RAG raises, and reads the rows written since.
/// </summary>
public sealed class RagReadings : IDisposable
{
    /// <summary>How many pupils in a cycle are kept at most, at some 300 bytes each; the least used schools go first.</summary>
    private const int MostPupils = 500_000;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostPupils });

    /// <param name="of">That which the RAGs must have reached.</param>
    internal async Task<Rags> OfAsync(
        EdictDb db,
        Guid schoolId,
        SchoolReading school,
        RagRevision of
    )
    {
        var (revision, erased) = of;
        var known = kept.Get<Rags>(schoolId) ?? Rags.None;
        if (
            known.Revision >= revision
            && school.Cycles.All(cycle => known.Cycles.Contains(cycle.Id))
        )
        {
            return known;
        }

        var cycles = school.Cycles.Select(cycle => cycle.Id).ToHashSet();
        if (!cycles.SetEquals(known.Cycles) || known.Revision < erased)
        {
            known = Rags.None;
        }

        var since = known.Revision;
        var rows = await db
            .FacultyRags.Where(row =>
                row.SchoolId == schoolId && row.Revision > since && cycles.Contains(row.CycleId)
            )
            .ToListAsync();
        var read = known.With(revision, cycles, rows);
        return kept.Set(
            schoolId,
            read,
            new MemoryCacheEntryOptions { Size = Math.Max(1, read.PupilCount) }
        );
    }

    public void Dispose() => kept.Dispose();
}
