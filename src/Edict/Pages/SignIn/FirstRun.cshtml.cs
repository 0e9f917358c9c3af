using System.ComponentModel.DataAnnotations;
using Edict.SigningIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.SignIn;

/// <summary>The school and the person who run Edict first.</summary>
public sealed class FirstRunForm
{
    [Required(ErrorMessage = "Enter the code that the program printed")]
    [StringLength(40, ErrorMessage = "Enter the code as it was printed")]
    public string Code { get; set; } = "";

    [Required(ErrorMessage = "Enter the school's name")]
    [StringLength(100, ErrorMessage = "Enter the school's name in at most 100 characters")]
    public string School { get; set; } = "";

    [Required(ErrorMessage = "Enter the school's SEED number")]
    [RegularExpression(@"\s*\d{7}\s*", ErrorMessage = "Enter the SEED number as seven digits")]
    public string SeedCode { get; set; } = "";

    [Required(ErrorMessage = "Enter your name")]
    [StringLength(100, ErrorMessage = "Enter your name in at most 100 characters")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Enter your e-mail address")]
    [EmailAddress(ErrorMessage = "Enter an e-mail address such as a.fraser@school.example")]
    [StringLength(254, ErrorMessage = "Enter an e-mail address of at most 254 characters")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Choose a password")]
    public string Password { get; set; } = "";

    [Compare(nameof(Password), ErrorMessage = "Enter the password a second time, the same")]
    public string Again { get; set; } = "";
}

/// <summary>Makes the first administrator, for whoever can read the program's console.</summary>
[AllowAnonymous]
[TypeFilter<ServedAlone>]
public sealed class FirstRunModel(FirstRun firstRun, FirstRunCode code, SignInLimits limits)
    : PageModel
{
    [BindProperty]
    public FirstRunForm Form { get; set; } = new();

    /// <summary>Where the school is there already, its name and number are not asked for.</summary>
    public string? School { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!code.IsAwaited)
        {
            return NotFound();
        }

        School = (await firstRun.SchoolAsync())?.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OnGetAsync() is NotFoundResult none)
        {
            return none;
        }

        if (limits.Wait(HttpContext, "/first-run") is { } wait)
        {
            Door.SayWait(Response, wait);
            ModelState.AddModelError(
                "",
                $"Too many tries. Wait {WaitWords.Of(wait)}, and try again."
            );
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }

        if (!IsRight())
        {
            return this.Refused();
        }

        var made = await firstRun.MakeAsync(
            new(Form.School, Form.SeedCode, Form.Name, Form.Email, Form.Password)
        );
        TempData["Message"] = made
            ? "You are the administrator now. Sign in."
            : "Somebody else was made administrator meanwhile.";
        return RedirectToPage("/SignIn/Index");
    }

    /// <summary>The code comes last, since it is used up by being right.</summary>
    private bool IsRight()
    {
        if (School is not null)
        {
            ModelState.Remove("Form.School");
            ModelState.Remove("Form.SeedCode");
        }

        if (
            ModelState.IsValid
            && PasswordRules.FaultIn(
                Form.Password,
                new(Form.Name, Form.Email, School ?? Form.School)
            )
                is { } fault
        )
        {
            ModelState.AddModelError("Form.Password", fault);
        }

        if (ModelState.IsValid && !code.Use(Form.Code))
        {
            ModelState.AddModelError(
                "Form.Code",
                "This is not the code that the program printed when it started last"
            );
        }

        return ModelState.IsValid;
    }
}
