using Edict.Data;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.People;

/// <summary>From whom somebody is to be kept, as a form says it.</summary>
public sealed class KeepForm
{
    /// <summary>Parts of a pupil's name.</summary>
    public string? Name { get; set; }

    public Guid? Pupil { get; set; }

    /// <summary>Who is kept; null for the person themselves.</summary>
    public Guid? Staff { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }
}

/// <summary>A mark that keeps somebody from a pupil, with names.</summary>
/// <param name="Pupil">With the registration class.</param>
/// <param name="IsOwn">Whether the reader is the one who is kept.</param>
public sealed record KeptRow(KeptFrom Row, string Person, string Pupil, string SetBy, bool IsOwn);

/// <summary>Where the marks are kept by which somebody sees nothing of a pupil.</summary>
public sealed class KeptFromDesk(EdictDb db, Reader reader, TimeProvider clock)
{
    public DateOnly Today => DateOnly.FromDateTime(Now);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The marks that are not over: the reader's own, and to the leadership those of all, without pupils from whom the reader is kept.</summary>
    public async Task<IReadOnlyList<KeptRow>> RowsAsync(SignedIn person)
    {
        var sight = await reader.SightAsync();
        var school = await reader.SchoolAsync();
        var today = Today;
        var rows = await db
            .KeptFrom.Where(row =>
                row.SchoolId == person.SchoolId && (row.To == null || row.To >= today)
            )
            .OrderBy(row => row.From)
            .ThenBy(row => row.Id)
            .ToListAsync();
        return
        [
            .. rows.Where(row =>
                    row.StaffId == person.StaffId
                    || (
                        sight.IsLeadership
                        && !rows.Any(own =>
                            own.StaffId == person.StaffId && own.PupilId == row.PupilId
                        )
                    )
                )
                .Select(row => new KeptRow(
                    row,
                    school.Named(row.StaffId)!.Name,
                    school.Pupils.TryGetValue(row.PupilId, out var pupil)
                        ? $"{pupil.ListName} {pupil.RegistrationClass}"
                        : "a pupil of another session",
                    school.Named(row.SetById)!.Name,
                    row.StaffId == person.StaffId
                )),
        ];
    }

    /// <param name="staffId">Who is kept.</param>
    public async Task KeepAsync(
        SignedIn person,
        Guid staffId,
        Guid pupilId,
        DateOnly from,
        DateOnly? to
    )
    {
        var row = new KeptFrom
        {
            Id = Guid.CreateVersion7(),
            SchoolId = person.SchoolId,
            StaffId = staffId,
            PupilId = pupilId,
            From = from,
            To = to,
            SetById = person.StaffId,
        };
        db.Add(row);
        await SaveAsync(person, "keeping", row);
    }

    /// <summary>Ends a mark with yesterday, or takes it away where it begins today or later.</summary>
    /// <returns>Whether it was done: by the leadership, and for a colleague.</returns>
    public async Task<bool> RemoveAsync(SignedIn person, Guid id)
    {
        var row = (await RowsAsync(person)).FirstOrDefault(row => row.Row.Id == id);
        if (row is null || row.IsOwn)
        {
            return false;
        }

        var kept = db.Attach(row.Row).Entity;
        if (kept.From >= Today)
        {
            db.Remove(kept);
        }
        else
        {
            kept.To = Today.AddDays(-1);
        }

        await SaveAsync(person, "release", kept);
        return true;
    }

    private Task<int> SaveAsync(SignedIn person, string what, KeptFrom row)
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
                    $"staff {row.StaffId}, from {row.From:yyyy-MM-dd} to {row.To?.ToString("yyyy-MM-dd") ?? "no set end"}",
            }
        );
        return db.SaveChangesAsync();
    }
}
