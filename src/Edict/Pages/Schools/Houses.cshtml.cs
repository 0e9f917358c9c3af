using Edict.Data;
using Edict.Exporting;
using Edict.Pages.Imports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Schools;

/// <summary>The houses that pupils are in, with their PSL.</summary>
[TypeFilter<OfficeOnly>]
public sealed class HousesModel(HouseDesk desk) : PageModel, ITabled
{
    [BindProperty]
    public HouseForm House { get; set; } = new();

    public IReadOnlyList<HouseShown> Houses { get; private set; } = [];

    /// <summary>What the field of a house shows: what was typed where it came back, else its name.</summary>
    public string? Shown(HouseShown house) =>
        !ModelState.IsValid && NameKey.Of(House.Was ?? "") == house.Key ? House.Name : house.Name;

    public string About => "the houses";

    public ExportedTable Table =>
        new(
            "Houses",
            ["House", "Pupils", "PSL"],
            [
                .. Houses.Select(house =>
                    (ExportedCell[])[house.Name, house.Pupils, string.Join(", ", house.Leaders)]
                ),
            ]
        );

    public async Task OnGetAsync() => Houses = await desk.LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await desk.RenameAsync(House) is not { } refused)
        {
            TempData["Message"] =
                $"{House.Was} is called {House.Name!.Trim()} now. Files that come in later must use this name.";
            return RedirectToPage();
        }

        ModelState.AddModelError(refused.Field, refused.Words);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        Houses = await desk.LoadAsync();
        return Page();
    }
}
