using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Auditing;

/// <summary>Seals the lines that wait for it: one sealer a school at a time, whoever else tries.</summary>
public static class AuditSealer
{
    /// <summary>As many lines as are sealed in one transaction.</summary>
    private const int Most = 5000;

    /// <summary>The key that the log is sealed with; made where nothing is sealed and no key is there.</summary>
    /// <exception cref="FileNotFoundException">The log is sealed, and its key is not there.</exception>
    /// <exception cref="InvalidDataException">The log was sealed with another key.</exception>
    public static async Task<AuditKey> OpenKeyAsync(DataPlace data, string path)
    {
        // Of each school the last seal alone: all of them would be more each year.
        var used = await data.TextsAsync(
            """
            SELECT DISTINCT "KeyId" FROM (
              SELECT (
                SELECT "KeyId" FROM "AuditSeals" AS seal WHERE seal."SchoolId" = school."Id"
                ORDER BY "Sequence" DESC LIMIT 1
              ) AS "KeyId" FROM "Schools" AS school
            ) AS ends WHERE "KeyId" IS NOT NULL
            """
        );
        var key = used.Count == 0 ? AuditKey.Open(path) : AuditKey.Read(path);
        return used.All(id => id == key.Id)
            ? key
            : throw new InvalidDataException(
                $"{path}: the audit log was sealed with another key than this one; put that one back"
            );
    }

    /// <summary>Whether any line waits for its seal.</summary>
    public static async Task<bool> AnyWaitsAsync(DataPlace data) =>
        (await data.TextsAsync("SELECT 'waits' FROM \"AuditPending\" LIMIT 1")).Count > 0;

    /// <returns>The last seal of each school of which something was sealed.</returns>
    public static async Task<IReadOnlyList<AuditSeal>> SealAsync(EdictDb db, AuditKey key)
    {
        var heads = new List<AuditSeal>();
        foreach (
            var school in await db.AuditPending.Select(row => row.SchoolId).Distinct().ToListAsync()
        )
        {
            while (await SealSomeAsync(db, key, school) is { Count: > 0 } seals)
            {
                heads.RemoveAll(head => head.SchoolId == school);
                heads.Add(seals[^1]);
            }
        }

        return heads;
    }

    /// <summary>The end of a school's chain; null where nothing is sealed.</summary>
    public static Task<AuditSeal?> HeadOfAsync(EdictDb db, Guid school) =>
        db
            .AuditSeals.Where(seal => seal.SchoolId == school)
            .OrderByDescending(seal => seal.Sequence)
            .FirstOrDefaultAsync();

    private static async Task<List<AuditSeal>> SealSomeAsync(EdictDb db, AuditKey key, Guid school)
    {
        var seals = new List<AuditSeal>();
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAuditAsync(school);
            var waiting = await db
                .AuditPending.Where(row => row.SchoolId == school)
                .Join(
                    db.Audit,
                    pending => new { pending.SchoolId, Id = pending.EntryId },
                    line => new { line.SchoolId, line.Id },
                    (_, line) => line
                )
                .OrderBy(line => line.At)
                .ThenBy(line => line.Id)
                .Take(Most)
                .ToListAsync();
            seals = Chained(waiting, key, await HeadOfAsync(db, school));
            await db.InsertAsync(seals);
            await db.DeleteAsync([.. waiting.Select(Pending)]);
        });
        return seals;
    }

    private static List<AuditSeal> Chained(List<AuditEntry> lines, AuditKey key, AuditSeal? head)
    {
        var (sequence, before) = (head?.Sequence ?? 0, head?.Seal ?? AuditChain.Start);
        var seals = new List<AuditSeal>(lines.Count);
        foreach (var line in lines)
        {
            var link = new ChainLink(line.SchoolId, ++sequence, line.Id, AuditChain.HashOf(line));
            before = AuditChain.Seal(key, link, before);
            seals.Add(
                new()
                {
                    SchoolId = link.SchoolId,
                    Sequence = link.Sequence,
                    EntryId = link.EntryId,
                    LineHash = link.LineHash,
                    Seal = before,
                    KeyId = key.Id,
                }
            );
        }

        return seals;
    }

    private static AuditPending Pending(AuditEntry line) =>
        new() { SchoolId = line.SchoolId, EntryId = line.Id };
}
