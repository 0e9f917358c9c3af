using System.Collections.Concurrent;
using Edict.Data;
using Microsoft.Extensions.Caching.Memory;

namespace Edict.Overview;

/// <summary>
/// The schools' readings, kept in memory for as long as nothing has changed. Each request asks the database for the
/// school's revision and those of its cycles, of which every change raises one, so no page is older than the last change.
/// </summary>
public sealed class SchoolReadings : IDisposable
{
    /// <summary>How many reports are kept at most, at some 150 bytes each; the least used schools go first.</summary>
    private const int MostReports = 2_000_000;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostReports });
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> turns = [];

    /// <exception cref="InvalidOperationException">There is no such school.</exception>
    public async Task<SchoolReading> OfAsync(EdictDb db, Guid school, DateOnly day) =>
        await OfAsync(db, school, day, (await SchoolNumbers.OfAsync(db, school)).Revision);

    /// <param name="revision">That which the reading must have reached.</param>
    internal async Task<SchoolReading> OfAsync(
        EdictDb db,
        Guid school,
        DateOnly day,
        SchoolRevision revision
    )
    {
        if (Kept(school) is { } same && IsStill(same, revision, day))
        {
            return same;
        }

        // One reads, and those who ask meanwhile wait for it.
        var turn = turns.GetOrAdd(school, _ => new(1));
        await turn.WaitAsync();
        try
        {
            var kept = Kept(school);
            if (kept is not null && IsStill(kept, revision, day))
            {
                return kept;
            }

            var facts = await new SchoolReader(db, school, day).ReadAsync(kept?.Facts);
            return Keep(school, new(facts, kept));
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Takes over what a transaction that has ended changed, so that nobody reads it again. Where anything else has changed since
    /// what is kept was read, whoever asks next reads: what is kept is always what the database held at one instant.
    /// </summary>
    internal async Task TakeAsync(Guid school, ReportsChange change)
    {
        var turn = turns.GetOrAdd(school, _ => new(1));
        await turn.WaitAsync();
        try
        {
            if (
                Kept(school) is { } before
                && before.Facts.With(change) is { } facts
                && facts.Revision == change.School
            )
            {
                Keep(school, new(facts, before));
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => kept.Dispose();

    private SchoolReading? Kept(Guid school) => kept.Get<SchoolReading>(school);

    private SchoolReading Keep(Guid school, SchoolReading reading) =>
        kept.Set(
            school,
            reading,
            new MemoryCacheEntryOptions { Size = Math.Max(1, reading.Facts.ReportCount) }
        );

    /// <summary>Whoever waited may find a later revision than was asked for: that is newer still.</summary>
    private static bool IsStill(SchoolReading reading, SchoolRevision revision, DateOnly day) =>
        reading.Facts.Revision.IsAtLeast(revision) && reading.Facts.Day == day;
}
