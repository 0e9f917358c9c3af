using Edict.Data;
using Edict.Importing;
using Edict.Overview;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Pupils;

/// <summary>What is set of some pupils' groups by hand.</summary>
/// <param name="From">The first day.</param>
public sealed record ByHand(
    Settable What,
    string Reason,
    DateOnly From,
    DateOnly? To,
    DateOnly? ReviewOn
);

/// <summary>
/// Where facts of vulnerable groups are set by hand. They are added, never overwritten; each act writes its lines of the audit
/// log with it, a line a pupil, which name no group.
/// </summary>
public sealed class GroupsDesk(EdictDb db, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public DateOnly Today => DateOnly.FromDateTime(Now);

    /// <summary>All that was recorded of a pupil's groups that can be set by hand, the latest first.</summary>
    public async Task<IReadOnlyList<VulnerabilityFact>> OfAsync(SignedIn person, Guid pupilId)
    {
        var facts = await db
            .VulnerabilityFacts.Where(row =>
                row.SchoolId == person.SchoolId && row.PupilId == pupilId
            )
            .OrderByDescending(row => row.RecordedAt)
            .ToListAsync();
        return [.. facts.Where(fact => Settable.IsByHand(fact.Group))];
    }

    /// <summary>Those of a pupil's facts that count today.</summary>
    /// <param name="facts">The latest first.</param>
    public IReadOnlySet<VulnerabilityFact> Counting(IEnumerable<VulnerabilityFact> facts) =>
        RecordedFacts.Counting(facts.Reverse(), Today).ToHashSet();

    /// <summary>Sets a group of some pupils; a form that is sent twice sets it once.</summary>
    public Task SetAsync(SignedIn person, IReadOnlyCollection<Guid> pupils, ByHand said) =>
        db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(person.SchoolId, null);
            var known = await db
                .VulnerabilityFacts.Where(row =>
                    row.SchoolId == person.SchoolId && pupils.Contains(row.PupilId)
                )
                .OrderBy(row => row.RecordedAt)
                .ToListAsync();
            var at = LatestFacts.After(known.LastOrDefault()?.RecordedAt ?? DateTime.MinValue, Now);
            var last = known
                .Where(row => row.Group == said.What.Group)
                .GroupBy(row => row.PupilId)
                .ToDictionary(rows => rows.Key, rows => rows.Last());
            foreach (
                var pupil in pupils.Where(id => !Says(last.GetValueOrDefault(id), person, said))
            )
            {
                db.Add(FactOf(person, pupil, said, at));
                db.Add(LineOf(person, pupil, said));
            }

            await db.SaveChangesAsync();
        });

    /// <summary>Whether what was recorded last of the group is what the person says now.</summary>
    private static bool Says(VulnerabilityFact? fact, SignedIn person, ByHand said) =>
        fact is not null
        && fact.TypedBy == person.StaffId
        && fact.Value == said.What.Value
        && fact.Reason == said.Reason.Trim()
        && (fact.FirstDay, fact.LastDay, fact.ReviewOn) == (said.From, said.To, said.ReviewOn);

    private static VulnerabilityFact FactOf(
        SignedIn person,
        Guid pupilId,
        ByHand said,
        DateTime at
    ) =>
        new()
        {
            SchoolId = person.SchoolId,
            PupilId = pupilId,
            Group = said.What.Group,
            RecordedAt = at,
            Value = said.What.Value,
            TypedBy = person.StaffId,
            Reason = said.Reason.Trim(),
            FirstDay = said.From,
            LastDay = said.To,
            ReviewOn = said.ReviewOn,
        };

    private AuditEntry LineOf(SignedIn person, Guid pupilId, ByHand said) =>
        new()
        {
            SchoolId = person.SchoolId,
            At = Now,
            StaffId = person.StaffId,
            What = "fact",
            PupilId = pupilId,
            About =
                $"set by hand, from {said.From:yyyy-MM-dd} to {Day(said.To, "no set end")}, to be looked at again {Day(said.ReviewOn, "on no set day")}",
        };

    private static string Day(DateOnly? day, string none) => day?.ToString("yyyy-MM-dd") ?? none;
}
