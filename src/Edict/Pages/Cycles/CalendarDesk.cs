using Edict.Cycles;
using Edict.Data;
using Edict.Pages.People;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Cycles;

/// <summary>Where the office sets up cycles and moves their days. Each act writes its line of the audit log with it.</summary>
public sealed class CalendarDesk(EdictDb db, CycleCalendar calendar, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Sets up a cycle, or moves its days.</summary>
    /// <param name="cycleId">Null for a new one.</param>
    /// <returns>What is wrong with the form; nothing where it was saved.</returns>
    public async Task<IReadOnlyList<Refusal>> SaveAsync(
        SignedIn person,
        Session session,
        Guid? cycleId,
        CycleForm form
    )
    {
        IReadOnlyList<Refusal> faults = [];
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(person.SchoolId, cycleId);
            var all = await db
                .Cycles.AsTracking()
                .Where(row => row.SchoolId == person.SchoolId && row.Session == session.Name)
                .OrderBy(row => row.Order)
                .ToListAsync();
            var cycle = all.SingleOrDefault(row => row.Id == cycleId);
            if (cycle?.HasOpenedBy(calendar.Today) == true)
            {
                form.Keep(cycle);
            }

            faults = [.. form.Faults(session, [.. all.Where(row => row != cycle)])];
            if (faults.Count == 0)
            {
                await WriteAsync(person, session, form, cycle, all);
            }
        });
        return faults;
    }

    /// <summary>Takes a cycle in which there is nothing out of the calendar.</summary>
    /// <returns>Why not; null where it was done.</returns>
    public async Task<Refusal?> RemoveAsync(SignedIn person, Guid cycleId)
    {
        Refusal? refused = null;
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(person.SchoolId, cycleId);
            var cycle = await db.Cycles.SingleAsync(row =>
                row.SchoolId == person.SchoolId && row.Id == cycleId
            );
            refused =
                !await IsUsedAsync(cycle) ? null
                : cycle.HasOpenedBy(calendar.Today)
                    ? new(
                        "",
                        $"{cycle.Name} has opened and something is kept of it, so it stays in the calendar"
                    )
                : new("", $"A file was uploaded for {cycle.Name}, so it stays in the calendar");
            if (refused is null)
            {
                db.Remove(cycle);
                Note(person, $"{cycle.Name}, {cycle.Stages.Words()}: removed");
                await db.SaveChangesAsync();
            }
        });
        return refused;
    }

    /// <summary>Whether anything is kept of a cycle. Before it opens, only a file can have brought something into it.</summary>
    public async Task<bool> IsUsedAsync(Cycle cycle) =>
        cycle.ClosedStages != StageSet.None
        || await HasAsync<Report>(cycle)
        || await HasAsync<Import>(cycle)
        || await HasAsync<ImportDraft>(cycle)
        || await HasAsync<SavedBatch>(cycle)
        || await HasAsync<HandIn>(cycle)
        || await HasAsync<NotRated>(cycle)
        || await HasAsync<TeacherView>(cycle)
        || await HasAsync<Edict.Data.FacultyRag>(cycle)
        || await HasAsync<Collation>(cycle)
        || await HasAsync<ClassReopening>(cycle)
        || await HasAsync<Reminder>(cycle);

    private Task<bool> HasAsync<T>(Cycle cycle)
        where T : class =>
        db.Set<T>()
            .AnyAsync(row =>
                EF.Property<Guid>(row, nameof(Report.SchoolId)) == cycle.SchoolId
                && EF.Property<Guid?>(row, nameof(Report.CycleId)) == cycle.Id
            );

    private async Task WriteAsync(
        SignedIn person,
        Session session,
        CycleForm form,
        Cycle? cycle,
        List<Cycle> all
    )
    {
        if (cycle is null)
        {
            cycle = Made(session, form, 1 + all.Select(row => row.Order).DefaultIfEmpty().Max());
            db.Add(cycle);
            all.Add(cycle);
        }

        (cycle.Name, cycle.Stages) = (form.Name!.Trim(), Stages.Of(form.Stages));
        cycle.ReportsFrom = form.ReportsFrom;
        (cycle.OpensOn, cycle.ClosesOn) = (form.OpensOn!.Value, form.ClosesOn!.Value);
        (cycle.RagsDueOn, cycle.SummaryDueOn) = (form.RagsDueOn!.Value, form.SummaryDueOn!.Value);
        Note(
            person,
            $"{cycle.Name}, {cycle.Stages.Words()}: opens {cycle.OpensOn:yyyy-MM-dd}, reports {cycle.ClosesOn:yyyy-MM-dd}, RAGs {cycle.RagsDueOn:yyyy-MM-dd}, summary {cycle.SummaryDueOn:yyyy-MM-dd}; reports {cycle.ReportsFrom.Words()}"
        );
        await db.PutInOrderAsync(all);
    }

    private static Cycle Made(Session session, CycleForm form, int order) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            SchoolId = session.SchoolId,
            Session = session.Name,
            Name = form.Name!,
            Order = order,
            Stages = Stages.Of(form.Stages),
            OpensOn = form.OpensOn!.Value,
            ClosesOn = form.ClosesOn!.Value,
            RagsDueOn = form.RagsDueOn!.Value,
            SummaryDueOn = form.SummaryDueOn!.Value,
        };

    private void Note(SignedIn person, string about) =>
        db.Add(
            new AuditEntry
            {
                SchoolId = person.SchoolId,
                At = Now,
                StaffId = person.StaffId,
                What = "calendar",
                About = about,
            }
        );
}
