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

    /// <summary>Takes a cycle that has not opened out of the calendar.</summary>
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
                cycle.HasOpenedBy(calendar.Today)
                    ? new("", $"{cycle.Name} has opened, and stays in the calendar")
                : await IsUsedAsync(cycle)
                    ? new("", $"A file was uploaded for {cycle.Name}, so it stays in the calendar")
                : null;
            if (refused is null)
            {
                db.Remove(cycle);
                Note(person, $"{cycle.Name}, {cycle.Stages.Words()}: removed");
                await db.SaveChangesAsync();
            }
        });
        return refused;
    }

    /// <summary>Before a cycle opens, only a file can have brought something into it.</summary>
    private async Task<bool> IsUsedAsync(Cycle cycle) =>
        await db.Reports.AnyAsync(row => row.SchoolId == cycle.SchoolId && row.CycleId == cycle.Id)
        || await db.Imports.AnyAsync(row =>
            row.SchoolId == cycle.SchoolId && row.CycleId == cycle.Id
        )
        || await db.ImportDrafts.AnyAsync(row =>
            row.SchoolId == cycle.SchoolId && row.CycleId == cycle.Id
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
            cycle = Made(session, form, all.Count + 1);
            db.Add(cycle);
            all.Add(cycle);
        }

        (cycle.Name, cycle.Stages) = (form.Name!.Trim(), Stages.Of(form.Stages));
        (cycle.OpensOn, cycle.ClosesOn) = (form.OpensOn!.Value, form.ClosesOn!.Value);
        (cycle.RagsDueOn, cycle.SummaryDueOn) = (form.RagsDueOn!.Value, form.SummaryDueOn!.Value);
        Note(
            person,
            $"{cycle.Name}, {cycle.Stages.Words()}: opens {cycle.OpensOn:yyyy-MM-dd}, reports {cycle.ClosesOn:yyyy-MM-dd}, RAGs {cycle.RagsDueOn:yyyy-MM-dd}, summary {cycle.SummaryDueOn:yyyy-MM-dd}"
        );
        await OrderAsync(all);
    }

    /// <summary>Cycles stand in the order in which they open. No two may have one order at any time, so the new ones are set from below.</summary>
    private async Task OrderAsync(List<Cycle> all)
    {
        List<Cycle> inOrder = [.. all.OrderBy(row => row.OpensOn).ThenBy(row => row.Order)];
        var moved = inOrder.Where((row, i) => row.Order != i + 1).ToList();
        moved.ForEach(row => row.Order = -1 - inOrder.IndexOf(row));
        await db.SaveChangesAsync();
        moved.ForEach(row => row.Order = -row.Order);
        await db.SaveChangesAsync();
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
