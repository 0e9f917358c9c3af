using Edict.Cycles;
using Edict.Data;
using Edict.Pages.People;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Cycles;

/// <summary>Where cycles are opened, closed, reopened and collated. Each act writes its line of the audit log with it.</summary>
public sealed class CycleDesk(EdictDb db, CycleCalendar calendar, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Does an act for the stages for which it is the person's, where it can be done.</summary>
    /// <param name="reason">Why, for a cycle that is reopened.</param>
    /// <param name="missing">Of how many classes of theirs something is still due, or how many RAGs are not set, which the act leaves so.</param>
    /// <returns>What was done, or why not.</returns>
    public async Task<(string? Done, Refusal? Refused)> ActAsync(
        SignedIn person,
        Visibility sight,
        Guid cycleId,
        CycleAct act,
        string? reason,
        int missing
    )
    {
        (string? Done, Refusal? Refused) answer = default;
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(person.SchoolId, cycleId);
            var all = await calendar.OfAsync(person.SchoolId);
            var standing = all.Single(row => row.Cycle.Id == cycleId);
            var stages = standing.StagesFor(sight, act);
            List<Cycle> cycles = [.. all.Select(row => row.Cycle)];
            var refused =
                stages == StageSet.None ? standing.Refusal(sight, act)
                : act == CycleAct.Open ? TooEarly(standing.Cycle, cycles)
                : null;
            if (refused is not null)
            {
                answer = (null, new("", refused));
                return;
            }

            await ChangeAsync(standing, act, stages, cycles);
            var about = act switch
            {
                CycleAct.Close => $"; {missing} classes not {standing.Cycle.ReportedWord()}",
                CycleAct.Collate => $"; {missing} RAGs not set",
                CycleAct.Reopen => $"; {reason}",
                _ => "",
            };
            Note(person, $"{act} cycle", $"{standing.Cycle.Name}, {stages.Words()}{about}");
            if (act == CycleAct.Collate)
            {
                Collate(person, cycleId, stages);
            }

            await db.SaveChangesAsync();
            answer = (standing.Done(act, stages), null);
        });
        return answer;
    }

    /// <summary>Why a cycle cannot be opened today; null where it can.</summary>
    private string? TooEarly(Cycle cycle, IReadOnlyList<Cycle> all) =>
        all.Where(row => row != cycle).ClosedSince(cycle.Stages, calendar.Today) is { } closed
            ? $"{closed.Name} is closed and opened on {closed.OpensOn.Words()}: open {cycle.Name} on a later day"
            : null;

    /// <param name="all">The session's cycles, as they were read.</param>
    private async Task ChangeAsync(
        CycleStanding standing,
        CycleAct act,
        StageSet stages,
        IReadOnlyList<Cycle> all
    )
    {
        var cycle = db.Attach(standing.Cycle).Entity;
        switch (act)
        {
            case CycleAct.Open:
                db.AttachRange(all);
                cycle.OpensOn = calendar.Today;
                await db.PutInOrderAsync(all);
                break;
            case CycleAct.Close when (cycle.ClosedStages | stages) == cycle.Stages:
                (cycle.ClosedAt, cycle.ClosedEarly) = (Now, StageSet.None);
                break;
            case CycleAct.Close:
                cycle.ClosedEarly |= stages;
                break;
            case CycleAct.Reopen:
                (cycle.ClosedEarly, cycle.ClosedAt) = (cycle.ClosedStages & ~stages, null);
                var members = stages.Members().ToList();
                db.RemoveRange(
                    await db
                        .Collations.Where(row =>
                            row.SchoolId == cycle.SchoolId
                            && row.CycleId == cycle.Id
                            && members.Contains(row.Stage)
                        )
                        .ToListAsync()
                );
                break;
        }
    }

    private void Collate(SignedIn person, Guid cycleId, StageSet stages) =>
        db.AddRange(
            stages
                .Members()
                .Select(stage => new Collation
                {
                    SchoolId = person.SchoolId,
                    CycleId = cycleId,
                    Stage = stage,
                    StaffId = person.StaffId,
                    At = Now,
                })
        );

    private void Note(SignedIn person, string what, string about) =>
        db.Add(
            new AuditEntry
            {
                SchoolId = person.SchoolId,
                At = Now,
                StaffId = person.StaffId,
                What = what.ToLowerInvariant(),
                About = about,
            }
        );
}
