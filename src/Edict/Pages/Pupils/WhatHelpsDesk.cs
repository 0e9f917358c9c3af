using Edict.Data;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Pupils;

/// <summary>The line as a form says it.</summary>
public sealed class HelpsForm
{
    public string? Line { get; set; }

    public string Trimmed => Line?.Trim() ?? "";
}

/// <summary>Where the PSL and the SfLL write what helps a pupil. Each line is a row of its own, with a line of the audit log.</summary>
public sealed class WhatHelpsDesk(EdictDb db, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>All that was written of a pupil, the latest first.</summary>
    public async Task<IReadOnlyList<WhatHelps>> OfAsync(SignedIn person, Guid pupilId) =>
        await db
            .WhatHelps.Where(row => row.SchoolId == person.SchoolId && row.PupilId == pupilId)
            .OrderByDescending(row => row.WrittenAt)
            .ThenByDescending(row => row.Id)
            .ToListAsync();

    /// <param name="line">Empty to take away what stands.</param>
    public Task WriteAsync(SignedIn person, Guid pupilId, string line)
    {
        db.Add(
            new WhatHelps
            {
                Id = Guid.CreateVersion7(),
                SchoolId = person.SchoolId,
                PupilId = pupilId,
                Line = line,
                WrittenById = person.StaffId,
                WrittenAt = Now,
            }
        );
        db.Add(
            new AuditEntry
            {
                SchoolId = person.SchoolId,
                At = Now,
                StaffId = person.StaffId,
                What = "help",
                PupilId = pupilId,
                About = line.Length == 0 ? "what helps: taken away" : "what helps: written",
            }
        );
        return db.SaveChangesAsync();
    }
}
