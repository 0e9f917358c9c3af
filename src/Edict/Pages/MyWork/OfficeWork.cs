using Edict.Cycles;
using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.MyWork;

/// <summary>
/// What waits for those who run the school: letters that failed, posts that nobody holds, grants to say yes to, files of
/// reports to take in, cycles to close and to collate.
/// </summary>
public sealed class OfficeWork(EdictDb db, CycleCalendar calendar, Completeness completeness)
{
    private const int PostsWithin = 7;

    /// <param name="empty">The posts that nobody holds; none for who does not fill them.</param>
    public async Task<IEnumerable<WorkItem>> ItemsAsync(
        Worker worker,
        IReadOnlyList<EmptyPost> empty
    ) =>
        [
            .. await LettersAsync(worker),
            .. await GrantsAsync(worker),
            .. await FilesAsync(worker),
            .. await CyclesAsync(worker),
            .. OfPosts(worker, empty),
        ];

    /// <summary>For the office, in the cycles that are open and whose reports come by file.</summary>
    private async Task<IEnumerable<WorkItem>> FilesAsync(Worker worker)
    {
        if (!worker.Sight.TakesInFiles)
        {
            return [];
        }

        var items = new List<WorkItem>();
        foreach (
            var standing in (await calendar.OfAsync(worker.Person.SchoolId)).Where(row =>
                row is { HasOpened: true, Cycle: { ComesByFile: true, IsClosed: false } }
            )
        )
        {
            var cycle = standing.Cycle;
            items.AddRange(ToTakeIn(cycle, await completeness.OfAsync(cycle), worker.Today));
        }

        return items;
    }

    /// <summary>A line while there is no report at all of some class that can still be reported on, or no class is known yet.</summary>
    private static IEnumerable<WorkItem> ToTakeIn(
        Cycle cycle,
        IReadOnlyList<ClassProgress> classes,
        DateOnly today
    )
    {
        var open = classes.Where(row => (row.Due.Stages & cycle.OpenStages) != StageSet.None);
        var (none, all) = (open.Count(row => row.Progress == Progress.NotBegun), open.Count());
        return none == 0 && classes.Count > 0
            ? []
            :
            [
                new(
                    $"Reports of {cycle.Name} come from SEEMiS: "
                        + (
                            all == 0
                                ? "none is here yet"
                                : $"{none} of {all} classes {(none == 1 ? "has" : "have")} none yet"
                        ),
                    cycle.ClosesOn,
                    WorkItem.DueOn(cycle.ClosesOn, today),
                    "/imports",
                    "Take in the file"
                ),
            ];
    }

    /// <summary>For year heads, who close and collate their stages; the leadership may, and is not asked to.</summary>
    private async Task<IEnumerable<WorkItem>> CyclesAsync(Worker worker)
    {
        if (worker.Sight.YearHeadOf == StageSet.None)
        {
            return [];
        }

        var standings = await calendar.OfAsync(worker.Person.SchoolId);
        return standings.SelectMany(standing =>
            ToClose(standing, worker).Concat(ToCollate(standing, worker))
        );
    }

    private static IEnumerable<WorkItem> ToClose(CycleStanding standing, Worker worker)
    {
        var (cycle, today) = (standing.Cycle, worker.Today);
        var stages = ToDo(standing, worker, CycleAct.Close);
        return stages == StageSet.None || today <= cycle.ClosesOn
            ? []
            :
            [
                new(
                    $"{cycle.Name} is still open for {stages.Words()}",
                    cycle.ClosesOn,
                    WorkItem.DueOn(cycle.ClosesOn, today),
                    "/cycles",
                    "Close it"
                ),
            ];
    }

    /// <summary>Only the latest: what no year head collated of an earlier cycle waits for nobody any more.</summary>
    private static IEnumerable<WorkItem> ToCollate(CycleStanding standing, Worker worker)
    {
        var (cycle, today) = (standing.Cycle, worker.Today);
        var stages = ToDo(standing, worker, CycleAct.Collate) & standing.Latest;
        return stages == StageSet.None
            ? []
            :
            [
                new(
                    $"{cycle.Name} is closed and not collated for {stages.Words()}",
                    cycle.SummaryDueOn,
                    WorkItem.DueOn(cycle.SummaryDueOn, today),
                    "/cycles",
                    "Collate it"
                ),
            ];
    }

    private static StageSet ToDo(CycleStanding standing, Worker worker, CycleAct act) =>
        standing.StagesFor(worker.Sight, act) & worker.Sight.YearHeadOf;

    private async Task<IEnumerable<WorkItem>> LettersAsync(Worker worker)
    {
        if (!worker.Sight.TakesInFiles)
        {
            return [];
        }

        var failed = await db.Outbox.CountAsync(mail =>
            mail.SchoolId == worker.Person.SchoolId && mail.State == MailState.Failed
        );
        return failed == 0
            ? []
            :
            [
                new(
                    $"{Counted.Of(failed, "letter")} could not be sent",
                    worker.Today,
                    "",
                    "/mail",
                    "Send again or give up"
                ),
            ];
    }

    private async Task<IEnumerable<WorkItem>> GrantsAsync(Worker worker)
    {
        if (!worker.Sight.IsLeadership)
        {
            return [];
        }

        var asked = await db
            .Roles.Where(role => role.SchoolId == worker.Person.SchoolId && role.AskedById != null)
            .ToListAsync();
        var waiting = asked.Count(role => Grants.MayConfirm(role, worker.Person.StaffId));
        return waiting == 0
            ? []
            :
            [
                new(
                    $"{Counted.Of(waiting, "grant")} of a role {(waiting == 1 ? "waits" : "wait")} for a second person's yes",
                    worker.Today.AddDays(1),
                    "",
                    "/school/people",
                    "Say yes or no"
                ),
            ];
    }

    private static IEnumerable<WorkItem> OfPosts(Worker worker, IReadOnlyList<EmptyPost> empty) =>
        empty.Count == 0
            ? []
            :
            [
                new(
                    $"{Counted.Of(empty.Count, "post")} that nobody holds: {string.Join(", ", empty.Select(post => post.Words))}",
                    worker.Today.AddDays(PostsWithin),
                    "",
                    "/school/people",
                    "Give the role"
                ),
            ];
}
