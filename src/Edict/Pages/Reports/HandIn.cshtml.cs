using Edict.Auditing;
using Edict.Data;
using Edict.People;
using Edict.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Reports;

/// <summary>The last look at a class before it is handed in: marks that moved far, and a reason for every blank.</summary>
[RequestFormLimits(ValueCountLimit = WebSite.MostRowsOfAForm)]
public sealed class HandInModel(ClassSheets sheets, HandInDesk desk, Looks looks) : PageModel
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

    public ClassSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<SheetRow> Moved => [.. Sheet.Rows.Where(row => row.Moved >= Far)];

    public IReadOnlyList<SheetRow> Blank => [.. Sheet.Blank];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReadAsync() is not { } sheet)
        {
            return NotFound();
        }

        await looks.ListAsync($"the sheet of {sheet.Name}, {sheet.Cycle.Name}, to hand in");
        Sheet = sheet;
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
            if (await desk.HandInAsync(SignedIn.Of(User), Cycle, Id, why) is not { } open)
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
                    $"{row.Pupil.ListName} has no rating: say why, or rate them."
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

    private Task<ClassSheet?> ReadAsync() => sheets.OfAsync(SignedIn.Of(User), Cycle, Id);
}
