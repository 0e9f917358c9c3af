using Edict.Cycles;
using Edict.Data;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Cycles;

/// <summary>Where the office sets up a cycle, and moves its days.</summary>
public sealed class DatesModel(Reader reader, CycleCalendar calendar, CalendarDesk desk) : PageModel
{
    /// <summary>Null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public CycleForm Form { get; set; } = new();

    public Session Session { get; private set; } = null!;

    /// <summary>The cycle as it is; null for a new one.</summary>
    public CycleStanding? Standing { get; private set; }

    public bool HasOpened => Standing?.HasOpened == true;

    /// <summary>Whether the cycle can still be taken out of the calendar.</summary>
    public bool MayBeRemoved { get; private set; }

    public Task<IActionResult> OnGetAsync() =>
        ShowAsync(() =>
        {
            Form = Standing is null ? Form : CycleForm.Of(Standing.Cycle);
            return Task.FromResult<IActionResult>(Page());
        });

    public Task<IActionResult> OnPostAsync() =>
        ShowAsync(async () =>
        {
            if (ModelState.IsValid)
            {
                foreach (var fault in await desk.SaveAsync(SignedIn.Of(User), Session, Id, Form))
                {
                    ModelState.AddModelError(fault.Field, fault.Words);
                }
            }

            if (ModelState.IsValid)
            {
                TempData["Message"] = $"Saved: {Form.Name!.Trim()}.{Late}";
                return RedirectToPage("Index");
            }

            return this.Refused();
        });

    public Task<IActionResult> OnPostRemoveAsync() =>
        ShowAsync(async () =>
        {
            if (Standing is null)
            {
                return NotFound();
            }

            if (await desk.RemoveAsync(SignedIn.Of(User), Standing.Cycle.Id) is not { } refused)
            {
                TempData["Message"] = $"Removed: {Standing.Cycle.Name}.";
                return RedirectToPage("Index");
            }

            Form = CycleForm.Of(Standing.Cycle);
            return this.Refused(refused.Field, refused.Words);
        });

    /// <summary>What is said of a cycle that was set up after its reports were due, as for an earlier cycle's file.</summary>
    private string Late =>
        !HasOpened && Form.ClosesOn < calendar.Today
            ? $" Its reports were due by {Form.ClosesOn.Value.Words()}, which is over; it can be removed while nothing is in it."
            : "";

    private async Task<IActionResult> ShowAsync(Func<Task<IActionResult>> then)
    {
        if (!(await reader.SightAsync()).TakesInFiles)
        {
            return Forbid();
        }

        var schoolId = SignedIn.Of(User).SchoolId;
        if (await calendar.SessionAsync(schoolId) is not { } session)
        {
            return NotFound();
        }

        (Session, Standing) = (
            session,
            Id is { } id ? await calendar.OneAsync(schoolId, id) : null
        );
        if (Id is not null && Standing is null)
        {
            return NotFound();
        }

        MayBeRemoved = Standing is not null && !await desk.IsUsedAsync(Standing.Cycle);
        return await then();
    }
}
