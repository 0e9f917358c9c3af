using Edict.Importing;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Edict.Pages.Imports;

/// <summary>
/// Lets the office alone in, and refuses what is larger than an upload may be, before anything of it is read.
/// </summary>
public sealed class OfficeOnly(Reader reader) : IAsyncAuthorizationFilter
{
    /// <summary>What a form holds beside its file.</summary>
    private const int BesideTheFile = 1024 * 1024;

    /// <summary>The largest request that is read at all.</summary>
    public const int MostBytes = FileImport.MostBytes + BesideTheFile;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (!(await reader.SightAsync()).TakesInFiles)
        {
            context.Result = new ForbidResult();
        }
        else if (context.HttpContext.Request.ContentLength > MostBytes)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }
    }
}
