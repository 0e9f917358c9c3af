using Edict.Auditing;
using Edict.Cycles;
using Edict.Data;
using Edict.Exporting;
using Edict.Overview;
using Edict.Pages.Concerns;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Overview;

/// <summary>The strategic overview: where concerns are, whether they grow, and whom they are about, each figure with its list.</summary>
public sealed class IndexModel(Reader reader, Looks looks, Completeness completeness)
    : PageModel,
        ITabled
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ConcernFilter Filter { get; set; } = new();

    public SeenCycle Seen { get; private set; } = null!;

    public IReadOnlyList<Cycle> Cycles { get; private set; } = [];

    /// <summary>The cycles that are being reported on, with how far the classes are that the reader is told of.</summary>
    public IReadOnlyList<(Cycle Cycle, ProgressCount Count)> Reporting { get; private set; } = [];

    public Figures Figures { get; private set; } = null!;

    public IReadOnlyList<Trend> Trends { get; private set; } = [];

    public string About => Filter.About("overview", new Chosen(Filter, Seen).Pupils.Count());

    /// <summary>The figures of the page, those of the groups among them.</summary>
    public ExportedTable Table =>
        FigureLines.Of(Figures, Trends) with
        {
            Chosen = Filter.IsNarrowed ? $" ({Filter.Words})" : "",
        };

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        if (await reader.GatherAsync() is not { Sight.IsPromoted: true } gathered)
        {
            return Forbid();
        }

        var school = gathered.School;
        var cycle = school.CycleOf(Filter.Cycle);
        if (Filter.Cycle is not null && cycle is null)
        {
            return NotFound();
        }

        (Filter.Unknown, Filter.Report) = (null, null);
        Seen = gathered.Seen(cycle);
        Cycles = school.Cycles;
        Figures = new(Filter, Seen);
        await looks.ListAsync(About);
        Reporting = await ReportingAsync();
        Trends = Trend.Of(Filter, school, gathered.StaffId);
        return Page();
    }

    private async Task<IReadOnlyList<(Cycle Cycle, ProgressCount Count)>> ReportingAsync()
    {
        var counts = new List<(Cycle Cycle, ProgressCount Count)>();
        foreach (var open in Cycles.Where(cycle => !cycle.IsClosed))
        {
            counts.Add((open, ProgressCount.Of(await completeness.OfAsync(open))));
        }

        return [.. counts.Where(row => row.Count.All > 0)];
    }
}
