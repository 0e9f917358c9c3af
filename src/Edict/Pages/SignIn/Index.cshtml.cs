using System.ComponentModel.DataAnnotations;
using Edict.Settings;
using Edict.SigningIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.SignIn;

/// <summary>What somebody signs in with.</summary>
public sealed class SignInForm
{
    [Required(ErrorMessage = "Enter your e-mail address")]
    [StringLength(254, ErrorMessage = "Enter an e-mail address of at most 254 characters")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Enter your password")]
    [StringLength(
        PasswordRules.Longest,
        ErrorMessage = "A password has at most 128 characters: enter it again"
    )]
    public string Password { get; set; } = "";
}

/// <summary>Where everybody proves who they are.</summary>
[AllowAnonymous]
[TypeFilter<ServedAlone>]
public sealed class IndexModel(SignInLimits limits, SignInSettings settings, FirstRunCode firstRun)
    : PageModel
{
    [BindProperty]
    public SignInForm Form { get; set; } = new();

    /// <summary>The page to go on to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The provider that may vouch instead, by name; null for none.</summary>
    public string? Provider => settings.OpenId?.Name;

    public bool IsFirstRun => firstRun.IsAwaited;

    public IActionResult OnGet() =>
        User.Identity?.IsAuthenticated == true ? LocalRedirect(Onward) : Page();

    public async Task<IActionResult> OnPostAsync([FromServices] PasswordDoor door)
    {
        if (!ModelState.IsValid)
        {
            return Refused(StatusCodes.Status400BadRequest);
        }

        if (limits.Wait(HttpContext, Form.Email) is { } wait)
        {
            Door.SayWait(Response, wait);
            ModelState.AddModelError(
                "",
                $"Too many tries. Wait {WaitWords.Of(wait)}, and try again."
            );
            return Refused(StatusCodes.Status429TooManyRequests);
        }

        var places = await door.TryAsync(Form.Email, Form.Password);
        if (places.Count == 0)
        {
            ModelState.AddModelError(
                "Form.Password",
                $"The address or the password is not right. After {AccountLocks.MostWrong} wrong ones an account is locked for {AccountLocks.LockedFor.Minutes} minutes."
            );
            return Refused(StatusCodes.Status400BadRequest);
        }

        await new Entering(places, Entering.ByPassword).KeepAsync(HttpContext);
        return RedirectToPage("School", new { returnUrl = Onward });
    }

    public IActionResult OnPostProvider() =>
        Provider is null
            ? NotFound()
            : Challenge(
                new AuthenticationProperties
                {
                    RedirectUri = Url.Page("School", new { returnUrl = Onward }),
                },
                OpenIdSetup.Scheme
            );

    /// <summary>What a browser asks of a passkey, as JSON.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync(
        [FromServices] PasskeyDoor passkeys
    ) => Content(await passkeys.AskAsync(), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(
        [FromServices] PasskeyDoor passkeys,
        string? credential
    )
    {
        if (limits.Wait(HttpContext, "passkeys") is { } wait)
        {
            Door.SayWait(Response, wait);
            ModelState.AddModelError(
                "",
                $"Too many tries. Wait {WaitWords.Of(wait)}, and try again."
            );
            return Refused(StatusCodes.Status429TooManyRequests);
        }

        if (await passkeys.TryAsync(credential ?? "") is not { } person)
        {
            ModelState.Clear();
            ModelState.AddModelError("", "This passkey is not known here, or came too late");
            return Refused(StatusCodes.Status400BadRequest);
        }

        await new Entering([person], "by passkey").KeepAsync(HttpContext);
        return RedirectToPage("School", new { returnUrl = Onward });
    }

    private string Onward => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/";

    private PageResult Refused(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
