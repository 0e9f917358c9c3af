using Edict.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MimeKit;

namespace Edict.Pages.Demo;

/// <summary>The demonstration's mail, which stays in its folder.</summary>
[AllowAnonymous]
public sealed class MailModel(SiteOptions options) : PageModel
{
    public const int MostShown = 100;

    public IReadOnlyList<MimeMessage> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancelled)
    {
        if (
            !options.IsDemonstration
            || !DemoSignIn.IsLocal(HttpContext)
            || options.Mail?.Folder is not { } folder
        )
        {
            return NotFound();
        }

        Letters = [.. (await MailFolder.ReadAsync(folder, cancelled)).Take(MostShown)];
        return Page();
    }
}
