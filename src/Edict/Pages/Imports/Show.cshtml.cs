using System.Text.Json;
using Edict.Auditing;
using Edict.Importing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Imports;

/// <summary>One import: what it was, what it changed, and its undo with what that would restore.</summary>
[TypeFilter<OfficeOnly>]
[RequestSizeLimit(OfficeOnly.MostBytes)]
public sealed class ShowModel(Desk desk, Looks looks) : PageModel
{
    public const int MostShown = 200;

    public ListedImport Listed { get; private set; } = null!;

    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    /// <summary>What an undo would do; null where the import is undone.</summary>
    public UndoPlan? Undo { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await FindAsync(id) is not { } listed)
        {
            return NotFound();
        }

        await ShowAsync(listed);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await FindAsync(id) is not { } listed)
        {
            return NotFound();
        }

        var undo = await UndoPlan.ApplyAsync(desk.Db, listed.Import, desk.StaffId, desk.Now);
        if (undo.Refused.Count == 0)
        {
            TempData["Message"] =
                $"Undone: {undo.Removed} removed, {undo.Restored} restored to what they were.";
            return RedirectToPage(new { id });
        }

        ModelState.AddModelError("", $"Nothing was undone: {undo.Refused[0]}");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await ShowAsync(listed);
        return Page();
    }

    private async Task<ListedImport?> FindAsync(Guid id) =>
        (await ImportList.OfAsync(desk.Db, desk.SchoolId)).FirstOrDefault(row =>
            row.Import.Id == id
        );

    private async Task ShowAsync(ListedImport listed)
    {
        await looks.ListAsync($"what import {listed.Import.Id} changed");
        Listed = listed;
        Corrections = JsonSerializer.Deserialize<List<Correction>>(listed.Import.Corrections)!;
        Undo = listed.UndoneAt is null
            ? await UndoPlan.MakeAsync(desk.Db, listed.Import, desk.StaffId)
            : null;
    }
}
