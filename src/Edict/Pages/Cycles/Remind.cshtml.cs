using Edict.Cycles;
using Edict.Mail;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Cycles;

/// <summary>To whom a reminder would go, by name and role, and of which classes.</summary>
public sealed class RemindModel(Reader reader, CycleCalendar calendar, ReminderDesk desk)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Those who were shown when the form was.</summary>
    [BindProperty]
    public IList<Guid> To { get; set; } = [];

    public CycleStanding Standing { get; private set; } = null!;

    public ReminderPlan Plan { get; private set; } = null!;

    public IReadOnlyList<Recipient> Recipients { get; private set; } = [];

    /// <summary>The classes that the reader is told of, by name: the office counts the others.</summary>
    public IReadOnlyList<ClassProgress> Named { get; private set; } = [];

    /// <summary>Why nobody is reminded, where nobody is.</summary>
    public string Nobody =>
        Standing.Cycle.ComesByFile
            ? "Reports of this cycle come from SEEMiS: the office takes in the file under Imports, so no teacher is reminded"
            : "Nobody is left to remind: what was shown is handed in, or was reminded of today";

    public IEnumerable<Recipient> Written => Recipients.Where(one => one.Refused is null);

    public Task<IActionResult> OnGetAsync() =>
        ShowAsync(() => Task.FromResult<IActionResult>(Page()));

    public Task<IActionResult> OnPostAsync() =>
        ShowAsync(async () =>
        {
            var count = await desk.RemindAsync(SignedIn.Of(User), Standing.Cycle, [.. To]);
            if (count > 0)
            {
                TempData["Message"] =
                    $"{(count == 1 ? "1 person is" : $"{count} people are")} reminded: the letters are queued.";
                return RedirectToPage("Show", new { Id });
            }

            return this.Refused("", Nobody);
        });

    private async Task<IActionResult> ShowAsync(Func<Task<IActionResult>> then)
    {
        var sight = await reader.SightAsync();
        if (!sight.ChasesReports)
        {
            return Forbid();
        }

        if (await calendar.OneAsync(SignedIn.Of(User).SchoolId, Id) is not { } standing)
        {
            return NotFound();
        }

        Standing = standing;
        Plan = await desk.PlanAsync(standing.Cycle);
        Recipients = await desk.RecipientsAsync(standing.Cycle, Plan);
        Named =
        [
            .. Plan
                .Classes.Select(row => row.Class)
                .Where(row => sight.SeesProgressOf(row.Due.InSight, row.Due.Stages)),
        ];
        return await then();
    }
}
