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
                PlacesOf(sight),
                options.IsDemonstration,
                options.Serve is { } served
                    ? new(SignedIn.Of(context.HttpContext.User).StaffId, served.SignIn.IdleMinutes)
                    : null
            );
        }

        await next();
    }

    /// <summary>Where somebody can go, in the order of what is done there most.</summary>
    private static Place[] PlacesOf(Visibility sight) =>
        [
            .. sight.IsPromoted ? [new Place("Overview", "/overview")] : Array.Empty<Place>(),
            .. sight.SeesConcerns
                ?
                [
                    new Place("Concerns", "/concerns"),
                    new Place("Vulnerable groups", "/vulnerable-groups"),
                ]
                : Array.Empty<Place>(),
            .. sight.IsSupportForLearning
                ? [new Place("ASN shortlist", "/support/shortlist")]
                : Array.Empty<Place>(),
            .. sight.ReportsClasses
                ? [new Place("Enter reports", "/reports")]
                : Array.Empty<Place>(),
            .. sight.Judges.Count > 0
                ? [new Place("Faculty RAG", "/faculty-rag")]
                : Array.Empty<Place>(),
            .. sight.ChasesReports ? [new Place("Cycles", "/cycles")] : Array.Empty<Place>(),
            .. sight.HasToDoWithRaised ? [new Place("Raised", "/raised")] : Array.Empty<Place>(),
            .. sight.TakesInFiles
                ?
                [
                    new Place("Imports", "/imports"),
                    new Place("Mail", "/mail"),
                    new Place("School", "/school"),
                ]
                : Array.Empty<Place>(),
            .. sight.IsLeadership && !sight.TakesInFiles
                ? [new Place("People", "/school/people")]
                : Array.Empty<Place>(),
            new Place("Protocol", "/protocol"),
            .. sight.IsLeadership
                ? [new Place("Policy", "/policy"), new Place("Audit", "/audit")]
                : Array.Empty<Place>(),
        ];
}
