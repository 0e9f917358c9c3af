using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages;

/// <summary>The front page: to the concerns for whoever sees any, and to a word of where to go for the others.</summary>
public sealed class IndexModel(Reader reader) : PageModel
{
    public async Task<IActionResult> OnGetAsync() =>
        (await reader.SightAsync()).SeesConcerns ? RedirectToPage("/Concerns/Index") : Page();
}
