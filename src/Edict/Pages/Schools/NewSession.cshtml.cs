using Edict.Data;
using Edict.Pages.Imports;
using Edict.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Schools;

/// <summary>The next session: what it would be, before it is made; then that it is made, and the way back.</summary>
[TypeFilter<OfficeOnly>]
public sealed class NewSessionModel(SessionDesk desk, PeopleDesk people) : PageModel
{
    [BindProperty]
    public SessionForm Form { get; set; } = new();

    /// <summary>What would be made; null while a session is prepared.</summary>
    public NewSession? Plan { get; private set; }

    /// <summary>The latest session, where it was made here.</summary>
    public MadeSession? Made { get; private set; }

    /// <summary>A session that is prepared, whoever made it.</summary>
    public Session? Prepared { get; private set; }

    public DateOnly Today => desk.Today;

    /// <summary>The promoted roles that end before the new session, in words.</summary>
    public IReadOnlyList<string> Lapsing { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() =>
        await ShowAsync(isNew: true) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid)
        {
            var (done, refused) = await desk.MakeAsync(Form);
            if (refused is null)
            {
                TempData["Message"] = done;
                return RedirectToPage();
            }

            ModelState.AddModelError(refused.Field, refused.Words);
        }

        return await RefusedAsync(isNew: false);
    }

    public async Task<IActionResult> OnPostBackAsync(string session)
    {
        if (await desk.TakeBackAsync(session) is not { } refused)
        {
            TempData["Message"] = $"{session} was taken back: all is as it was before.";
            return RedirectToPage();
        }

        ModelState.AddModelError(refused.Field, refused.Words);
        return await RefusedAsync(isNew: true);
    }

    private async Task<IActionResult> RefusedAsync(bool isNew)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(isNew) ? Page() : NotFound();
    }

    /// <param name="isNew">Whether the form begins with a year after the session of today, and not with what was typed.</param>
    private async Task<bool> ShowAsync(bool isNew)
    {
        if (await desk.OfTodayAsync() is not { } from)
        {
            return false;
        }

        (Made, Prepared) = (await desk.MadeAsync(), await desk.PreparedAsync());
        if (Prepared is not null)
        {
            return true;
        }

        Form = isNew ? SessionForm.After(from) : Form;
        Plan = await desk.PlanAsync(from, Form);
        (Form.From, Form.Shown) = (from.Name, Plan.Fingerprint);
        var staff = await people.LoadAsync();
        Lapsing =
        [
            .. Plan.Lapsing.Select(role =>
                $"{staff.Words(role)}, {staff.Staff[role.StaffId].Name}, to {role.To:d MMMM yyyy}"
            ),
        ];
        return true;
    }
}
