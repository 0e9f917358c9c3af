using System.ComponentModel.DataAnnotations;
using Edict.SigningIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.SignIn;

/// <summary>A password that somebody who was invited chooses.</summary>
public sealed class ChosenPasswordForm
{
    [Required(ErrorMessage = "Choose a password")]
    public string Password { get; set; } = "";

    [Compare(nameof(Password), ErrorMessage = "Enter the password a second time, the same")]
    public string Again { get; set; } = "";
}

/// <summary>Where the link of an invitation leads.</summary>
[AllowAnonymous]
[TypeFilter<ServedAlone>]
public sealed class InvitationModel(Invitations invitations, SignInLimits limits) : PageModel
{
    [BindProperty]
    public ChosenPasswordForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>Who is invited, by address; null where the link does not work any more.</summary>
    public string? Email { get; private set; }

    public async Task OnGetAsync()
    {
        Email = (await invitations.GuestAsync(Token))?.Email;
        if (Email is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (Email is null)
        {
            return Page();
        }

        if (limits.Wait(HttpContext, Email) is { } wait)
        {
            Door.SayWait(Response, wait);
            ModelState.AddModelError(
                "",
                $"Too many tries. Wait {WaitWords.Of(wait)}, and try again."
            );
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }

        if (ModelState.IsValid && await invitations.TakeAsync(Token, Form.Password) is { } fault)
        {
            ModelState.AddModelError("Form.Password", fault);
        }

        if (!ModelState.IsValid)
        {
            return this.Refused();
        }

        TempData["Message"] = "Your password is set. Sign in with it.";
        return RedirectToPage("/SignIn/Index");
    }
}
