using Edict.Auditing;
using Edict.Overview;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.People;

/// <summary>
/// The pupils of whom one sees nothing: own child, relative. Whoever works here says so themselves, or the leadership does;
/// only the leadership takes it back, and of nobody their own.
/// </summary>
public sealed class KeptFromModel(Reader reader, KeptFromDesk desk, Looks looks) : PageModel
{
    [BindProperty]
    public KeepForm Keep { get; set; } = new();

    public IReadOnlyList<KeptRow> Rows { get; private set; } = [];

    /// <summary>Whom the search found; null where nothing was searched for.</summary>
    public IReadOnlyList<PupilInSession>? Found { get; private set; }

    /// <summary>Whether the reader may say it of a colleague.</summary>
    public bool IsLeadership { get; private set; }

    /// <summary>Whom the leadership can choose.</summary>
    public IReadOnlyList<Holder> Colleagues { get; private set; } = [];

    public string Today => desk.Today.ToString("yyyy-MM-dd");

    public async Task<IActionResult> OnGetAsync() => await ShowAsync() ? Page() : Forbid();

    /// <summary>Finds pupils by name. It is posted, so that no address carries a name.</summary>
    public async Task<IActionResult> OnPostFindAsync()
    {
        if (!await ShowAsync())
        {
            return Forbid();
        }

        if (Keep.Name is not { } name || name.Trim().Length < NameSearch.Fewest)
        {
            return this.Refused(
                "Keep.Name",
                $"Give at least {NameSearch.Fewest} letters of the name"
            );
        }

        await SearchAsync(name);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ShowAsync())
        {
            return Forbid();
        }

        await SearchAsync(Keep.Name ?? "");
        var staffId = Keep.Staff is { } colleague && IsLeadership ? colleague : Person.StaffId;
        var school = await reader.SchoolAsync();
        if (Found!.FirstOrDefault(pupil => pupil.Id == Keep.Pupil) is not { } pupil)
        {
            return this.Refused("Keep.Pupil", "Choose the pupil");
        }

        if (school.Named(staffId) is null)
        {
            return this.Refused("Keep.Staff", "Choose who is to be kept from the pupil");
        }

        var from = Keep.From ?? desk.Today;
        if (LastDay.FaultOf(Keep.To, from, desk.Today) is { } fault)
        {
            return this.Refused("Keep.To", fault);
        }

        if (!ModelState.IsValid)
        {
            return this.Refused();
        }

        await desk.KeepAsync(Person, staffId, pupil.Id, from, Keep.To);
        TempData["Message"] = "Kept.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        if (!(await reader.SightAsync()).IsLeadership)
        {
            return Forbid();
        }

        if (!await desk.RemoveAsync(Person, id))
        {
            return NotFound();
        }

        TempData["Message"] = "Removed: by their roles they see the pupil again.";
        return RedirectToPage();
    }

    private SignedIn Person => SignedIn.Of(User);

    private async Task SearchAsync(string name)
    {
        var school = await reader.SchoolAsync();
        var sight = await reader.SightAsync();
        Found = NameSearch.In(
            school.Pupils.Values.Where(pupil =>
                school.IsHere(pupil) && !sight.IsKeptFrom(pupil.Id)
            ),
            name
        );
        await looks.ListAsync("a search for a pupil to be kept from");
    }

    private async Task<bool> ShowAsync()
    {
        var sight = await reader.SightAsync();
        IsLeadership = sight.IsLeadership;
        Colleagues = IsLeadership ? (await reader.SchoolAsync()).Staff : [];
        Rows = await desk.RowsAsync(Person);
        if (Rows.Count > 0)
        {
            await looks.ListAsync(IsLeadership ? "who is kept from whom" : "whom one is kept from");
        }

        return sight.HoldsRole;
    }
}
