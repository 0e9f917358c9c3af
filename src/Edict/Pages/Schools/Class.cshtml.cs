using Edict.Data;
using Edict.Pages.Imports;
using Edict.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Schools;

/// <summary>One class of the session: who teaches it from when to when.</summary>
[TypeFilter<OfficeOnly>]
public sealed class ClassModel(ClassDesk desk) : PageModel
{
    [BindProperty]
    public TeachForm Teach { get; set; } = new();

    [BindProperty]
    public EndForm End { get; set; } = new();

    public ClassShown Class { get; private set; } = null!;

    public SchoolPeople People { get; private set; } = null!;

    /// <summary>Who has or had the class, those that are not over first.</summary>
    public IReadOnlyList<Role> Roles { get; private set; } = [];

    public string Today => desk.Today.ToString("yyyy-MM-dd");

    public async Task<IActionResult> OnGetAsync(Guid id) =>
        await FindAsync(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostTeachAsync(Guid id) =>
        ActAsync(id, () => desk.TeachAsync(id, Teach));

    public Task<IActionResult> OnPostEndAsync(Guid id) =>
        ActAsync(id, () => desk.EndAsync(id, End));

    private async Task<IActionResult> ActAsync(Guid id, Func<Task<Refusal?>> act)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            if (await act() is not { } refused)
            {
                TempData["Message"] = "Saved.";
                return RedirectToPage(new { id });
            }

            ModelState.AddModelError(refused.Field, refused.Words);
        }

        return this.Refused();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if ((await desk.LoadAsync()).FirstOrDefault(row => row.Class.Id == id) is not { } found)
        {
            return false;
        }

        (Class, People) = (found, await desk.PeopleAsync());
        Roles =
        [
            .. People
                .Roles.Where(role => role.ClassId == id)
                .OrderBy(role => role.To < People.Today)
                .ThenBy(role => role.From),
        ];
        return true;
    }
}
