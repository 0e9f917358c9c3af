using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>One row that an undo restores.</summary>
/// <param name="Now">As it stands; empty for one that the import took away.</param>
/// <param name="Before">As it becomes; empty for one that came with the import and goes.</param>
public sealed record RestoredRow(string What, string Now, string Before);

/// <summary>What an undo of an import would do, or why it does nothing: written or shown by the same reckoning.</summary>
public sealed class UndoPlan
{
    /// <summary>The tables, those first whose rows rest on the others'.</summary>
    private readonly List<UndonePart> parts = [];
    private readonly List<string> refused = [];

    private UndoPlan(Import import) => Import = import;

    public Import Import { get; }

    /// <summary>Why nothing is undone; empty where all of it can be.</summary>
    public IReadOnlyList<string> Refused => refused;

    public IReadOnlyList<RestoredRow> Rows { get; private set; } = [];

    /// <summary>Rows that came with the import and go, and rows that become what they were or come back.</summary>
    public int Removed { get; private set; }

    public int Restored { get; private set; }

    /// <param name="by">Who would undo; null for the command line.</param>
    public static async Task<UndoPlan> MakeAsync(EdictDb db, Import import, Guid? by)
    {
        var plan = new UndoPlan(import);
        plan.RefuseErased();
        await plan.RefuseUndoneAsync(db);
        await plan.RefuseClosedAsync(db);
        if (plan.refused.Count == 0)
        {
            await plan.FindAsync(db, by);
        }

        return plan;
    }

