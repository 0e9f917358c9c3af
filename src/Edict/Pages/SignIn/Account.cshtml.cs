using System.ComponentModel.DataAnnotations;
using Edict.Data;
using Edict.People;
using Edict.SigningIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.SignIn;

/// <summary>A password to be changed.</summary>
public sealed class PasswordForm
{
    [Required(ErrorMessage = "Enter your present password")]
    [StringLength(
        PasswordRules.Longest,
        ErrorMessage = "A password has at most 128 characters: enter it again"
    )]
    public string Present { get; set; } = "";

    [Required(ErrorMessage = "Choose a new password")]
    public string Chosen { get; set; } = "";

    [Compare(nameof(Chosen), ErrorMessage = "Enter the new password a second time, the same")]
    public string Again { get; set; } = "";
}

/// <summary>One's own account.</summary>
[TypeFilter<ServedAlone>]
public sealed class AccountModel(EdictDb db, Entrance entrance, SignInLimits limits) : PageModel
{
    [BindProperty]
    public PasswordForm Form { get; set; } = new();

    public string Email { get; private set; } = "";

    public bool HasPassword { get; private set; }

    public bool AsksForCode { get; private set; }

    public async Task OnGetAsync()
    {
        var person = SignedIn.Of(User);
        Email = await db
            .Staff.Where(row => row.SchoolId == person.SchoolId && row.Id == person.StaffId)
            .Select(row => row.Email)
            .SingleAsync();
        var account = await AccountStore.FindAsync(db, person.SchoolId, person.StaffId);
        HasPassword = account!.PasswordHash is not null;
        AsksForCode = account.AsksForCode;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (!HasPassword)
        {
            return NotFound();
        }

        if (ModelState.IsValid && limits.Wait(HttpContext, Email) is { } wait)
        {
            Door.SayWait(Response, wait);
            ModelState.AddModelError(
                "",
                $"Too many tries. Wait {WaitWords.Of(wait)}, and try again."
            );
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }

        if (
            ModelState.IsValid
            && await entrance.ChangePasswordAsync(HttpContext, Form.Present, Form.Chosen)
                is { } fault
        )
        {
            ModelState.AddModelError($"Form.{fault.Field}", fault.Words);
        }

        if (!ModelState.IsValid)
        {
            return this.Refused();
        }

        TempData["Message"] = "Your password is changed. You are signed out everywhere else.";
        return RedirectToPage();
    }
}
