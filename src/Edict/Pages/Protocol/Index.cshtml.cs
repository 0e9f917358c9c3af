using Edict.Data;
using Edict.People;
using Edict.Protocol;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Protocol;

/// <summary>The school's protocol: every sentence, who does it, and the page where it is done.</summary>
public sealed class IndexModel(Reader reader, LastDoneReader lastDone) : PageModel
{
    private Visibility sight = null!;
    private StageSet senior;
    private IReadOnlyList<Cycle> cycles = [];
    private IReadOnlyList<ActDone> done = [];

    public IReadOnlyList<Part> Parts => SchoolProtocol.Parts;

    public int NotYet => Parts.Sum(part => part.Sentences.Count(line => line.NotYet is not null));

    public async Task OnGetAsync()
    {
        sight = await reader.SightAsync();
        var school = await reader.SchoolAsync();
        var opened = school.Cycles;
        senior = school.PolicyNow.SeniorStages;
        cycles = LastDone.CyclesOfNow(opened);
        done = await lastDone.OfAsync(cycles, opened);
    }

    /// <summary>When a sentence was last followed, in each cycle of now; nothing where following it leaves no record.</summary>
    public IEnumerable<LastTime> LastTimes(Sentence sentence) =>
        sentence.Trace is { } trace ? LastDone.Of(trace, cycles, done, senior) : [];

    /// <summary>Whether the reader may open the page where something is done.</summary>
    public bool MayOpen(string address) =>
        Place.Of(sight).Any(place => place.Holds(address.Split('?')[0]));
}
