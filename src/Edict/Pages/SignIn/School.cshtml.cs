using Edict.Data;
using Edict.People;
using Edict.SigningIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.SignIn;

/// <summary>
/// Behind the proof of who somebody is: into their school, into one of several, or told why not.
/// </summary>
[AllowAnonymous]
[TypeFilter<ServedAlone>]
public sealed class SchoolModel(EdictDb db, Entrance entrance, CodeDoor codes) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The schools to choose from, by id.</summary>
    public IReadOnlyList<School> Schools { get; private set; } = [];

    /// <summary>Whether the person is of some school's staff, though without a role.</summary>
    public bool IsStaff { get; private set; }

    public Task<IActionResult> OnGetAsync() => EnterAsync(null);

    public Task<IActionResult> OnPostAsync(Guid? school) => EnterAsync(school);

    private async Task<IActionResult> EnterAsync(Guid? chosen)
    {
        if (await Entering.OfAsync(HttpContext) is not { } entering)
        {
            return RedirectToPage("Index", new { ReturnUrl });
        }

        var open = await entrance.WithRoleAsync(entering.Places);
        if (open.Count == 0)
        {
            IsStaff = entering.Places.Count > 0;
            await HttpContext.SignOutAsync(Entering.Scheme);
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return Page();
        }

        if ((open is [var only] ? only : Chosen(open, chosen)) is { } place)
        {
            if (entering.How == Entering.ByPassword && await codes.IsAskedAsync(place))
            {
                await new Entering([place], entering.How).KeepAsync(HttpContext);
                return RedirectToPage("Code", new { ReturnUrl });
            }

            await HttpContext.SignOutAsync(Entering.Scheme);
            await entrance.LetInAsync(HttpContext, place, entering.How);
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/");
        }

        var ids = open.Select(place => place.SchoolId).ToList();
        Schools = await db
            .Schools.Where(school => ids.Contains(school.Id))
            .OrderBy(school => school.Name)
            .ToListAsync();
        return Page();
    }

    private static SignedIn? Chosen(IReadOnlyList<SignedIn> open, Guid? school) =>
        open.FirstOrDefault(place => place.SchoolId == school);
}
