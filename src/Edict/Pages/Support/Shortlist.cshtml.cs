using Edict.Auditing;
using Edict.Exporting;
using Edict.Pages.People;
using Edict.Pages.Pupils;
using Edict.People;
using Edict.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Support;

/// <summary>Pupils who are ticked, and what is to be done with them.</summary>
public sealed class ChoiceForm
{
    public const string ToChoose = "choose";
    public const string ToEnd = "end";

    /// <summary>What is searched for, or was.</summary>
    public string? Name { get; set; }

    public IList<Guid> Pupils { get; } = [];

    /// <summary><see cref="ToChoose"/> or <see cref="ToEnd"/>.</summary>
    public string? Act { get; set; }
}

/// <summary>
/// Where the SfLL chooses the pupils with additional support needs who are targeted (P15): several at once, with a reason and
/// the day of a review.
/// </summary>
public sealed class ShortlistModel(
    ShortlistReader shortlist,
    GroupsDesk desk,
    Reader reader,
    Looks looks
) : PageModel, ITabled
{
    [BindProperty]
    public ChoiceForm Choice { get; set; } = new();

    /// <summary>Why, and the day of the review.</summary>
    [BindProperty]
    public SetForm Set { get; set; } = new();

    public ShortlistRows Listed { get; private set; } = null!;

    /// <summary>Whom the search found among those who are on neither list; null where nothing was searched for.</summary>
    public IReadOnlyList<Candidate>? Found { get; private set; }

    public DateOnly Today => desk.Today;

    public int Due => Listed.Chosen.Count(candidate => candidate.IsDue(Today));

    public string About =>
        $"the shortlist of the SfLL: {Listed.Chosen.Count + Listed.WithNeeds.Count + (Found?.Count ?? 0)} pupils";

    /// <summary>Who is chosen, and who could be; without other groups.</summary>
    public ExportedTable Table => ShortlistLines.Of(Listed);

    private SignedIn Person => SignedIn.Of(User);

    public async Task<IActionResult> OnGetAsync() => await ShowAsync() ? Page() : Forbid();

    /// <summary>Finds pupils by name. It is posted, so that no address carries a name.</summary>
    public async Task<IActionResult> OnPostFindAsync()
    {
        if (!await ShowAsync())
        {
            return Forbid();
        }

        return Choice.Name?.Trim().Length >= NameSearch.Fewest
            ? Page()
            : this.Refused("Choice.Name", $"Give at least {NameSearch.Fewest} letters of the name");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ShowAsync())
        {
            return Forbid();
        }

        var isEnd = Choice.Act == ChoiceForm.ToEnd;
        var what = new Settable(Groups.Asn, isEnd ? 0 : 1);
        var ticked = (isEnd ? Listed.Chosen : All).Where(row => Choice.Pupils.Contains(row.Id));
        List<Guid> pupils = [.. ticked.Select(row => row.Id)];
        if (pupils.Count == 0)
        {
            return this.Refused("Choice.Pupils", isEnd ? "Tick who was chosen" : "Tick the pupils");
        }

        if (Set.FaultOf(what, Today) is { } fault)
        {
            return this.Refused($"Set.{fault.Field}", fault.Words);
        }

        var review = isEnd ? null : Set.ReviewOn;
        await desk.SetAsync(Person, pupils, new(what, Set.Reason!, Today, null, review));
        var count = pupils.Count == 1 ? "1 pupil" : $"{pupils.Count} pupils";
        TempData["Message"] = isEnd ? $"Ended for {count}." : $"Chosen: {count}.";
        return RedirectToPage();
    }

    private IEnumerable<Candidate> All => [.. Listed.Chosen, .. Listed.WithNeeds, .. Listed.Others];

    private async Task<bool> ShowAsync()
    {
        if (await reader.GatherAsync() is not { Sight.IsSupportForLearning: true } gathered)
        {
            return false;
        }

        Listed = await shortlist.ReadAsync(gathered, Person.SchoolId);
        if (Choice.Name?.Trim() is { Length: >= NameSearch.Fewest } name)
        {
            var found = NameSearch
                .In(Listed.Others.Select(row => row.Row.Pupil), name)
                .Select(pupil => pupil.Id)
                .ToHashSet();
            Found = [.. Listed.Others.Where(row => found.Contains(row.Id))];
        }

        await looks.ListAsync(About);
        return true;
    }
}
