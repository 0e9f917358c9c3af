using Edict.Auditing;
using Edict.Data;
using Edict.Overview;
using Edict.Pages.RaisedPupils;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Pupils;

/// <summary>A pupil to be raised, as a form says it.</summary>
public sealed class RaiseForm
{
    public string? Line { get; set; }

    /// <summary>The faculty whose meeting is meant; null where the teacher has the pupil in one alone.</summary>
    public Guid? Faculty { get; set; }
}

/// <summary>Where a class teacher raises a pupil of theirs for the faculty meeting, with one line.</summary>
public sealed class RaiseModel(RaisedDesk desk, Reader reader, Looks looks) : PageModel
{
    [BindProperty]
    public RaiseForm Raise { get; set; } = new();

    public PupilInSession Pupil { get; private set; } = null!;

    /// <summary>The faculties in which the reader teaches the pupil.</summary>
    public IReadOnlyList<FacultyNamed> Faculties { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) => await RefusedAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await RefusedAsync(id) is { } refused)
        {
            return refused;
        }

        var line = Raise.Line?.Trim() ?? "";
        var faculty = Faculties is [var only] ? only.Id : Raise.Faculty;
        if (line.Length is 0 or > Raised.Longest)
        {
            ModelState.AddModelError(
                "Raise.Line",
                $"Say what it is about in at most {Raised.Longest} characters"
            );
        }
        else if (Faculties.All(choice => choice.Id != faculty))
        {
            ModelState.AddModelError("Raise.Faculty", "Choose the faculty");
        }
        else
        {
            await desk.RaiseAsync(SignedIn.Of(User), id, faculty!.Value, line);
            TempData["Message"] = "Raised: it waits for the faculty meeting.";
            return RedirectToPage("Index", new { id });
        }

        return this.Refused();
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

        Faculties = school.TaughtIn(sight, pupil);
        if (Faculties.Count == 0)
        {
            return Forbid();
        }

        await looks.PupilAsync(id);
        Pupil = pupil;
        return null;
    }
}
