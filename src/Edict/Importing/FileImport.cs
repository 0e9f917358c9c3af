using System.Text.Json;
using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>Who takes a file in, when, and what they said yes to.</summary>
/// <param name="StaffId">Null for the command line.</param>
/// <param name="Now">UTC.</param>
/// <param name="UnusualToo">Whether what is out of the ordinary was said yes to.</param>
/// <param name="DraftId">The upload that this ends.</param>
public sealed record ImportAct(
    Guid? StaffId,
    DateTime Now,
    bool UnusualToo = false,
    Guid? DraftId = null
);

/// <summary>What became of an import: it was applied, or the plan says why it was not.</summary>
/// <param name="ImportId">Null where nothing was written.</param>
/// <param name="SchoolChanged">Whether the plan is another than the one that was shown.</param>
public sealed record ImportOutcome(ImportPlan Plan, Guid? ImportId, bool SchoolChanged);

/// <summary>Takes files into the school: a plan, which writes nothing, and the same plan applied in one transaction.</summary>
public static class FileImport
{
    /// <summary>The largest file that is uploaded.</summary>
    public const int MostBytes = MostMegabytes * 1024 * 1024;

    public const int MostMegabytes = 20;

    public static async Task<ImportPlan> PlanAsync(EdictDb db, ImportAsked asked, DateTime now)
    {
        var plan = asked.Kind switch
        {
            ImportKind.Reports => await ReportImport.PlanAsync(db, asked, now),
            ImportKind.Pupils => await PupilImport.PlanAsync(db, asked, now),
            _ => await PlanAsync(db, await SmallImport.LoadAsync(db, asked, now)),
        };
        if (plan.Faults.AnyError)
        {
            return plan;
        }

        var unusual = await LastTime.MoreThanTwiceAsync(db, plan) is { } more
            ? [.. plan.Unusual, more]
            : plan.Unusual;
        var whole = plan with { Unusual = unusual };
        return whole with { Fingerprint = PlanFingerprint.Of(db, whole) };
    }

    private static Task<ImportPlan> PlanAsync(EdictDb db, SmallImport import) =>
        import.Asked.Kind switch
        {
            ImportKind.Attendance => AttendanceImport.PlanAsync(db, import),
            ImportKind.Staff => StaffImport.PlanAsync(db, import),
            ImportKind.Subjects => SubjectImport.PlanAsync(db, import),
            ImportKind.Classes => ClassImport.PlanAsync(db, import),
            _ => GroupsImport.PlanAsync(db, import),
        };

    /// <summary>
    /// Makes the plan again while nobody else can import or close the cycle, and writes it with its record, its changes and
    /// its line in the audit log: all of it or nothing.
    /// </summary>
    /// <param name="shown">The fingerprint of the plan that was said yes to; null where any is.</param>
    public static async Task<ImportOutcome> ApplyAsync(
        EdictDb db,
        ImportAsked asked,
        string? shown,
        ImportAct act
    )
    {
        ImportOutcome? outcome = null;
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(asked.SchoolId, asked.CycleId);
            var plan = await PlanAsync(db, asked, act.Now);
            var isOther = shown is not null && shown != plan.Fingerprint;
            // The page asks of an upload; the command line has warned.
            var isAsked = act.DraftId is not null && plan.AsnAsked is not null;
            var isUnusual = plan.Unusual.Count > 0 && !act.UnusualToo;
            if (plan.Faults.AnyError || isOther || isAsked || isUnusual)
            {
                outcome = new(plan, null, isOther);
                return;
            }

            outcome = new(plan, await WriteAsync(db, plan, act), SchoolChanged: false);
        });
        return outcome!;
    }

    private static async Task<Guid> WriteAsync(EdictDb db, ImportPlan plan, ImportAct act)
    {
        var import = Record(plan, act);
        var changes = Changes(db, plan, import).ToList();
        foreach (var table in plan.Tables)
        {
            await table.WriteAsync(db);
        }

        foreach (var table in plan.Tables.Reverse())
        {
            await table.RemoveAsync(db);
        }

        await db.InsertAsync([import]);
        await db.InsertAsync(changes);
        await ImportAudit.WriteAsync(db, plan, import, changes);
        if (act.DraftId is { } draft)
        {
            await db
                .ImportDrafts.Where(row => row.SchoolId == import.SchoolId && row.Id == draft)
                .ExecuteDeleteAsync();
        }

        return import.Id;
    }

    private static Import Record(ImportPlan plan, ImportAct act) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            SchoolId = plan.Asked.SchoolId,
            Session = plan.Asked.Session.Name,
            Kind = plan.Asked.Kind,
            CycleId = plan.Asked.CycleId,
            FileName = plan.Asked.Said.FileName,
            Sha256 = plan.Asked.Sha256,
            Source = plan.Asked.Said.Source,
            StaffId = act.StaffId,
            At = act.Now,
            Stages = plan.Asked.Said.Stages,
            Added = plan.Counts.Added,
            Changed = plan.Counts.Changed,
            Unchanged = plan.Counts.Unchanged,
            Refused = plan.Refused.Count,
            Left = plan.LeftCount,
            Merged = plan.Merged.Count,
            Unusual = string.Join('\n', plan.Unusual),
            Columns = plan.Columns.Count == 0 ? null : JsonSerializer.Serialize(plan.Columns),
            Corrections = JsonSerializer.Serialize(plan.Asked.Said.Corrections),
        };

    private static IEnumerable<ImportChange> Changes(EdictDb db, ImportPlan plan, Import import)
    {
        var sequence = 0;
        foreach (var row in plan.Tables.SelectMany(table => table.Rows(db)))
        {
            var fields = row.Fields.ToList();
            yield return new()
            {
                SchoolId = import.SchoolId,
                ImportId = import.Id,
                Sequence = ++sequence,
                Row = row.Entity.ClrType.Name,
                Key = RowJson.Key(row.Entity, row.Row),
                Before = row.Before is null ? null : RowJson.Write(fields, row.Before),
                After = row.After is null ? null : RowJson.Write(fields, row.After),
            };
        }
    }
}
