using Edict.Auditing;
using Edict.Data;
using Edict.Judging;
using Edict.People;
using Edict.Protocol;
using Edict.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Reports;

/// <summary>The last look at a class before it is handed in: marks that moved far, and a reason for every blank.</summary>
[RequestFormLimits(ValueCountLimit = WebSite.MostRowsOfAForm)]
public sealed class HandInModel(
    ClassSheets sheets,
    HandInDesk desk,
    TeacherViews views,
    DeliberateActs acts,
    Looks looks
) : PageModel
{
    /// <summary>A mark that moved by as much may be a row that slipped.</summary>
    private const int Far = 2;

    [BindProperty(SupportsGet = true)]
    public Guid Cycle { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Why each pupil has no rating, by pupil.</summary>
    [BindProperty]
    public IDictionary<Guid, NoRating?> Why { get; set; } = new Dictionary<Guid, NoRating?>();

    /// <summary>The letter of what the teacher thinks of each pupil; empty for nothing.</summary>
    [BindProperty]
    public IDictionary<Guid, string?> View { get; set; } = new Dictionary<Guid, string?>();

    /// <summary>What was shown of each pupil: a letter that a colleague gave meanwhile is not taken back by one who did not see it.</summary>
    [BindProperty]
    public Dictionary<Guid, string?> Shown { get; set; } = [];

    public ClassSheet Sheet { get; private set; } = null!;

    /// <summary>How many marks came by a deliberate act.</summary>
    public FilledCount Filled { get; private set; }

    /// <summary>Those of whom the teacher can still say what they think.</summary>
    public IReadOnlyList<SheetRow> ToView =>
        [.. Sheet.Rows.Where(Sheet.Takes).DistinctBy(row => row.Pupil.Id)];

    public IReadOnlyList<SheetRow> Moved =>
        [.. Sheet.Rows.Where(row => Sheet.Columns.Any(column => IsFar(row, column)))];

    public static bool IsFar(SheetRow row, SheetColumn column) => row.MovedBy(column) >= Far;

    public IReadOnlyList<SheetRow> Blank => [.. Sheet.Blank];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReadAsync() is not { } sheet)
        {
            return NotFound();
        }

        await looks.ListAsync($"the sheet of {sheet.Name}, {sheet.Cycle.Name}, to hand in");
        Sheet = sheet;
        View = (await views.OfClassAsync(SignedIn.Of(User).SchoolId, Cycle, Id)).ToDictionary(
            view => view.Key,
            view => (string?)$"{view.Value.Rag.Letter()}"
        );
        Shown = new(View);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAsync() is not { } sheet)
        {
            return NotFound();
        }

        Sheet = sheet;
        try
        {
            var why = Why.Where(row => row.Value is not null)
                .ToDictionary(row => row.Key, row => row.Value!.Value);
            if (await desk.HandInAsync(SignedIn.Of(User), Cycle, Id, why, Views()) is not { } open)
            {
                return NotFound();
            }

            if (open.Count == 0)
            {
                TempData["Message"] = $"Handed in: {sheet.Name}, {sheet.Rows.Count} pupils.";
                return RedirectToPage("Index");
            }

            foreach (var row in open)
            {
                ModelState.AddModelError(
                    $"Why[{row.Pupil.Id}]",
                    $"{row.Pupil.ListNameWithClass} has no rating: say why, or rate them."
                );
            }

            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (CycleClosedException closed)
        {
            ModelState.AddModelError("", closed.Message);
            Response.StatusCode = StatusCodes.Status409Conflict;
        }

        return Page();
    }

    /// <summary>What is chosen for a pupil: as the form came back, else as it was handed in before.</summary>
    public NoRating? WhyOf(SheetRow row) =>
        Why.TryGetValue(row.Pupil.Id, out var why) ? why : row.NotRated;

    /// <summary>The views that were changed; null for one that is taken back.</summary>
    private Dictionary<Guid, Rag?> Views() =>
        View.Where(row => (row.Value ?? "") != (Shown.GetValueOrDefault(row.Key) ?? ""))
            .ToDictionary(
                row => row.Key,
                row =>
                    RagNames
                        .Each.Select(rag => (Rag?)rag)
                        .FirstOrDefault(rag => row.Value == $"{rag!.Value.Letter()}")
            );

    private async Task<ClassSheet?> ReadAsync()
    {
        var person = SignedIn.Of(User);
        if (await sheets.OfAsync(person, Cycle, Id) is not { } sheet)
        {
            return null;
        }

        Filled = (await acts.OfAsync(person.SchoolId, Cycle, Id)).CountIn(sheet);
        return sheet;
    }
}
