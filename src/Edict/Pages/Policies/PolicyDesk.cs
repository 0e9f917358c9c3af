using Edict.Data;
using Edict.Pages.People;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Policies;

/// <summary>A version of the policy.</summary>
/// <param name="Version">0 for the defaults, of which nothing is kept yet.</param>
/// <param name="At">UTC; null for the defaults.</param>
/// <param name="By">Null for one that came with the school.</param>
public sealed record KeptPolicy(int Version, Policy Policy, DateTime? At, string? By, string? Why)
{
    /// <summary>What is in force where no version is kept.</summary>
    public static KeptPolicy Defaults { get; } = new(0, Policy.Default, null, null, null);

    public PolicyValues Values { get; } = PolicyValues.Of(Policy);

    /// <summary>Who kept it and when, in words.</summary>
    public string Said =>
        At is { } at
            ? $"kept on {SchoolTime.Words(at)}{(By is null ? ", with the school" : $" by {By}")}"
            : "the defaults: no version is kept yet";
}

/// <summary>What came of keeping a policy: a version, or why there is none, and the values to go on from.</summary>
/// <param name="Version">Null where nothing was kept.</param>
/// <param name="Newest">The version that is kept now, on which the values rest.</param>
/// <param name="IsContested">Whether somebody else had kept another version meanwhile.</param>
public sealed record PolicyOutcome(
    int? Version,
    KeptPolicy Newest,
    PolicyValues Values,
    IReadOnlyList<Refusal> Refused,
    bool IsContested = false
);

/// <summary>Where the leadership keeps the policy. Each version is a row of its own, and none is changed.</summary>
public sealed class PolicyDesk(EdictDb db, IHttpContextAccessor context, TimeProvider clock)
{
    private SignedIn Person => SignedIn.Of(context.HttpContext!.User);

    /// <summary>Every version, the newest first; the defaults alone for a school that has kept none.</summary>
    public async Task<IReadOnlyList<KeptPolicy>> VersionsAsync()
    {
        var school = Person.SchoolId;
        var rows = await (
            from policy in db.Policies
            where policy.SchoolId == school
            join staff in db.Staff
                on new { policy.SchoolId, Id = policy.KeptById } equals new
                {
                    staff.SchoolId,
                    Id = (Guid?)staff.Id,
                }
                into keepers
            from staff in keepers.DefaultIfEmpty()
            orderby policy.Version descending
            select new { Policy = policy, By = staff == null ? null : staff.Name }
        ).ToListAsync();
        return rows.Count == 0
            ? [KeptPolicy.Defaults]
            :
            [
                .. rows.Select(row => new KeptPolicy(
                    row.Policy.Version,
                    PolicyInForce.Read(row.Policy.Json),
                    row.Policy.RecordedAt,
                    row.By,
                    row.Policy.Why
                )),
            ];
    }

    /// <summary>Keeps what was typed as the next version, unless it has faults or somebody else was quicker.</summary>
    /// <param name="shown">The version that was shown to whoever typed it.</param>
    public async Task<PolicyOutcome> KeepAsync(int shown, PolicyValues typed, string why)
    {
        PolicyOutcome? outcome = null;
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(Person.SchoolId, null);
            var versions = await VersionsAsync();
            outcome = PolicyEdit.Decide(versions, shown, typed);
            if (outcome.Version is { } version)
            {
                await AddAsync(version, outcome, why);
            }
        });
        return outcome!;
    }

    private Task<int> AddAsync(int version, PolicyOutcome outcome, string why)
    {
        var (person, now) = (Person, clock.GetUtcNow().UtcDateTime);
        var policy = outcome.Values.Read(outcome.Newest.Policy).Policy!;
        db.Add(
            new PolicyVersion
            {
                SchoolId = person.SchoolId,
                Version = version,
                Json = PolicyJson.Write(policy with { Version = version }),
                RecordedAt = now,
                KeptById = person.StaffId,
                Why = why,
            }
        );
        var changes = PolicyValues.Between(outcome.Newest.Values, outcome.Values);
        db.Add(
            new AuditEntry
            {
                SchoolId = person.SchoolId,
                At = now,
                StaffId = person.StaffId,
                What = "policy",
                About = $"version {version}: {string.Join("; ", changes)}",
            }
        );
        return db.SaveChangesAsync();
    }
}