    /// <summary>Undoes an import in one transaction, whole or not at all.</summary>
    /// <returns>What was done, or why nothing was.</returns>
    public static async Task<UndoPlan> ApplyAsync(
        EdictDb db,
        Import import,
        Guid? staffId,
        DateTime now
    )
    {
        UndoPlan? plan = null;
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(import.SchoolId, import.CycleId);
            plan = await MakeAsync(db, import, staffId);
            if (plan.refused.Count == 0)
            {
                await plan.WriteAsync(db, staffId, now);
            }
        });
        return plan!;
    }

    private async Task WriteAsync(EdictDb db, Guid? staffId, DateTime now)
    {
        foreach (var part in parts.AsEnumerable().Reverse())
        {
            await part.PutBackAsync(db);
        }

        foreach (var part in parts)
        {
            await part.DeleteAsync(db);
        }

        await db.InsertAsync([
            new ImportUndo
            {
                SchoolId = Import.SchoolId,
                ImportId = Import.Id,
                StaffId = staffId,
                At = now,
            },
        ]);
        await db.InsertAsync([
            new AuditEntry
            {
                SchoolId = Import.SchoolId,
                At = now,
                StaffId = staffId,
                What = "undo",
                About =
                    $"import {Import.Id} of {Import.Kind.Word()}: {Removed} removed, {Restored} restored",
            },
        ]);
    }

    private void RefuseErased()
    {
        if (Import.ChangesErasedAt is { } at)
        {
            refused.Add(
                $"what it changed was erased on {at:d MMMM yyyy}: the school's policy keeps it no longer"
            );
        }
    }

    private async Task RefuseUndoneAsync(EdictDb db)
    {
        var undone = await db.ImportUndos.SingleOrDefaultAsync(undo =>
            undo.SchoolId == Import.SchoolId && undo.ImportId == Import.Id
        );
        if (undone is not null)
        {
            refused.Add(
                $"it was undone on {undone.At:d MMMM yyyy} already; to redo it, import the file again"
            );
        }
    }

    /// <summary>A closed cycle's reports are frozen, and so are the facts and pupils that its closing read.</summary>
    private async Task RefuseClosedAsync(EdictDb db)
    {
        var closed = await db
            .Cycles.Where(cycle =>
                cycle.SchoolId == Import.SchoolId
                && cycle.Session == Import.Session
                && (
                    Import.CycleId == null ? cycle.ClosedAt > Import.At : cycle.Id == Import.CycleId
                )
            )
            .OrderBy(cycle => cycle.Order)
            .ToListAsync();
        foreach (
            var cycle in closed.Where(cycle =>
                (cycle.ClosedStages & Import.Stages) != StageSet.None
            )
        )
        {
            var since = cycle.ClosedAt is { } at
                ? $"was closed on {at:d MMMM yyyy}"
                : $"is closed for {cycle.ClosedEarly.Words()}";
            refused.Add(
                $"{cycle.Name} {since} and rests on it; it changes only by reopening the cycle"
            );
        }
    }

    private async Task FindAsync(EdictDb db, Guid? by)
    {
        var changes = await db
            .ImportChanges.Where(change =>
                change.SchoolId == Import.SchoolId && change.ImportId == Import.Id
            )
            .OrderByDescending(change => change.Sequence)
            .ToListAsync();
        var words = await RowWords.LoadAsync(db, Import.SchoolId, changes);
        var standing = new List<(ImportChange Change, string How)>();
        foreach (var table in changes.GroupBy(change => change.Row))
        {
            var part = UndonePart.Of(table.Key, [.. table]);
            parts.Add(part);
            standing.AddRange(await part.FindAsync(db));
        }

        await RefuseAsync(db, standing, words);
        await RefuseTakenScnsAsync(db);

        var needed = new StillNeeded(
            db,
            Import,
            [.. parts.SelectMany(part => part.Deleted)],
            [.. parts.SelectMany(part => part.Restored)]
        );
        refused.AddRange(await needed.FindAsync());
        refused.AddRange(
            await GrantsUndone.RefusalsAsync(
                db,
                Import.SchoolId,
                [.. parts.SelectMany(part => part.Deleted).OfType<Role>()],
                [.. parts.SelectMany(part => part.Restored).OfType<Role>()],
                by
            )
        );

        Removed = changes.Count(change => change.Before is null);
        Restored = changes.Count - Removed;
        Rows =
        [
            .. changes
                .AsEnumerable()
                .Reverse()
                .Select(change => new RestoredRow(
                    words.Of(change),
                    change.After is null ? "" : words.InWords(change.After),
                    change.Before is null ? "" : words.InWords(change.Before)
                )),
        ];
    }

    /// <summary>A pupil who comes back, or gets their earlier SCN back, may find it another's.</summary>
    private async Task RefuseTakenScnsAsync(EdictDb db)
    {
        var back = parts.SelectMany(part => part.Restored).OfType<Pupil>().ToList();
        var (ids, scns) = (
            back.Select(row => row.Id).ToList(),
            back.Select(row => row.Scn).ToList()
        );
        var taken = await db
            .Pupils.Where(row =>
                row.SchoolId == Import.SchoolId && scns.Contains(row.Scn) && !ids.Contains(row.Id)
            )
            .Select(row => row.Scn)
            .ToListAsync();
        refused.AddRange(taken.Order().Select(scn => $"SCN {scn} is another pupil's now"));
    }

    /// <summary>Says of each row that was changed since by which later import, or that it was by hand.</summary>
    private async Task RefuseAsync(
        EdictDb db,
        List<(ImportChange Change, string How)> standing,
        RowWords words
    )
    {
        if (standing.Count == 0)
        {
            return;
        }

        var later = await (
            from change in db.ImportChanges
            join import in db.Imports
                on new { change.SchoolId, change.ImportId } equals new
                {
                    import.SchoolId,
                    ImportId = import.Id,
                }
            where
                change.SchoolId == Import.SchoolId
                && change.ImportId != Import.Id
                && import.At >= Import.At
            orderby import.At, import.Id
            select new
            {
                change.Row,
                change.Key,
                import.FileName,
                import.At,
            }
        ).ToListAsync();
        var latest = later
            .GroupBy(change => (change.Row, change.Key))
            .ToDictionary(row => row.Key, row => row.Last());
        foreach (var (change, how) in standing)
        {
            var by = latest.TryGetValue((change.Row, change.Key), out var import)
                ? $"by the import of {import.FileName} on {import.At:d MMMM yyyy}"
                : "by hand";
            refused.Add($"{words.Of(change)} {how}, {by}");
        }
    }
}
