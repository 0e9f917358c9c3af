using Edict.Cycles;
using Edict.Data;
using Edict.Pages.People;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Cycles;

/// <summary>Where cycles are set up, opened, closed, reopened and collated. Each act writes its line of the audit log with it.</summary>
public sealed class CycleDesk(EdictDb db, CycleCalendar calendar, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Does an act for the stages for which it is the person's, where it can be done.</summary>
    /// <param name="reason">Why, for a cycle that is reopened.</param>
    /// <param name="classesMissing">How many classes of theirs are not handed in.</param>
    /// <returns>What was done, or why not.</returns>
    public async Task<(string? Done, Refusal? Refused)> ActAsync(
        SignedIn person,
        Visibility sight,
        Guid cycleId,
        CycleAct act,
        string? reason,
        int classesMissing
    )
    {
        (string? Done, Refusal? Refused) answer = default;
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(person.SchoolId, cycleId);
            var standing = (await calendar.OneAsync(person.SchoolId, cycleId))!;
            var stages = standing.StagesFor(sight, act);
            if (stages == StageSet.None)
            {
                answer = (null, new("", standing.Refusal(sight, act)));
                return;
            }

            await ChangeAsync(standing, act, stages);
            var about = act switch
            {
                CycleAct.Close => $"; {classesMissing} classes not handed in",
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

    private async Task ChangeAsync(CycleStanding standing, CycleAct act, StageSet stages)
    {
        var cycle = db.Attach(standing.Cycle).Entity;
        switch (act)
        {
            case CycleAct.Open:
                cycle.OpensOn = calendar.Today;
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
            "calendar",
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
