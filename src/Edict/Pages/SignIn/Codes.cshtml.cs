using Edict.Data;
using Edict.People;
using Edict.SigningIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.SignIn;

/// <summary>Sets up the codes of a phone as a second proof, or ends them.</summary>
[TypeFilter<ServedAlone>]
public sealed class CodesModel(EdictDb db, CodeDoor door, Entrance entrance, PasswordDoor passwords)
    : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool AreOn { get; private set; }

    /// <summary>The key for the phone, in groups of four.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The same as a picture.</summary>
    public QrCode? Picture { get; private set; }

    /// <summary>Shown once, when codes have just been set up.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await AccountAsync() is not { PasswordHash: not null } account)
        {
            return NotFound();
        }

        AreOn = account.AsksForCode;
        if (!AreOn)
        {
            var key = await door.BeginAsync(account);
            Key = string.Join(' ', key.Chunk(4).Select(letters => new string(letters)));
            Picture = QrCode.Of($"otpauth://totp/Edict?secret={key}&issuer=Edict&digits=6");
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await AccountAsync() is not { PasswordHash: not null, AsksForCode: false } account)
        {
            return NotFound();
        }

        if (await door.ConfirmAsync(account, Code ?? "") is not { } codes)
        {
            ModelState.AddModelError("Code", "Enter the six digits that the phone shows now");
            return await RefusedAsync();
        }

        await entrance.EndOthersAsync(HttpContext, account, "codes of a phone set up");
        (AreOn, RecoveryCodes) = (true, codes);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        if (await AccountAsync() is not { AsksForCode: true } account)
        {
            return NotFound();
        }

        if (await passwords.RefusalAsync(SignedIn.Of(User), Password ?? "") is not null)
        {
            ModelState.AddModelError("Password", "This is not your password");
            return await RefusedAsync();
        }

        account.ForgetCodes();
        await entrance.EndOthersAsync(HttpContext, account, "codes of a phone ended");
        TempData["Message"] = "Your sign-in asks for no code any more.";
        return RedirectToPage("/SignIn/Account");
    }

    private Task<Account?> AccountAsync()
    {
        var person = SignedIn.Of(User);
        return AccountStore.FindAsync(db, person.SchoolId, person.StaffId);
    }

    private async Task<IActionResult> RefusedAsync()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await OnGetAsync();
    }
}
