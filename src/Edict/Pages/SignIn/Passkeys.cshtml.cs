using Edict.Data;
using Edict.People;
using Edict.SigningIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.SignIn;

/// <summary>One's own passkeys. Whoever comes by a provider has none here: it alone says who they are.</summary>
[TypeFilter<ServedAlone>]
public sealed class PasskeysModel(EdictDb db, PasskeyDoor door) : PageModel
{
    private const int LongestName = 60;

    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await AccountAsync() is not { } account)
        {
            return NotFound();
        }

        Passkeys = await db
            .Passkeys.Where(row =>
                row.SchoolId == account.SchoolId && row.StaffId == account.StaffId
            )
            .OrderBy(row => row.At)
            .ToListAsync();
        return Page();
    }

    /// <summary>What the browser asks the device for, as JSON.</summary>
    public async Task<IActionResult> OnPostOptionsAsync()
    {
        if (await AccountAsync() is not { } account)
        {
            return NotFound();
        }

        var email = await db
            .Staff.Where(row => row.SchoolId == account.SchoolId && row.Id == account.StaffId)
            .Select(row => row.Email)
            .SingleAsync();
        return Content(await door.OfferAsync(account, email), "application/json");
    }

    public async Task<IActionResult> OnPostAsync(string? credential)
    {
        if (await AccountAsync() is not { } account)
        {
            return NotFound();
        }

        var name = string.IsNullOrWhiteSpace(Name) ? "Passkey" : Name.Trim();
        if (
            name.Length > LongestName
            || !await door.AddAsync(HttpContext, account, credential ?? "", name)
        )
        {
            ModelState.AddModelError(
                "Name",
                $"The device made no passkey. Give it a name of at most {LongestName} characters, and try again"
            );
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await OnGetAsync();
        }

        TempData["Message"] = "The passkey is added. You can sign in with it.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id)
    {
        await OnGetAsync();
        if (
            await AccountAsync() is not { } account
            || Passkeys.FirstOrDefault(row => Convert.ToHexString(row.CredentialId) == id)
                is not { } passkey
        )
        {
            return NotFound();
        }

        await door.RemoveAsync(HttpContext, account, passkey.CredentialId);
        TempData["Message"] = "The passkey is removed.";
        return RedirectToPage();
    }

    private async Task<Account?> AccountAsync()
    {
        var person = SignedIn.Of(User);
        return
            await AccountStore.FindAsync(db, person.SchoolId, person.StaffId)
                is { PasswordHash: not null } account
            ? account
            : null;
    }
}
