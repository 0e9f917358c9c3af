using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.SignIn;

/// <summary>What is said where a provider's answer was refused.</summary>
[AllowAnonymous]
[TypeFilter<ServedAlone>]
public sealed class RefusedModel : PageModel
{
    public void OnGet() => Response.StatusCode = StatusCodes.Status403Forbidden;
}
