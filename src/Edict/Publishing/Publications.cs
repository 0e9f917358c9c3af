using Edict.Data;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Publishing;

/// <summary>Whether a school's groups are published, who said so last, and when (UTC).</summary>
public sealed record PublicationSaid(bool IsOn, string By, DateTime At);

/// <summary>Switches a school's published folder on and off.</summary>
public sealed class Publications(EdictDb db, TimeProvider clock)
{
    /// <summary>Null for a school that never published.</summary>
    public Task<PublicationSaid?> OfAsync(Guid schoolId) =>
        (
            from said in db.GroupsPublications
            join staff in db.Staff
                on new { said.SchoolId, said.StaffId } equals new
                {
                    staff.SchoolId,
                    StaffId = staff.Id,
                }
            where said.SchoolId == schoolId
            select new PublicationSaid(said.IsOn, staff.Name, said.At)
        ).SingleOrDefaultAsync();

    /// <summary>Keeps what the person said, with a line of the audit log.</summary>
    /// <returns>Whether it was kept: one folder is for one school.</returns>
    public async Task<bool> SayAsync(SignedIn person, bool isOn)
    {
        var isFree = true;
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(person.SchoolId, null);
            isFree =
                !isOn
                || !await db.GroupsPublications.AnyAsync(row =>
                    row.SchoolId != person.SchoolId && row.IsOn
                );
            if (isFree)
            {
                await KeepAsync(person, isOn);
            }
        });
        return isFree;
    }

    private async Task KeepAsync(SignedIn person, bool isOn)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var said = await db
            .GroupsPublications.AsTracking()
            .SingleOrDefaultAsync(row => row.SchoolId == person.SchoolId);
        if (said is null)
        {
            db.Add(
                new GroupsPublication
                {
                    SchoolId = person.SchoolId,
                    IsOn = isOn,
                    StaffId = person.StaffId,
                    At = now,
                }
            );
        }
        else
        {
            (said.IsOn, said.StaffId, said.At) = (isOn, person.StaffId, now);
        }

        db.Add(
            new AuditEntry
            {
                SchoolId = person.SchoolId,
                At = now,
                StaffId = person.StaffId,
                What = isOn ? "publish" : "unpublish",
                About = "the workbook of vulnerable groups, in the published folder",
            }
        );
        await db.SaveChangesAsync();
    }
}
