using Edict.Data;
using Edict.Importing;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Privacy;

/// <summary>What a school's policy lets go at an instant (P25, P26), and its erasure.</summary>
public sealed class RetentionPlan
{
    private readonly EdictDb db;
    private readonly Guid schoolId;
    private readonly DateTime now;
    private readonly Retention kept;
    private List<Guid> pupils = [];
    private List<Guid> imports = [];

    /// <summary>The lines of the audit log on cells that were put right in those imports.</summary>
    private List<Guid> corrections = [];

    private RetentionPlan(EdictDb db, Guid schoolId, DateTime now, Retention kept) =>
        (this.db, this.schoolId, this.now, this.kept) = (db, schoolId, now, kept);

    public RetentionCounts Counts { get; private set; } = new();

    private DateOnly Today => DateOnly.FromDateTime(now);

    private IQueryable<ImportChange> Changes =>
        db.ImportChanges.Where(row => row.SchoolId == schoolId && imports.Contains(row.ImportId));

    private IQueryable<AuditValues> Values
    {
        get
        {
            var before = now.AddYears(-kept.AuditYears);
            return db.AuditValues.Where(row =>
                row.SchoolId == schoolId
                && (
                    corrections.Contains(row.EntryId)
                    || imports.Contains(row.ImportId!.Value)
                    || db.Audit.Any(line =>
                        line.SchoolId == schoolId
                        && line.Id == row.EntryId
                        && (line.At < before || pupils.Contains(line.PupilId!.Value))
                    )
                )
            );
        }
    }

    private IQueryable<OutboxMail> Letters
    {
        get
        {
            var before = now.AddDays(-kept.LetterDays);
            return db.Outbox.Where(row =>
                row.SchoolId == schoolId
                && row.State != MailState.Queued
                && row.QueuedAt < before
                && row.Body != ""
            );
        }
    }

    private IQueryable<ImportDraft> Uploads
    {
        get
        {
            var before = now.AddDays(-kept.UploadDays);
            return db.ImportDrafts.Where(row => row.SchoolId == schoolId && row.At < before);
        }
    }

    public static async Task<RetentionPlan> MakeAsync(EdictDb db, Guid schoolId, DateTime now)
    {
        var policy = await PolicyInForce.LoadAsync(db, schoolId, now);
        var plan = new RetentionPlan(db, schoolId, now, policy.Retention);
        plan.pupils = await plan.PupilsAsync();
        plan.imports = await plan.ImportsAsync();
        plan.corrections = await plan.CorrectionsAsync();
        plan.Counts = await plan.CountAsync();
        return plan;
    }

