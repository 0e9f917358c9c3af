using Edict.Auditing;
using Edict.Data;
using Edict.Exporting;
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
public sealed class IndexModel(RaisedDesk desk, Reader reader, Looks looks) : PageModel, ITabled
{
    [BindProperty]
    public TakeForm Take { get; set; } = new();

    public RaisedList Listed { get; private set; } = null!;

    public string About => $"raised pupils: {Counted.Of(Listed.Pupils, "pupil")}";

    public ExportedTable Table => RaisedLines.Of(Listed);

    private SignedIn Person => SignedIn.Of(User);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await GatherAsync())
        {
            return Forbid();
        }

        await LookAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await GatherAsync())
        {
            return Forbid();
        }

        if (Listed.Taken.Any(row => row.Raised.Id == Take.Id))
        {
            return await TooLateAsync();
        }

        if (Listed.ToTake.All(row => row.Raised.Id != Take.Id))
        {
            return NotFound();
        }

        var outcome = Take.Outcome?.Trim() ?? "";
        if (outcome.Length is 0 or > Raised.Longest)
        {
            return await RefusedAsync(
                $"Outcome-{Take.Id}",
                $"Say what becomes of it in at most {Raised.Longest} characters"
            );
        }

        if (!await desk.TakeAsync(Person, Take.Id, outcome))
        {
            await GatherAsync();
            return await TooLateAsync();
        }

        TempData["Message"] = "Taken: whoever raised the pupil reads what you wrote.";
        return RedirectToPage();
    }

    /// <summary>Somebody else said first what became of it: both are shown, so that what was typed is not gone.</summary>
    private Task<PageResult> TooLateAsync()
    {
        var taken = Listed.Taken.Single(row => row.Raised.Id == Take.Id);
        return RefusedAsync(
            "",
            $"{taken.TakenBy} has said meanwhile what becomes of it: “{taken.Raised.Outcome}”. You wrote: “{Take.Outcome?.Trim()}”"
        );
    }

    private async Task<PageResult> RefusedAsync(string field, string words)
    {
        await LookAsync();
        return this.Refused(field, words);
    }

    private async Task<bool> GatherAsync()
    {
        if (await reader.GatherAsync() is not { Sight.HasToDoWithRaised: true } gathered)
        {
            return false;
        }

        Listed = RaisedList.Of(gathered, await desk.AllAsync(Person.SchoolId));
        return true;
    }

    private async Task LookAsync()
    {
        if (Listed.Pupils > 0)
        {
            await looks.ListAsync(About);
        }
    }
}
