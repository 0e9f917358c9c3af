using Edict.Data;
using Edict.Overview;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Edict.Judging;

/// <summary>
/// The schools' faculty RAGs of the session, kept in memory. Each request asks for the school's number, which every change of
/// a RAG raises, and reads the rows written since.
/// </summary>
public sealed class RagReadings : IDisposable
{
    /// <summary>How many pupils in a cycle are kept at most, at some 300 bytes each; the least used schools go first.</summary>
    private const int MostPupils = 500_000;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostPupils });

    private readonly Func<EdictDb, Guid, Task<Stand>> standOf = EF.CompileAsyncQuery(
        (EdictDb db, Guid school) =>
            db
                .Schools.Where(row => row.Id == school)
                .Select(row => new Stand(row.RagRevision, row.RagsErased))
                .Single()
    );

    public async Task<Rags> OfAsync(EdictDb db, Guid schoolId, SchoolReading school)
    {
        var (revision, erased) = await standOf(db, schoolId);
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

    /// <summary>The number of the last change, and that of the last deletion.</summary>
    private sealed record Stand(long Revision, long Erased);
}
