using Edict.Auditing;
using Edict.Exporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages;

/// <summary>Gives the table of a page in the place of the page, where the address asks for it as a file, and leaves the line of it.</summary>
public sealed class TableFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) =>
        Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var done = await next();
        if (
            TableFile.AskedBy(context.HttpContext) is { } file
            && done is { Result: PageResult, HandlerInstance: ITabled page }
        )
        {
            var services = context.HttpContext.RequestServices;
            await services
                .GetRequiredService<Looks>()
                .ExportAsync($"{page.About}, as {file.Extension}");
            done.Result = new FileOfPage(
                await services.GetRequiredService<TableFiles>().OfAsync(page.Table)
            );
        }
    }

    /// <summary>What an endpoint answers, from a page.</summary>
    private sealed class FileOfPage(IResult file) : ActionResult
    {
        public override Task ExecuteResultAsync(ActionContext context) =>
            file.ExecuteAsync(context.HttpContext);
    }
}
