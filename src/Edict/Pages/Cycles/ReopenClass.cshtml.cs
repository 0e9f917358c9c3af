using Edict.Cycles;
using Edict.People;
using Edict.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Cycles;

/// <summary>Reopens one class of a closed cycle for a day, with a reason.</summary>
public sealed class ReopenClassModel(
    Reader reader,
    CycleCalendar calendar,
    Completeness completeness,
    ReopeningDesk desk
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Class { get; set; }

    [BindProperty]
    public ReopeningForm Form { get; set; } = new();

    public CycleStanding Standing { get; private set; } = null!;

    public ClassDue Due { get; private set; } = null!;

    public DateOnly Today => calendar.Today;

    public Task<IActionResult> OnGetAsync() =>
        ShowAsync(() => Task.FromResult<IActionResult>(Page()));

    public Task<IActionResult> OnPostAsync() =>
        ShowAsync(async () =>
        {
            if (ModelState.IsValid)
            {
                var refused = await desk.ReopenAsync(SignedIn.Of(User), Standing, Due, Form);
                if (refused is null)
                {
                    TempData["Message"] =
                        $"{Due.Name} takes reports of {Standing.Cycle.Name} again on {(Form.On ?? Today).Words()}.";
                    return RedirectToPage("Show", new { Id });
                }

                ModelState.AddModelError(refused.Field, refused.Words);
            }

            return this.Refused();
        });

    private async Task<IActionResult> ShowAsync(Func<Task<IActionResult>> then)
    {
        var sight = await reader.SightAsync();
        if (sight.HeadsStages == StageSet.None)
        {
            return Forbid();
        }

        var standing = await calendar.OneAsync(SignedIn.Of(User).SchoolId, Id);
        var due = standing is null
            ? null
            : (await completeness.OfAsync(standing.Cycle))
                .FirstOrDefault(row => row.Due.Class.Id == Class)
                ?.Due;
        if (due is null || !ReopeningDesk.MayReopen(sight, standing!, due))
        {
            return NotFound();
        }

        (Standing, Due) = (standing!, due);
        return await then();
    }
}
