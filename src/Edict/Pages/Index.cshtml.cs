using Edict.Overview;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages;

/// <summary>The front page: to the overview for whoever has one, to the concerns of their classes for a teacher.</summary>
public sealed class IndexModel(Reader reader) : PageModel
{
    /// <summary>The posts that nobody holds, for the office, which fills them; null for others.</summary>
    public IReadOnlyList<EmptyPost>? Empty { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var sight = await reader.SightAsync();
        Empty = sight.TakesInFiles ? EmptyPost.Of(await reader.SchoolAsync()) : null;
        return sight.IsPromoted ? RedirectToPage("/Overview/Index")
            : sight.SeesConcerns ? RedirectToPage("/Concerns/Index")
            : Page();
    }
}
