using Edict.Data;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.RaisedPupils;

/// <summary>Where teachers raise pupils, and CLs say what became of it. Each act writes its line of the audit log with it.</summary>
public sealed class RaisedDesk(EdictDb db, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>All that were raised in the school, the latest first.</summary>
    public async Task<IReadOnlyList<Raised>> AllAsync(Guid schoolId) =>
        await db
            .Raised.Where(row => row.SchoolId == schoolId)
            .OrderByDescending(row => row.RaisedAt)
            .ThenByDescending(row => row.Id)
            .ToListAsync();

    /// <summary>Raises a pupil; a form that is sent twice raises once.</summary>
    public Task RaiseAsync(SignedIn person, Guid pupilId, Guid facultyId, string line) =>
        db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(person.SchoolId, cycleId: null);
            var row = new Raised
            {
                Id = Guid.CreateVersion7(),
                SchoolId = person.SchoolId,
                PupilId = pupilId,
                FacultyId = facultyId,
                Line = line,
                RaisedById = person.StaffId,
                RaisedAt = Now,
            };
            if (!await WaitsAsync(row))
            {
                db.Add(row);
                await SaveAsync(person, row, "raised for the faculty meeting");
            }
        });

    /// <summary>Says what became of one that waits.</summary>
    /// <returns>Whether it still waited: somebody else may have been quicker.</returns>
    public async Task<bool> TakeAsync(SignedIn person, Guid id, string outcome)
    {
        var isTaken = false;
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockAsync(person.SchoolId, cycleId: null);
            var row = await db
                .Raised.AsTracking()
                .SingleAsync(raised => raised.SchoolId == person.SchoolId && raised.Id == id);
            if (row.TakenAt is not null)
            {
                return;
            }

            (row.Outcome, row.TakenById, row.TakenAt) = (outcome, person.StaffId, Now);
            await SaveAsync(person, row, "taken by the faculty");
            isTaken = true;
        });
        return isTaken;
    }

    private Task<bool> WaitsAsync(Raised row) =>
        db.Raised.AnyAsync(other =>
            other.SchoolId == row.SchoolId
            && other.PupilId == row.PupilId
            && other.FacultyId == row.FacultyId
            && other.RaisedById == row.RaisedById
            && other.Line == row.Line
            && other.TakenAt == null
        );

    private Task<int> SaveAsync(SignedIn person, Raised row, string about)
    {
        db.Add(
            new AuditEntry
            {
                SchoolId = person.SchoolId,
                At = Now,
                StaffId = person.StaffId,
                What = "raising",
                PupilId = row.PupilId,
                About = about,
            }
        );
        return db.SaveChangesAsync();
    }
}
