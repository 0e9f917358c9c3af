using Edict.Auditing;
using Edict.Data;
using Edict.Exporting;
using Edict.Overview;
using Edict.Pages.Concerns;
using Edict.People;
using Edict.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.GoodNews;

/// <summary>Whose home to call, or to send a card: what is better since each pupil's own cycle before, narrowed by the address.</summary>
public sealed class IndexModel(Reader reader, Looks looks) : PageModel, ITabled
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ConcernFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public bool Groups { get; set; }

    public ChosenNews Chosen { get; private set; } = ChosenNews.All;

    public IReadOnlyList<Cycle> Cycles { get; private set; } = [];

    /// <summary>The cycles shown, each with the stages it is shown for.</summary>
    public IReadOnlyList<KeyValuePair<Cycle, StageSet>> Shown { get; private set; } = [];

    public FilterChoices Choices { get; private set; } = null!;

    public SeenNews News { get; private set; } = null!;

    /// <summary>Whether the reader hears of more than what became of the 4s in their own classes.</summary>
    public bool HearsOfConcerns { get; private set; }

    /// <summary>Whether of somebody on the list a concern in other faculties is not told to the reader.</summary>
    public bool IsBlind => News.Pupils.Any(pupil => pupil.Row.Standing == Standing.NothingHere);

    public string About => Chosen.About("good news", News.Pupils.Count);

    public ExportedTable Table => NewsLines.Of(News.Pupils, Groups) with { Chosen = Chosen.Words };

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        if (await reader.GatherAsync() is not { } gathered)
        {
            return Forbid();
        }

        var cycle = gathered.School.CycleOf(Filter.Cycle);
        if (Filter.Cycle is not null && cycle is null)
        {
            return NotFound();
        }

        var seen = gathered.Seen(cycle);
        (Cycles, Shown, Choices) = (gathered.School.Cycles, seen.Shown, seen.Choices);
        HearsOfConcerns = gathered.Sight.IsPromoted;
        Chosen = new(Filter, Groups);
        News = Chosen.Of(SeenNews.Of(seen, gathered), seen);
        await looks.ListAsync(Chosen.About("good news", News.Pupils.Count + News.Unsure.Count));
        return Page();
    }
}
