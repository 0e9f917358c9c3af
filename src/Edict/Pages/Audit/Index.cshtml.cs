using Edict.Auditing;
using Edict.Data;
using Edict.Overview;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Audit;

/// <summary>Who saw or changed what, for the leadership.</summary>
public sealed class IndexModel(Reader reader, EdictDb db, Looks looks, AuditWriter audit)
    : PageModel
{
    private const int MostLines = 100;

    private const int MostFound = 20;

    [BindProperty(SupportsGet = true, Name = "")]
    public AuditFilter Filter { get; set; } = new();

    /// <summary>Lines with a smaller number than this alone.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Older { get; set; }

    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    /// <summary>The last number that is shown, where there are older lines.</summary>
    public long? Next { get; private set; }

    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public AuditNames Names { get; private set; } = null!;

    /// <summary>The pupils of the name that was searched for; null where none was.</summary>
    public IReadOnlyList<PupilInSession>? Found { get; private set; }

    public bool IsMoreFound { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await ShowAsync(null);

    /// <summary>Searches for a pupil: by a form, so that no name stands in an address.</summary>
    public async Task<IActionResult> OnPostAsync(string? name) => await ShowAsync(name ?? "");

    private async Task<IActionResult> ShowAsync(string? name)
    {
        if (await reader.GatherAsync() is not { Sight.IsLeadership: true } gathered)
        {
            return Forbid();
        }

        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        var schoolId = SignedIn.Of(User).SchoolId;
        Names = await AuditNames.OfAsync(db, schoolId, gathered);
        if (Filter.Pupil is { } pupil && Names.IsKeptFrom(pupil))
        {
            return NotFound();
        }

        await looks.ListAsync(
            name is null ? $"audit log{Filter.About}" : "audit log, a search for a pupil by name"
        );
        Search(name);
        await audit.FlushAsync();
        await LoadAsync(schoolId);
        return Page();
    }

    private void Search(string? name)
    {
        if (name is not null)
        {
            var found = Names.Find(name).Take(MostFound + 1).ToList();
            IsMoreFound = found.Count > MostFound;
            Found = [.. found.Take(MostFound)];
        }
    }

    private async Task LoadAsync(Guid schoolId)
    {
        var lines = await Filter
            .Of(db, schoolId, Names, Older ?? long.MaxValue)
            .Take(MostLines + 1)
            .ToListAsync();
        Lines = [.. lines.Take(MostLines)];
        Next = lines.Count > MostLines ? Lines[^1].Number : null;
        Kinds = await db
            .Audit.Where(line => line.SchoolId == schoolId)
            .Select(line => line.What)
            .Distinct()
            .OrderBy(word => word)
            .ToListAsync();
    }
}
