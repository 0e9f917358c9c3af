using Edict.Data;
using Edict.Mail;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.People;

/// <summary>To whom an invitation would go: for the office, before it goes.</summary>
[TypeFilter<ServedAlone>]
public sealed class InviteModel(EdictDb db, InvitationDesk desk, Reader reader, SiteOptions options)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The address that was shown when the form was.</summary>
    [BindProperty]
    public string? Address { get; set; }

    public Recipient To { get; private set; } = null!;

    public bool HasPassword { get; private set; }

    /// <summary>Who else vouches for staff, by name; null for nobody.</summary>
    public string? Provider => options.Serve?.SignIn.OpenId?.Name;

    public Task<IActionResult> OnGetAsync() =>
        ShowAsync(_ => Task.FromResult<IActionResult>(Page()));

    public Task<IActionResult> OnPostAsync() =>
        ShowAsync(async person =>
        {
            if (await desk.InviteAsync(SignedIn.Of(User), person, Address) is not { } refused)
            {
                TempData["Message"] = $"The invitation to {To.Name}, {To.Address} is queued.";
                return RedirectToPage("Person", new { Id });
            }

            return this.Refused("", refused);
        });

    private async Task<IActionResult> ShowAsync(Func<Staff, Task<IActionResult>> then)
    {
        if (!(await reader.SightAsync()).TakesInFiles)
        {
            return Forbid();
        }

        var school = SignedIn.Of(User).SchoolId;
        var person = await db.Staff.SingleOrDefaultAsync(row =>
            row.SchoolId == school && row.Id == Id
        );
        if (person is null)
        {
            return NotFound();
        }

        To = await desk.RecipientAsync(person);
        HasPassword = await desk.HasPasswordAsync(person);
        return await then(person);
    }
}
