using Edict.People;
using Edict.SigningIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.SignIn;

/// <summary>Asks for the second proof, of whoever has set it up.</summary>
[AllowAnonymous]
[TypeFilter<ServedAlone>]
public sealed class CodeModel(CodeDoor door, Entrance entrance, SignInLimits limits) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync() => await PersonAsync() is null ? Again() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await PersonAsync() is not { } person)
        {
            return Again();
        }

        if (limits.Wait(HttpContext, $"code of {person.StaffId}") is { } wait)
        {
            Door.SayWait(Response, wait);
            return Refused(
                StatusCodes.Status429TooManyRequests,
                $"Too many tries. Wait {WaitWords.Of(wait)}, and try again."
            );
        }

        if (await door.TryAsync(person, Code ?? "") is not { } how)
        {
            return Refused(
                StatusCodes.Status400BadRequest,
                $"This code is not right, or was used already. After {AccountLocks.MostWrong} wrong ones an account is locked for {AccountLocks.LockedFor.Minutes} minutes."
            );
        }

        await HttpContext.SignOutAsync(Entering.Scheme);
        await entrance.LetInAsync(HttpContext, person, $"{Entering.ByPassword} and {how}");
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/");
    }

    private async Task<SignedIn?> PersonAsync() =>
        await Entering.OfAsync(HttpContext) is { Places: [var person] } ? person : null;

    private RedirectToPageResult Again() => RedirectToPage("Index", new { ReturnUrl });

    private PageResult Refused(int status, string words)
    {
        Response.StatusCode = status;
        ModelState.AddModelError("Code", words);
        return Page();
    }
}
