using Edict.Auditing;
using Edict.Data;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Audit;

/// <summary>One line of the audit log with what it changed.</summary>
public sealed class LineModel(Reader reader, EdictDb db, Looks looks) : PageModel
{
    public AuditLine Shown { get; private set; } = null!;

    public AuditNames Names { get; private set; } = null!;

    /// <summary>Null where the values are erased.</summary>
    public IReadOnlyList<ChangeTold>? Changes { get; private set; }

    /// <summary>For how many years values are kept (P26).</summary>
    public int KeptYears { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await reader.GatherAsync() is not { Sight.IsLeadership: true } gathered)
        {
            return Forbid();
        }

        var schoolId = SignedIn.Of(User).SchoolId;
        Names = await AuditNames.OfAsync(db, schoolId, gathered);
        if (await FindAsync(schoolId, id) is not var (shown, values))
        {
            return NotFound();
        }

        await looks.ListAsync($"audit log, what line {shown.Number} changed");
        Shown = shown;
        KeptYears = gathered.School.PolicyNow.Retention.AuditYears;
        Changes = values is null ? null : ChangesTold.Of(shown.Line.What, values, Names);
        return Page();
    }

    /// <returns>Null for no such line, for one that changed nothing that is told, and for one about a pupil from whom the reader is kept.</returns>
    private async Task<(AuditLine Shown, AuditValues? Values)?> FindAsync(Guid schoolId, Guid id)
    {
        var found = await (
            from line in db.Audit
            where line.SchoolId == schoolId && line.Id == id
            join seal in db.AuditSeals
                on new { line.SchoolId, EntryId = line.Id } equals new
                {
                    seal.SchoolId,
                    seal.EntryId,
                }
            join row in db.AuditValues
                on new { line.SchoolId, EntryId = line.Id } equals new { row.SchoolId, row.EntryId }
                into kept
            from values in kept.DefaultIfEmpty()
            select new
            {
                seal.Sequence,
                Line = line,
                Values = (AuditValues?)values,
            }
        ).SingleOrDefaultAsync();
        return
            found is not null
            && ChangesTold.AreToldOf(found.Line)
            && !(found.Line.PupilId is { } pupil && Names.IsKeptFrom(pupil))
            ? (new(found.Sequence, found.Line), found.Values)
            : null;
    }
}
