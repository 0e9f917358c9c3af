using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages;

/// <summary>The front page: to the overview for whoever has one, to the concerns of their classes for a teacher.</summary>
public sealed class IndexModel(Reader reader) : PageModel
{
    public async Task<IActionResult> OnGetAsync()
    {
        var sight = await reader.SightAsync();
        return sight.SeesOverview ? RedirectToPage("/Overview/Index")
            : sight.SeesConcerns ? RedirectToPage("/Concerns/Index")
            : Page();
    }
}
