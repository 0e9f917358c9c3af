using Edict.Auditing;
using Edict.Overview;
using Edict.Pages.Imports;
using Edict.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Schools;

/// <summary>Who is in a class: pupils are added before a report says that they are in it, and taken out while none does.</summary>
[TypeFilter<OfficeOnly>]
public sealed class PupilsModel(ClassDesk classes, MemberDesk desk, Looks looks) : PageModel
{
    [BindProperty]
    public MemberForm Member { get; set; } = new();

    public ClassShown Class { get; private set; } = null!;

    /// <summary>Whom the search found; null where nothing was searched for.</summary>
    public IReadOnlyList<PupilInSession>? Found { get; private set; }

    /// <summary>The level that most of the class have.</summary>
    public string UsualLevel =>
        Class
            .Pupils.GroupBy(row => row.Level)
            .OrderByDescending(rows => rows.Count())
            .FirstOrDefault()
            ?.Key
        ?? "";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (Class.Pupils.Count > 0)
        {
            await looks.ListAsync($"the pupils of {Class.Name}");
        }

        return Page();
    }

    /// <summary>Finds pupils by name or SCN. It is posted, so that no address carries either.</summary>
    public async Task<IActionResult> OnPostFindAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if ((Member.Name ?? "").Trim().Length < NameSearch.Fewest)
        {
            return await RefusedAsync(
                new(
                    "Member.Name",
                    $"Give at least {NameSearch.Fewest} letters of the name, or the SCN"
                )
            );
        }

        await SearchAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        await SearchAsync();
        var pupil = Found!.FirstOrDefault(pupil => pupil.Id == Member.Pupil);
        return pupil is null
            ? await RefusedAsync(new("Member.Pupil", "Choose the pupil"))
            : await DoneAsync(
                id,
                await desk.AddAsync(Class, pupil, Member),
                $"{pupil.FullName} is expected in {Class.Name}."
            );
    }

    public async Task<IActionResult> OnPostOutAsync(Guid id, Guid pupil) =>
        await FindAsync(id)
            ? await DoneAsync(id, await desk.TakeOutAsync(Class, pupil), "Taken out.")
            : NotFound();

    private async Task<IActionResult> DoneAsync(Guid id, Refusal? refused, string done)
    {
        if (refused is not null)
        {
            return await RefusedAsync(refused);
        }

        TempData["Message"] = done;
        return RedirectToPage(new { id });
    }

    private async Task<IActionResult> RefusedAsync(Refusal refused)
    {
        ModelState.AddModelError(refused.Field, refused.Words);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await looks.ListAsync($"the pupils of {Class.Name}");
        return Page();
    }

    private async Task SearchAsync()
    {
        Found = await desk.FindAsync(Member.Name ?? "");
        await looks.ListAsync($"a search for a pupil of {Class.Name}");
    }

    private async Task<bool> FindAsync(Guid id)
    {
        Class = (await classes.LoadAsync()).FirstOrDefault(row => row.Class.Id == id)!;
        return Class is not null;
    }
}
