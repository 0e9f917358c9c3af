using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages;

/// <summary>How a form that cannot be taken is answered: 400, with the same page, what was typed and what is wrong with it.</summary>
internal static class Refusals
{
    /// <summary>For what the page's <see cref="PageModel.ModelState"/> says already.</summary>
    public static PageResult Refused(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status400BadRequest;
        return page.Page();
    }

    /// <param name="field">The field at which it is said; empty for the whole form.</param>
    public static PageResult Refused(this PageModel page, string field, string words)
    {
        page.ModelState.AddModelError(field, words);
        return page.Refused();
    }
}
