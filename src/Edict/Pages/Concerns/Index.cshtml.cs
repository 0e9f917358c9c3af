using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Concerns;

/// <summary>The pupils who are a concern: level, owner, why, groups and status, narrowed by the address.</summary>
public sealed class IndexModel(Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ConcernFilter Filter { get; set; } = new();

    public IReadOnlyList<Cycle> Cycles { get; private set; } = [];

    /// <summary>The cycles shown, each with the stages it is shown for.</summary>
    public IReadOnlyDictionary<Cycle, StageSet> Shown { get; private set; } =
        new Dictionary<Cycle, StageSet>();

    /// <summary>The cycles that are open and not shown.</summary>
    public IEnumerable<Cycle> OpenBeside =>
        Cycles.Where(cycle => !cycle.IsClosed && !Shown.ContainsKey(cycle));

    public IReadOnlyList<ConcernRow> Concerns { get; private set; } = [];

    public IReadOnlyList<ConcernRow> Resolved { get; private set; } = [];

    public FilterChoices Choices { get; private set; } = FilterChoices.None;

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

        var (school, sight) = gathered;
        var cycle = school.Cycles.FirstOrDefault(cycle => cycle.Id == Filter.Cycle);
        if (Filter.Cycle is not null && cycle is null)
        {
            return NotFound();
        }

        var rows = ConcernList.Of(school, sight, cycle);
        var seen = rows.Where(Filter.Lets).ToList();
        Cycles = school.Cycles;
        Shown = CyclesSeen(school, sight, cycle);
        Choices = FilterChoices.Of(rows);
        Concerns = [.. seen.Where(row => row.Level > 0)];
        Resolved = [.. seen.Where(row => row.Status == Status.Resolved)];
        return Page();
    }

    /// <summary>The cycles shown, each for those of its stages in which the reader sees a pupil.</summary>
    private static Dictionary<Cycle, StageSet> CyclesSeen(
        SchoolReading school,
        Visibility sight,
        Cycle? cycle
    )
    {
        var seen = Stages.Of(
            school
                .PupilsOf(cycle)
                .Where(pupil => sight.GroundsFor(school.Sighted(pupil)) != Ground.None)
                .Select(pupil => pupil.Stage)
        );
        return ConcernList
            .CyclesOf(school, cycle)
            .Select(shown => (Cycle: shown.Key, Stages: shown.Value & seen))
            .Where(shown => shown.Stages != StageSet.None)
            .ToDictionary(shown => shown.Cycle, shown => shown.Stages);
    }

    /// <summary>The address of the same list as a file.</summary>
    public string AddressOf(string extension) =>
        $"/concerns.{extension}{QueryString.Create(Filter.AsQuery().Select(part => KeyValuePair.Create(part.Key, (string?)part.Value)))}";

    public int CountAt(int level) => Concerns.Count(row => row.Level == level);

    public int CountOf(Status status) =>
        Concerns.Concat(Resolved).Count(row => row.Status == status);
}
