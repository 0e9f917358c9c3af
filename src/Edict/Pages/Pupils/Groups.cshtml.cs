using Edict.Auditing;
using Edict.Data;
using Edict.Overview;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Pupils;

/// <summary>One fact as the page tells it.</summary>
/// <param name="By">Who set it by hand; null for a file.</param>
/// <param name="Counts">Whether it counts today.</param>
public sealed record FactShown(VulnerabilityFact Fact, string? By, bool Counts)
{
    public bool IsDue(DateOnly today) => Counts && Fact.ReviewOn <= today;
}

/// <summary>What is set by hand of a pupil's groups, by the PSL of the house and the SfLL, and all that was recorded before.</summary>
public sealed class GroupsModel(GroupsDesk desk, Reader reader, Looks looks) : PageModel
{
    [BindProperty]
    public SetForm Set { get; set; } = new();

    public PupilInSession Pupil { get; private set; } = null!;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<FactShown> Facts { get; private set; } = [];

    public IReadOnlyList<Settable> Choices { get; private set; } = [];

    public DateOnly Today => desk.Today;

    private SignedIn Person => SignedIn.Of(User);

    public async Task<IActionResult> OnGetAsync(Guid id) => await RefusedAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await RefusedAsync(id) is { } refused)
        {
            return refused;
        }

        var what = Choices.FirstOrDefault(choice => choice.Key == Set.What);
        if (Set.FaultOf(what, Today) is { } fault)
        {
            ModelState.AddModelError($"Set.{fault.Field}", fault.Words);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await desk.SetAsync(
            Person,
            [id],
            new(what!, Set.Reason!, Set.From ?? Today, Set.To, Set.ReviewOn)
        );
        TempData["Message"] = "Recorded.";
        return RedirectToPage(new { id });
    }

    private async Task<IActionResult?> RefusedAsync(Guid id)
    {
        if (await reader.GatherAsync() is not { } gathered)
        {
            return Forbid();
        }

        var (school, sight, _) = gathered;
        if (
            !school.Pupils.TryGetValue(id, out var pupil)
            || sight.GroundsFor(school.Sighted(pupil)) == Ground.None
        )
        {
            return NotFound();
        }

        if (!sight.SetsGroupsOf(school.Sighted(pupil)))
        {
            return Forbid();
        }

        await looks.PupilAsync(id);
        Pupil = pupil;
        Choices = Settable.All(school.PolicyNow.Groups, sight.IsSupportForLearning);
        var facts = await desk.OfAsync(Person, id);
        var counting = desk.Counting(facts);
        Facts =
        [
            .. facts.Select(fact => new FactShown(
                fact,
                fact.TypedBy is { } by ? school.Named(by)?.Name ?? "somebody who left" : null,
                counting.Contains(fact)
            )),
        ];
        return null;
    }
}
