using Edict.Data;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Protocol;

/// <summary>
/// Reads what has been done of the protocol: the latest of each act in each cycle. It reads no pupil's name and no mark, and
/// nothing of a restricted pupil (P24): the day of a group would tell which.
/// </summary>
public sealed class LastDoneReader(EdictDb db, IHttpContextAccessor context, TimeProvider clock)
{
    private Guid SchoolId => SignedIn.Of(context.HttpContext!.User).SchoolId;

    /// <param name="cycles">Those of now.</param>
    /// <param name="opened">All that have opened, in their order.</param>
    public async Task<IReadOnlyList<ActDone>> OfAsync(
        IReadOnlyList<Cycle> cycles,
        IReadOnlyList<Cycle> opened
    )
    {
        List<ActDone> done = [];
        foreach (var cycle in cycles)
        {
            var next = opened.FirstOrDefault(later =>
                later.Order > cycle.Order && (later.Stages & cycle.Stages) != StageSet.None
            );
            done.AddRange(await OfCycleAsync(cycle.Id));
            done.AddRange(await OfItsTimeAsync(cycle, next?.OpensOn));
        }

        return done;
    }

    private async Task<IEnumerable<ActDone>> OfCycleAsync(Guid cycle)
    {
        var school = SchoolId;
        var reports = db.Reports.Where(row => row.SchoolId == school && row.CycleId == cycle);
        var reported = await reports.MaxAsync(row => (DateTime?)row.RecordedAt);
        var graded = await reports
            .Where(row => row.WorkingGrade != null)
            .MaxAsync(row => (DateTime?)row.RecordedAt);
        var rags = await db
            .FacultyRags.Where(row =>
                row.SchoolId == school && row.CycleId == cycle && row.Rag != null
            )
            .MaxAsync(row => (DateTime?)row.At);
        var collations = await db
            .Collations.Where(row => row.SchoolId == school && row.CycleId == cycle)
            .MaxAsync(row => (DateTime?)row.At);
        return Known(
            cycle,
            (new(ProtocolAct.Report), reported),
            (new(ProtocolAct.Grade), graded),
            (new(ProtocolAct.Judge), rags),
            (new(ProtocolAct.Collate), collations)
        );
    }

    /// <summary>What belongs to no cycle counts for the one in whose time it was done: from its opening to the next one's.</summary>
    private async Task<IEnumerable<ActDone>> OfItsTimeAsync(Cycle cycle, DateOnly? nextOpens)
    {
        var school = SchoolId;
        var from = SchoolTime.StartOf(cycle.OpensOn);
        var until = nextOpens is { } day ? SchoolTime.StartOf(day) : DateTime.MaxValue;
        var stages = cycle.Stages.Members().ToList();
        var restricted = db
            .Restrictions.Where(row => row.SchoolId == school)
            .HeldOn(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var pupils = db.Enrolments.Where(row =>
            row.SchoolId == school
            && row.Session == cycle.Session
            && stages.Contains(row.Stage)
            && !restricted.Any(held => held.PupilId == row.PupilId)
        );
        var facts = await db
            .VulnerabilityFacts.Where(row =>
                row.SchoolId == school
                && row.RecordedAt >= from
                && row.RecordedAt < until
                && pupils.Any(pupil => pupil.PupilId == row.PupilId)
            )
            .GroupBy(row => row.Group)
            .Select(rows => new { Group = rows.Key, At = rows.Max(row => row.RecordedAt) })
            .ToListAsync();
        var raised = await db
            .Raised.Where(row =>
                row.SchoolId == school
                && row.RaisedAt >= from
                && row.RaisedAt < until
                && pupils.Any(pupil => pupil.PupilId == row.PupilId)
            )
            .MaxAsync(row => (DateTime?)row.RaisedAt);
        return
        [
            .. facts.Select(row => new ActDone(
                new(ProtocolAct.RecordGroup, row.Group),
                cycle.Id,
                row.At
            )),
            .. Known(cycle.Id, (new(ProtocolAct.Raise), raised)),
        ];
    }

    private static IEnumerable<ActDone> Known(
        Guid cycle,
        params IEnumerable<(Trace Trace, DateTime? At)> acts
    ) =>
        acts.Where(act => act.At is not null)
            .Select(act => new ActDone(act.Trace, cycle, act.At!.Value));
}
