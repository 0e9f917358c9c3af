using Edict.People;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages;

/// <summary>Puts the head of the page together: whose school, who reads as what, and where they can go.</summary>
public sealed class MastheadFilter(SiteOptions options, TimeProvider clock) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) =>
        Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (
            context.HandlerInstance is PageModel page
            && context.HttpContext.User.Identity?.IsAuthenticated == true
        )
        {
            // Where nobody is signed in, the page may need no database at all.
            await PutAsync(page, context.HttpContext.RequestServices.GetRequiredService<Reader>());
        }

        await next();
    }

    private async Task PutAsync(PageModel page, Reader reader)
    {
        if (await reader.NameAsync() is not { } person)
        {
            return;
        }

        page.ViewData["Masthead"] = new Masthead(
            person.School,
            person.Name,
            person.Posts,
            SchoolTime.Of(clock.GetUtcNow().UtcDateTime),
            Place.Of(await reader.SightAsync()),
            options.IsDemonstration,
            options.Serve is { } served
                ? new(SignedIn.Of(page.User).StaffId, served.SignIn.IdleMinutes)
                : null
        );
    }
}
