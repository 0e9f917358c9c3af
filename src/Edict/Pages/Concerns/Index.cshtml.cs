using Edict.Auditing;
using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Concerns;

/// <summary>The pupils who are a concern: level, owner, why, groups and status, narrowed by the address.</summary>
[IgnoreAntiforgeryToken]
[RequestFormLimits(ValueCountLimit = WebSite.MostRowsOfAForm)]
public sealed class IndexModel(Reader reader, Looks looks) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ConcernFilter Filter { get; set; } = new();

    public IReadOnlyList<Cycle> Cycles { get; private set; } = [];

    /// <summary>The cycles shown, each with the stages it is shown for.</summary>
    public IReadOnlyList<KeyValuePair<Cycle, StageSet>> Shown { get; private set; } = [];

    public IReadOnlyList<Lane> Lanes { get; private set; } = [];

    public IReadOnlyList<PupilRow> Concerns { get; private set; } = [];

    public IReadOnlyList<PupilRow> Resolved { get; private set; } = [];

    /// <summary>Pupils who are no concern and were none, where they are asked for.</summary>
    public IReadOnlyList<PupilRow> Others { get; private set; } = [];

    public FilterChoices Choices { get; private set; } = null!;

    /// <summary>The pupils' lines, with what the faculties judged.</summary>
    public ConcernLines Lines { get; private set; } = ConcernLines.None;

    /// <summary>What stands under the concerns: a caption and its rows.</summary>
    public IEnumerable<(string Caption, IReadOnlyList<PupilRow> Rows)> Tables =>
        new[]
        {
            ("resolved since the cycle before", Resolved),
            (Others.Count == 1 ? "who is no concern" : "who are no concern", Others),
        }.Where(table => table.Item2.Count > 0);

    /// <summary>By what the concerns are sorted: <c>name</c>, <c>lead</c> or <c>status</c>; the highest level first without it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    /// <summary>Whether the pupils are those that the reader ticked.</summary>
    public bool IsChosen { get; private set; }

    public Task<IActionResult> OnGetAsync() => ShowAsync(_ => true);

    /// <summary>The same list with the ticked pupils alone, to be printed: it changes nothing, so it needs no token.</summary>
    /// <param name="pupil">Null where the form could not be read.</param>
    public Task<IActionResult> OnPostAsync(IReadOnlyList<Guid>? pupil)
    {
        IsChosen = true;
        var chosen = pupil?.ToHashSet() ?? [];
        return ShowAsync(row => chosen.Contains(row.Pupil.Id));
    }

    private async Task<IActionResult> ShowAsync(Func<PupilRow, bool> isTicked)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        if (await reader.GatherAsync() is not { } gathered)
        {
            return Forbid();
        }

        var school = gathered.School;
        var cycle = school.CycleOf(Filter.Cycle);
        if (Filter.Cycle is not null && cycle is null)
        {
            return NotFound();
        }

        var seen = gathered.Seen(cycle);
        var rags = await reader.RagsAsync();
        var highlighted = Highlighted.Of(seen, rags, gathered);
        (Cycles, Shown, Choices) = (school.Cycles, seen.Shown, seen.Choices);
        Lines = ConcernLines.Of(seen, rags, highlighted, school);
        Lanes = Lane.Of(Filter, seen, gathered.Sight.Leads, highlighted);
        var rows = new Chosen(Filter, seen, highlighted).Pupils.Where(isTicked).ToList();
        var about = Filter.About("concerns", rows.Count);
        await (IsChosen ? looks.PrintAsync($"{about}, ticked") : looks.ListAsync(about));
        Concerns = [.. Sorted(rows.Where(row => row.IsConcern))];
        Resolved = [.. rows.Where(row => row.Standing == Standing.Resolved)];
        Others = [.. rows.Where(row => row.Standing > Standing.Resolved)];
        return Page();
    }

    private IEnumerable<PupilRow> Sorted(IEnumerable<PupilRow> rows) =>
        Sort switch
        {
            "name" => rows.OrderBy(row => row.Pupil.ListName, StringComparer.OrdinalIgnoreCase),
            "lead" => rows.OrderBy(row => row.LedBy!.Words, StringComparer.OrdinalIgnoreCase),
            "status" => rows.OrderBy(row => row.Standing),
            _ => rows,
        };

    public int CountAt(int level) => Concerns.Count(row => row.Level == level);

    public int CountOf(Standing standing) =>
        Concerns.Concat(Resolved).Count(row => row.Standing == standing);
}
