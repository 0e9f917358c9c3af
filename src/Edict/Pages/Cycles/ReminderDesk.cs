using Edict.Cycles;
using Edict.Data;
using Edict.Mail;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Cycles;

/// <summary>Where teachers are reminded of classes that are not handed in: one letter a person, and of a class at most once a day.</summary>
public sealed class ReminderDesk(
    EdictDb db,
    Reader reader,
    Completeness completeness,
    Outbox outbox,
    TimeProvider clock
)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateOnly Today => DateOnly.FromDateTime(Now);

    /// <summary>When somebody was last reminded of each class of a cycle, UTC.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateTime>> LastAsync(Cycle cycle) =>
        (await RowsAsync(cycle))
            .GroupBy(row => row.ClassId)
            .ToDictionary(rows => rows.Key, rows => rows.Max(row => row.At));

    /// <summary>Who would be reminded now of what the reader chases.</summary>
    public async Task<ReminderPlan> PlanAsync(Cycle cycle)
    {
        var today = Today;
        var reminded = await RowsAsync(cycle);
        return ReminderPlan.Of(
            await reader.SchoolAsync(),
            await reader.SightAsync(),
            cycle,
            await completeness.OfAsync(cycle),
            reminded.Where(row => row.On == today).Select(row => row.ClassId).ToHashSet()
        );
    }

    public Task<IReadOnlyList<Recipient>> RecipientsAsync(Cycle cycle, ReminderPlan plan) =>
        outbox.RecipientsAsync(cycle.SchoolId, plan.People);

    /// <summary>Writes to those who were shown, are still to be reminded, and may be written to.</summary>
    /// <returns>To how many.</returns>
    public async Task<int> RemindAsync(
        SignedIn person,
        Cycle cycle,
        IReadOnlyCollection<Guid> shown
    )
    {
        var written = new List<Recipient>();
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(person.SchoolId, cycle.Id);
            var plan = await PlanAsync(cycle);
            var name = (await reader.SchoolAsync()).SchoolName;
            foreach (var one in await RecipientsAsync(cycle, plan))
            {
                if (one.Refused is null && shown.Contains(one.StaffId))
                {
                    outbox.Put(
                        person.SchoolId,
                        plan.LetterTo(one.StaffId, name, cycle, Today),
                        [one],
                        person.StaffId,
                        $"reports of {cycle.Name} not handed in"
                    );
                    written.Add(one);
                }
            }

            Keep(person, cycle, plan, [.. written.Select(one => one.StaffId)]);
            await db.SaveChangesAsync();
        });
        return written.Count;
    }

    private void Keep(SignedIn person, Cycle cycle, ReminderPlan plan, HashSet<Guid> written)
    {
        var classes = plan.Classes.Where(row => row.Teachers.Any(written.Contains)).ToList();
        if (classes.Count == 0)
        {
            return;
        }

        db.AddRange(
            classes.Select(row => new Reminder
            {
                SchoolId = person.SchoolId,
                CycleId = cycle.Id,
                ClassId = row.Class.Due.Class.Id,
                On = Today,
                StaffId = person.StaffId,
                At = Now,
            })
        );
        db.Add(
            new AuditEntry
            {
                SchoolId = person.SchoolId,
                At = Now,
                StaffId = person.StaffId,
                What = "reminder",
                About =
                    $"{cycle.Name}: {classes.Count} classes not handed in, {written.Count} of the staff",
            }
        );
    }

    private Task<List<Reminder>> RowsAsync(Cycle cycle) =>
        db
            .Reminders.Where(row => row.SchoolId == cycle.SchoolId && row.CycleId == cycle.Id)
            .ToListAsync();
}
