using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.SignIn;

/// <summary>Ends the session, in every tab of the browser.</summary>
[TypeFilter<ServedAlone>]
public sealed class OutModel : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync();
        TempData["Message"] = "You are signed out.";
        return RedirectToPage("/SignIn/Index");
    }
}
