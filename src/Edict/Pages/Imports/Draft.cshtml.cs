using Edict.Auditing;
using Edict.Data;
using Edict.Importing;
using Edict.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Imports;

/// <summary>The plan of an upload: what it would do, the questions it leaves, and the act.</summary>
[TypeFilter<OfficeOnly>]
[RequestSizeLimit(OfficeOnly.MostBytes)]
[RequestFormLimits(ValueCountLimit = MostValues)]
public sealed class DraftModel(Desk desk, Looks looks) : PageModel
{
    /// <summary>Faults and rows of one kind that are shown; what is above is counted.</summary>
    public const int MostShown = 200;

    /// <summary>A school's pupils, each of whom may be missing, and the cells that may be put right.</summary>
    private const int MostValues = 10_000;

    public ImportPlan Plan { get; private set; } = null!;

    /// <summary>Such as <c>reports of Senior 3</c>.</summary>
    public string What { get; private set; } = "";

    /// <summary>The stages that the file may be for.</summary>
    public StageSet Possible { get; private set; }

    [BindProperty]
    public Answers Answers { get; set; } = new();

    public IEnumerable<Fault> Errors => Plan.Faults.Errors;

    /// <summary>Of the missing pupils, those of whom something can be answered one by one: who may be another first.</summary>
    public static IReadOnlyList<MissingPupil> ShownOf(IReadOnlyList<MissingPupil> missing) =>
        [.. missing.OrderByDescending(pupil => pupil.SameName.Count > 0).Take(MostShown)];

    /// <summary>The faults whose cell can be put right here, each cell once.</summary>
    public IReadOnlyList<Fault> Cells =>
        [
            .. Errors
                .Where(fault => fault is { Line: not null, Field: not null, Value: not null })
                .DistinctBy(fault => (fault.Line, fault.Field))
                .Take(MostShown),
        ];

    public async Task<IActionResult> OnGetAsync(Guid id) =>
        await desk.DraftAsync(id) is { } draft ? await ShowAsync(draft) : NotFound();

    /// <summary>Every fault as a file: the page shows some.</summary>
    public async Task<IActionResult> OnGetFaultsAsync(Guid id)
    {
        if (await desk.DraftAsync(id) is not { } draft)
        {
            return NotFound();
        }

        await looks.ExportAsync($"the faults of upload {draft.Id}");
        Plan = await PlanAsync(draft);
        return File(FaultList.Of(Plan.Faults.Errors), "text/csv; charset=utf-8", "faults.csv");
    }

    /// <summary>Takes the answers and the cells that were put right, and plans again.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await desk.DraftAsync(id) is not { } draft)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ShowAsync(draft);
        }

        await desk.AnswerAsync(draft, Answers, await PlanAsync(draft));
        return RedirectToPage(new { id });
    }

    /// <summary>Takes the answers as <see cref="OnPostAsync"/> does, and then the file, where that is still the plan that was shown.</summary>
    /// <param name="fingerprint">Of the plan that was shown.</param>
    /// <param name="unusualToo">Whether what is out of the ordinary was said yes to.</param>
    public async Task<IActionResult> OnPostApplyAsync(Guid id, string? fingerprint, bool unusualToo)
    {
        if (await desk.DraftAsync(id) is not { } draft)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ShowAsync(draft);
        }

        var before = await PlanAsync(draft);
        await desk.AnswerAsync(draft, Answers, before);
        var act = new ImportAct(desk.StaffId, desk.Now, unusualToo, draft.Id);
        var outcome = await desk.WithAsync(
            draft,
            asked => FileImport.ApplyAsync(desk.Db, asked, fingerprint ?? "", act)
        );
        if (outcome.ImportId is { } import)
        {
            TempData["Message"] = OutcomeWords.Done(outcome.Plan);
            return RedirectToPage("Show", new { id = import });
        }

        var (field, why) = OutcomeWords.WhyNot(
            outcome,
            isAnswered: before.Fingerprint == fingerprint
        );
        ModelState.AddModelError(field, why);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(draft);
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id)
    {
        await desk.ThrowAwayAsync(id);
        TempData["Message"] = "The upload was thrown away. Nothing was changed.";
        return RedirectToPage("Index");
    }

    private async Task<IActionResult> ShowAsync(ImportDraft draft)
    {
        await looks.ListAsync($"the plan of upload {draft.Id}");
        var cycle = await desk.Db.Cycles.SingleOrDefaultAsync(row =>
            row.SchoolId == draft.SchoolId && row.Id == draft.CycleId
        );
        Possible = cycle?.Stages ?? StageSet.All;
        What = cycle is null ? draft.Kind.Word() : $"{draft.Kind.Word()} of {cycle.Name}";
        Plan = await PlanAsync(draft);
        return Page();
    }

    private Task<ImportPlan> PlanAsync(ImportDraft draft) =>
        desk.WithAsync(draft, asked => FileImport.PlanAsync(desk.Db, asked, desk.Now));
}
