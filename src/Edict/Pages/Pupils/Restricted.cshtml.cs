using Edict.Auditing;
using Edict.Data;
using Edict.Overview;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Pupils;

/// <summary>
/// The mark by which a pupil's groups are shown to the PSL of the house, the SfLL, the year head and own teachers alone (P24):
/// the first three set it and take it away.
/// </summary>
public sealed class RestrictedModel(RestrictionDesk desk, Reader reader, Looks looks) : PageModel
{
    [BindProperty]
    public RestrictForm Restrict { get; set; } = new();

    public PupilInSession Pupil { get; private set; } = null!;

    /// <summary>The marks that are not over.</summary>
    public IReadOnlyList<(Restriction Row, string SetBy)> Rows { get; private set; } = [];

    public DateOnly Today => desk.Today;

    private SignedIn Person => SignedIn.Of(User);

    public async Task<IActionResult> OnGetAsync(Guid id) => await RefusedAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await RefusedAsync(id) is { } refused)
        {
            return refused;
        }

        var from = Restrict.From ?? Today;
        if (Restrict.Reason is not { } reason || !Enum.IsDefined(reason))
        {
            ModelState.AddModelError("Restrict.Reason", "Choose the reason");
        }
        else if (LastDay.FaultOf(Restrict.To, from, Today) is { } fault)
        {
            ModelState.AddModelError("Restrict.To", fault);
        }
        else if (ModelState.IsValid)
        {
            await desk.RestrictAsync(Person, id, reason, from, Restrict.To);
            return Done(id, "Restricted.");
        }

        return this.Refused();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, Guid mark)
    {
        if (await RefusedAsync(id) is { } refused)
        {
            return refused;
        }

        if (Rows.FirstOrDefault(row => row.Row.Id == mark).Row is not { } found)
        {
            return NotFound();
        }

        await desk.EndAsync(Person, found);
        return Done(id, "Ended: the groups are shown as others' are.");
    }

    private async Task<IActionResult?> RefusedAsync(Guid id)
    {
        if (await reader.GatherAsync() is not { } gathered)
        {
            return Forbid();
        }

        if (gathered.PupilOf(id) is not { } pupil)
        {
            return NotFound();
        }

        var (school, sight, _) = gathered;

        if (!sight.Restricts(school.Sighted(pupil)))
        {
            return Forbid();
        }

        await looks.PupilAsync(id);
        Pupil = pupil;
        var rows = await desk.OfAsync(Person, id);
        Rows = [.. rows.Select(row => (row, school.Named(row.SetById)!.Name))];
        return null;
    }

    private RedirectToPageResult Done(Guid id, string message)
    {
        TempData["Message"] = message;
        return RedirectToPage(new { id });
    }
}
