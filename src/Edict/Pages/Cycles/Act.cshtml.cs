using Edict.Cycles;
using Edict.Data;
using Edict.Judging;
using Edict.People;
using Edict.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Cycles;

/// <summary>The look before a cycle is opened, closed, reopened or collated: what it does, for which stages, and what is missing.</summary>
public sealed class ActModel(
    Reader reader,
    CycleCalendar calendar,
    Completeness completeness,
    CycleDesk desk
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public CycleAct Act { get; set; }

    /// <summary>Why a cycle is reopened.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public CycleStanding Standing { get; private set; } = null!;

    /// <summary>What the act changes; none where it is refused.</summary>
    public StageSet Stages { get; private set; }

    /// <summary>Why it cannot be done; null where it can.</summary>
    public string? Refused { get; private set; }

    /// <summary>The classes of these stages that have not reported yet, where that matters.</summary>
    public IReadOnlyList<ClassProgress> Missing { get; private set; } = [];

    /// <summary>What each faculty has not judged of these stages, where that matters.</summary>
    public IReadOnlyList<RagsMissing> RagsNotSet { get; private set; } = [];

    /// <summary>How many RAGs that is.</summary>
    public int NotJudged => RagsNotSet.Sum(row => row.NotYet);

    public string Heading => Standing.Title(Act, Stages);

    public Task<IActionResult> OnGetAsync() =>
        ShowAsync(_ => Task.FromResult<IActionResult>(Page()));

    public Task<IActionResult> OnPostAsync() =>
        ShowAsync(async sight =>
        {
            Reason = Reason?.Trim();
            if (
                Act == CycleAct.Reopen
                && Reason is not { Length: > 0 and <= ClassReopening.LongestReason }
            )
            {
                return this.Refused(
                    "Reason",
                    $"Say why, in at most {ClassReopening.LongestReason} characters"
                );
            }

            var (done, refused) = await desk.ActAsync(
                SignedIn.Of(User),
                sight,
                Id,
                Act,
                Reason,
                Act == CycleAct.Collate ? NotJudged : Missing.Count
            );
            if (refused is not null)
            {
                return this.Refused(refused.Field, refused.Words);
            }

            TempData["Message"] = done;
            return RedirectToPage("Index");
        });

    private async Task<IActionResult> ShowAsync(Func<Visibility, Task<IActionResult>> then)
    {
        var standing =
            ModelState.ContainsKey(nameof(Act)) && ModelState[nameof(Act)]!.Errors.Count > 0
                ? null
                : await calendar.OneAsync(SignedIn.Of(User).SchoolId, Id);
        var sight = await reader.SightAsync();
        if (standing is null)
        {
            return NotFound();
        }

        if (standing.StagesOf(sight, Act) == StageSet.None)
        {
            return Forbid();
        }

        Standing = standing;
        Stages = standing.StagesFor(sight, Act);
        Refused = Stages == StageSet.None ? standing.Refusal(sight, Act) : null;
        Missing = Act is CycleAct.Close ? await MissingAsync() : [];
        RagsNotSet = Act is CycleAct.Collate ? await RagsNotSetAsync() : [];
        return await then(sight);
    }

    private async Task<IReadOnlyList<ClassProgress>> MissingAsync() =>
        [
            .. (await completeness.OfAsync(Standing.Cycle)).Where(row =>
                !row.IsReported && (row.Due.Stages & Stages) != StageSet.None
            ),
        ];

    private async Task<IReadOnlyList<RagsMissing>> RagsNotSetAsync() =>
        await reader.GatherAsync() is { } gathered && gathered.School.CycleOf(Id) is { } cycle
            ? RagsMissing.Of(gathered, await reader.RagsAsync(), cycle, Stages)
            : [];
}
