using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Edict.Pages;

/// <summary>A page by which people sign in as themselves: in the demonstration, where anybody is anybody, it is not there.</summary>
public sealed class ServedAlone(SiteOptions options) : IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (options.Serve is null)
        {
            context.Result = new NotFoundResult();
        }
    }
}
