using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Edict.Pages.People;

/// <summary>Lets the office in, which keeps the staff and their roles, and the leadership, who say yes to grants.</summary>
public sealed class PeopleReaders(Reader reader) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (await reader.SightAsync() is { TakesInFiles: false, IsLeadership: false })
        {
            context.Result = new ForbidResult();
        }
    }
}
