using Edict.Data;
using Edict.People;
using Edict.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Reports;

/// <summary>An open cycle with the classes that somebody reports on.</summary>
public sealed record CycleToReport(Cycle Cycle, IReadOnlyList<ClassSheet> Classes);

/// <summary>The classes that the reader reports on in the cycles that are open, and how far each is.</summary>
public sealed class IndexModel(ClassSheets sheets, Reader reader) : PageModel
{
    public IReadOnlyList<CycleToReport> Cycles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!(await reader.SightAsync()).ReportsClasses)
        {
            return Forbid();
        }

        var open = await sheets.OpenAsync(SignedIn.Of(User));
        Cycles =
        [
            .. open.GroupBy(sheet => sheet.Cycle.Id)
                .Select(classes => new CycleToReport(classes.First().Cycle, [.. classes])),
        ];
        return Page();
    }
}
