using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Edict.Pages.Policies;

/// <summary>Lets the leadership in, whose the policy is.</summary>
public sealed class PolicyReaders(Reader reader) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (!(await reader.SightAsync()).IsLeadership)
        {
            context.Result = new ForbidResult();
        }
    }
}
