using Edict.Auditing;
using Edict.Data;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.RaisedPupils;

/// <summary>What became of a raised pupil, as a form says it.</summary>
public sealed class TakeForm
{
    public Guid Id { get; set; }

    public string? Outcome { get; set; }
}

/// <summary>Whom teachers raised for the faculty meeting: for the CL, who says what became of it, and for who raised them.</summary>
public sealed class IndexModel(RaisedDesk desk, Reader reader, Looks looks) : PageModel
{
    [BindProperty]
    public TakeForm Take { get; set; } = new();

    public RaisedList Listed { get; private set; } = null!;

    private SignedIn Person => SignedIn.Of(User);

    public async Task<IActionResult> OnGetAsync() => await ShowAsync() ? Page() : Forbid();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ShowAsync())
        {
            return Forbid();
        }

        if (Listed.Taken.Any(row => row.Raised.Id == Take.Id))
        {
            return Refused("", "Somebody else has said meanwhile what became of it");
        }

        if (Listed.ToTake.All(row => row.Raised.Id != Take.Id))
        {
            return NotFound();
        }

        var outcome = Take.Outcome?.Trim() ?? "";
        if (outcome.Length is 0 or > Raised.Longest)
        {
            return Refused(
                $"Outcome-{Take.Id}",
                $"Say what becomes of it in at most {Raised.Longest} characters"
            );
        }

        TempData["Message"] = await desk.TakeAsync(Person, Take.Id, outcome)
            ? "Taken: whoever raised the pupil reads what you wrote."
            : "Somebody else was quicker.";
        return RedirectToPage();
    }

    private PageResult Refused(string field, string words)
    {
        ModelState.AddModelError(field, words);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<bool> ShowAsync()
    {
        if (await reader.GatherAsync() is not { Sight.HasToDoWithRaised: true } gathered)
        {
            return false;
        }

        Listed = RaisedList.Of(gathered, await desk.AllAsync(Person.SchoolId));
        var pupils = Listed
            .ToTake.Concat(Listed.Own)
            .Concat(Listed.Taken)
            .DistinctBy(row => row.Pupil.Id)
            .Count();
        if (pupils > 0)
        {
            await looks.ListAsync(
                $"raised pupils: {(pupils == 1 ? "1 pupil" : $"{pupils} pupils")}"
            );
        }

        return true;
    }
}
