using Edict.Data;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Pupils;

/// <summary>A restriction as a form says it.</summary>
public sealed class RestrictForm
{
    public RestrictionReason? Reason { get; set; }

    public DateOnly? From { get; set; }

    /// <summary>The last day; null for no set end.</summary>
    public DateOnly? To { get; set; }
}

/// <summary>Where the marks are kept by which a pupil's groups are restricted. Each act writes its line of the audit log with it.</summary>
public sealed class RestrictionDesk(EdictDb db, TimeProvider clock)
{
    public DateOnly Today => DateOnly.FromDateTime(Now);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A pupil's marks that are not over.</summary>
    public async Task<IReadOnlyList<Restriction>> OfAsync(SignedIn person, Guid pupilId)
    {
        var today = Today;
        return await db
            .Restrictions.Where(row =>
                row.SchoolId == person.SchoolId
                && row.PupilId == pupilId
                && (row.To == null || row.To >= today)
            )
            .OrderBy(row => row.From)
            .ThenBy(row => row.Id)
            .ToListAsync();
    }

    public Task RestrictAsync(
        SignedIn person,
        Guid pupilId,
        RestrictionReason reason,
        DateOnly from,
        DateOnly? to
    )
    {
        var row = new Restriction
        {
            Id = Guid.CreateVersion7(),
            SchoolId = person.SchoolId,
            PupilId = pupilId,
            Reason = reason,
            From = from,
            To = to,
            SetById = person.StaffId,
        };
        db.Add(row);
        return SaveAsync(person, "restriction", row);
    }

    /// <summary>Ends a mark with yesterday, or takes it away where it begins today or later.</summary>
    public Task EndAsync(SignedIn person, Restriction mark)
    {
        var row = db.Attach(mark).Entity;
        if (row.From >= Today)
        {
            db.Remove(row);
        }
        else
        {
            row.To = Today.AddDays(-1);
        }

        return SaveAsync(person, "unrestriction", row);
    }

    private Task<int> SaveAsync(SignedIn person, string what, Restriction row)
    {
        db.Add(
            new AuditEntry
            {
                SchoolId = person.SchoolId,
                At = Now,
                StaffId = person.StaffId,
                What = what,
                PupilId = row.PupilId,
                About =
                    $"from {row.From:yyyy-MM-dd} to {row.To?.ToString("yyyy-MM-dd") ?? "no set end"}",
            }
        );
        return db.SaveChangesAsync();
    }
}
