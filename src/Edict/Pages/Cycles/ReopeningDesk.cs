using Edict.Cycles;
using Edict.Data;
using Edict.Pages.People;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.Cycles;

/// <summary>A class that is to take reports again, as a form says it.</summary>
public sealed class ReopeningForm
{
    /// <summary>Today where none is given.</summary>
    public DateOnly? On { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Where a class of a closed cycle is reopened for a day.</summary>
public sealed class ReopeningDesk(EdictDb db, CycleCalendar calendar, TimeProvider clock)
{
    /// <summary>How far ahead the day can lie.</summary>
    private const int MostDays = 14;

    /// <summary>Whether the person reopens the class: some of it is closed, and is theirs.</summary>
    public static bool MayReopen(Visibility sight, CycleStanding standing, ClassDue due) =>
        (due.Stages & standing.Cycle.ClosedStages & sight.HeadsStages) != StageSet.None;

    /// <summary>Reopens the class from the beginning of the day to its end.</summary>
    /// <returns>Why not; null where it was done.</returns>
    public async Task<Refusal?> ReopenAsync(
        SignedIn person,
        CycleStanding standing,
        ClassDue due,
        ReopeningForm form
    )
    {
        var (today, on) = (calendar.Today, form.On ?? calendar.Today);
        if (on < today || on > today.AddDays(MostDays))
        {
            return new(
                "Form.On",
                $"{on.Words()}: give a day from {today.Words()} to {today.AddDays(MostDays).Words()}"
            );
        }

        if (form.Reason?.Trim() is not { Length: > 0 and <= ClassReopening.LongestReason } reason)
        {
            return new(
                "Form.Reason",
                $"Say why, in at most {ClassReopening.LongestReason} characters"
            );
        }

        Refusal? refused = null;
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(person.SchoolId, standing.Cycle.Id);
            var reopening = new ClassReopening
            {
                SchoolId = person.SchoolId,
                CycleId = standing.Cycle.Id,
                ClassId = due.Class.Id,
                On = on,
                Reason = reason,
                StaffId = person.StaffId,
                At = clock.GetUtcNow().UtcDateTime,
            };
            var before = await db.ClassReopenings.FindAsync(
                reopening.SchoolId,
                reopening.CycleId,
                reopening.ClassId,
                on
            );
            if (before is not null)
            {
                refused = new("Form.On", $"{due.Name} is reopened on {on.Words()} already");
            }
            else
            {
                db.Add(reopening);
                db.Add(Line(reopening, $"{due.Name}, {standing.Cycle.Name}"));
                await db.SaveChangesAsync();
            }
        });
        return refused;
    }

    private static AuditEntry Line(ClassReopening row, string what) =>
        new()
        {
            SchoolId = row.SchoolId,
            At = row.At,
            StaffId = row.StaffId,
            What = "reopen class",
            About = $"{what}: on {row.On:yyyy-MM-dd}; {row.Reason}",
        };
}