    /// <summary>Erases in one transaction, with a line of the audit log; where nothing is to go, does nothing.</summary>
    /// <returns>What was erased.</returns>
    public static async Task<RetentionCounts> ApplyAsync(EdictDb db, Guid schoolId, DateTime now)
    {
        var counts = new RetentionCounts();
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(schoolId, null);
            var plan = await MakeAsync(db, schoolId, now);
            counts = plan.Counts;
            if (!counts.IsNothing)
            {
                await plan.EraseAsync();
            }
        });
        return counts;
    }

    /// <summary>Those whose leaving is long enough ago.</summary>
    private async Task<List<Guid>> PupilsAsync()
    {
        var today = Today;
        var latest = await db
            .Sessions.Where(row => row.SchoolId == schoolId && row.StartsOn <= today)
            .MaxAsync(row => (DateOnly?)row.StartsOn);
        var enrolments = await (
            from enrolment in db.Enrolments
            join session in db.Sessions
                on new { enrolment.SchoolId, enrolment.Session } equals new
                {
                    session.SchoolId,
                    Session = session.Name,
                }
            where enrolment.SchoolId == schoolId
            select new EnrolmentDays(
                enrolment.PupilId,
                session.StartsOn,
                session.EndsOn,
                enrolment.LeftOn
            )
        ).ToListAsync();
        return
        [
            .. enrolments
                .GroupBy(row => row.PupilId)
                .Where(rows =>
                    latest is { } start
                    && LeavingDay.Of(rows, start) is { } day
                    && kept.LetsPupilGo(day, today)
                )
                .Select(rows => rows.Key),
        ];
    }

    /// <summary>Those whose session ended long enough ago, and those that touched a pupil who goes.</summary>
    private async Task<List<Guid>> ImportsAsync()
    {
        var whole = await (
            from import in db.Imports
            join session in db.Sessions
                on new { import.SchoolId, import.Session } equals new
                {
                    session.SchoolId,
                    Session = session.Name,
                }
            where import.SchoolId == schoolId && import.ChangesErasedAt == null
            select new { import.Id, session.EndsOn }
        ).ToListAsync();
        var going = whole
            .Where(row => kept.LetsImportGo(row.EndsOn, Today))
            .Select(row => row.Id)
            .ToHashSet();
        if (pupils.Count > 0)
        {
            going.UnionWith(await TouchingAsync([.. pupils], going));
        }

        return [.. going];
    }

    private async Task<HashSet<Guid>> TouchingAsync(HashSet<Guid> erased, HashSet<Guid> besides)
    {
        var touching = new HashSet<Guid>();
        var changes = db
            .ImportChanges.Where(row => row.SchoolId == schoolId && !besides.Contains(row.ImportId))
            .Select(row => new
            {
                row.ImportId,
                row.Row,
                row.Key,
            })
            .AsAsyncEnumerable();
        await foreach (var change in changes)
        {
            if (PupilTouched.Of(change.Row, change.Key) is { } id && erased.Contains(id))
            {
                touching.Add(change.ImportId);
            }
        }

        return touching;
    }

    private async Task<List<Guid>> CorrectionsAsync()
    {
        var going = imports.Select(ImportAudit.Named).ToHashSet(StringComparer.Ordinal);
        var lines = await db
            .Audit.Where(row => row.SchoolId == schoolId && row.What == ImportAudit.Correction)
            .Select(row => new { row.Id, row.About })
            .ToListAsync();
        return
        [
            .. lines
                .Where(line =>
                    going.Any(named => line.About.StartsWith(named, StringComparison.Ordinal))
                )
                .Select(line => line.Id),
        ];
    }

    /// <summary>The rows of one table that are of the pupils who go.</summary>
    private IQueryable<T> Of<T>()
        where T : class =>
        db.Set<T>()
            .Where(row =>
                EF.Property<Guid>(row, nameof(ISchoolFact.SchoolId)) == schoolId
                && pupils.Contains(EF.Property<Guid>(row, nameof(Report.PupilId)))
            );

    private async Task EraseAsync<T>(IQueryable<T> rows)
        where T : class => await db.DeleteAsync(await rows.ToListAsync());

    private async Task<RetentionCounts> CountAsync() =>
        new()
        {
            Pupils = pupils.Count,
            Enrolments = await Of<Enrolment>().CountAsync(),
            Reports = await Of<Report>().CountAsync(),
            Facts = await Of<VulnerabilityFact>().CountAsync(),
            Others =
                await Of<NotRated>().CountAsync()
                + await Of<FacultyRag>().CountAsync()
                + await Of<TeacherView>().CountAsync()
                + await Of<ClassMember>().CountAsync()
                + await Of<Restriction>().CountAsync()
                + await Of<KeptFrom>().CountAsync()
                + await Of<WhatHelps>().CountAsync()
                + await Of<Raised>().CountAsync(),
            AuditValues = await Values.CountAsync(),
            Imports = imports.Count,
            Changes = await Changes.CountAsync(),
            Letters = await Letters.CountAsync(),
            Uploads = await Uploads.CountAsync(),
        };

    private async Task EraseAsync()
    {
        await db.OverwriteErasedAsync();
        await Values.ExecuteDeleteAsync();
        await EraseAsync(Of<Report>());
        await EraseAsync(Of<NotRated>());
        await db.EraseRagsAsync(schoolId);
        await EraseAsync(Of<FacultyRag>());
        await EraseAsync(Of<TeacherView>());
        await EraseAsync(Of<ClassMember>());
        await EraseAsync(Of<VulnerabilityFact>());
        await EraseAsync(Of<Restriction>());
        await EraseAsync(Of<KeptFrom>());
        await EraseAsync(Of<WhatHelps>());
        await EraseAsync(Of<Raised>());
        await EraseAsync(Of<Enrolment>());
        await EraseAsync(
            db.Pupils.Where(row => row.SchoolId == schoolId && pupils.Contains(row.Id))
        );
        await Changes.ExecuteDeleteAsync();
        await db
            .Imports.Where(row => row.SchoolId == schoolId && imports.Contains(row.Id))
            .ExecuteUpdateAsync(row =>
                row.SetProperty(import => import.ChangesErasedAt, now)
                    .SetProperty(import => import.Corrections, "[]")
            );
        await Letters.ExecuteUpdateAsync(row => row.SetProperty(mail => mail.Body, ""));
        await Uploads.ExecuteDeleteAsync();
        db.Add(
            new AuditEntry
            {
                SchoolId = schoolId,
                At = now,
                What = "retention",
                About = string.Join("; ", Counts.Lines),
            }
        );
        await db.SaveChangesAsync();
    }
}
