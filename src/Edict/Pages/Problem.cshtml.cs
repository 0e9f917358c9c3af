using System.Globalization;
using Edict.Data;
using Edict.Importing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages;

/// <summary>What a person is told when a page cannot be shown.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ProblemModel : PageModel
{
    public string Heading { get; private set; } = "";

    public string Advice { get; private set; } = "";

    // Taken from the route by hand: where a form was too large to be read, nothing at all is bound.
    private int Status =>
        int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);

    public void OnGet() => Say(Status);

    public void OnPost() => Say(Status);

    private void Say(int status)
    {
        if (
            HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is { } fault
            && DatabaseFault.OfTwoAtOnce(fault) is { } words
        )
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            (Heading, Advice) = ("Two at once", $"{char.ToUpperInvariant(words[0])}{words[1..]}.");
            return;
        }

        Response.StatusCode = status;
        (Heading, Advice) = status switch
        {
            403 => (
                "This page is not part of your role",
                "If you need it, ask the school office which role gives it."
            ),
            404 => (
                "There is no such page",
                "The address may be mistyped, or the record is not one that you see."
            ),
            413 => (
                "The file is too large",
                $"A file of at most {FileImport.MostMegabytes} MB can be taken in. Nothing was changed. Leave out what is not needed, or split the file."
            ),
            429 => ("Too many at once", "Wait a minute, and try again. Nothing was changed."),
            400 => ("The address was not understood", "Go back, and choose again."),
            _ => (
                "Something went wrong",
                "Nothing was changed. Try again; if it happens again, tell the school office."
            ),
        };
    }
}
