using Edict.People;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages;

/// <summary>Puts the head of the page together: whose school, who reads as what, and where they can go.</summary>
public sealed class MastheadFilter(Reader reader, SiteOptions options, TimeProvider clock)
    : IAsyncPageFilter
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
            && await reader.NameAsync() is { } person
        )
        {
            var now = SchoolTime.Of(clock.GetUtcNow().UtcDateTime);
            var sight = await reader.SightAsync();
            page.ViewData["Masthead"] = new Masthead(
                person.School,
                person.Name,
                person.Posts,
                now,
                Place.Of(sight),
                options.IsDemonstration,
                options.Serve is { } served
                    ? new(SignedIn.Of(context.HttpContext.User).StaffId, served.SignIn.IdleMinutes)
                    : null
            );
        }

        await next();
    }
}
