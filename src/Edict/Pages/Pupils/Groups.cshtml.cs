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

/// <summary>
/// What is set by hand of a pupil's groups, and the line of what helps, by the PSL of the house and the SfLL, and all that was
/// recorded before.
/// </summary>
public sealed class GroupsModel(
    GroupsDesk desk,
    WhatHelpsDesk whatHelps,
    Reader reader,
    Looks looks
) : PageModel
{
    [BindProperty]
    public SetForm Set { get; set; } = new();

    [BindProperty]
    public HelpsForm Helps { get; set; } = new();

    public PupilInSession Pupil { get; private set; } = null!;

    /// <summary>The lines of what helps with who wrote them, the latest first.</summary>
    public IReadOnlyList<(WhatHelps Row, string By)> Lines { get; private set; } = [];

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
            return this.Refused();
        }

        await desk.SetAsync(
            Person,
            [id],
            new(what!, Set.Reason!, Set.From ?? Today, Set.To, Set.ReviewOn)
        );
        TempData["Message"] = "Recorded.";
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostHelpsAsync(Guid id)
    {
        if (await RefusedAsync(id) is { } refused)
        {
            return refused;
        }

        var line = Helps.Trimmed;
        if (line.Length > WhatHelps.Longest)
        {
            ModelState.AddModelError(
                "Helps.Line",
                $"Say what helps in at most {WhatHelps.Longest} characters; these are {line.Length}"
            );
            return this.Refused();
        }

        if (line != (Lines is [var latest, ..] ? latest.Row.Line : ""))
        {
            await whatHelps.WriteAsync(Person, id, line);
        }

        TempData["Message"] = line.Length == 0 ? "Nothing stands there now." : "Written.";
        return RedirectToPage(new { id });
    }

    private async Task<IActionResult?> RefusedAsync(Guid id)
    {
        if (await reader.GatherAsync() is not { } gathered)
        {
            return Forbid();
        }

        if (gathered.PupilOf(id) is not { } pupil)
        {
            return NotFound();
        }

        var (school, sight, _) = gathered;

        if (!sight.SetsGroupsOf(school.Sighted(pupil)))
        {
            return Forbid();
        }

        await looks.PupilAsync(id);
        Pupil = pupil;
        Choices = Settable.All(school.PolicyNow.Groups, sight.IsSupportForLearning);
        var lines = await whatHelps.OfAsync(Person, id);
        Lines = [.. lines.Select(row => (row, school.Named(row.WrittenById)!.Name))];
        var facts = await desk.OfAsync(Person, id);
        var counting = desk.Counting(facts);
        Facts =
        [
            .. facts.Select(fact => new FactShown(
                fact,
                fact.TypedBy is { } by ? school.Named(by)?.Name : null,
                counting.Contains(fact)
            )),
        ];
        return null;
    }
}
