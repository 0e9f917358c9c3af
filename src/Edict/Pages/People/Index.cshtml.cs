using Edict.Data;
using Edict.Exporting;
using Edict.Overview;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.People;

/// <summary>The staff and the roles that they hold, the grants that wait, and the posts that nobody holds.</summary>
[TypeFilter<PeopleReaders>]
public sealed class IndexModel(PeopleDesk desk, Reader reader) : PageModel, ITabled
{
    [BindProperty]
    public PersonForm Person { get; set; } = new();

    public SchoolPeople People { get; private set; } = null!;

    public IReadOnlyList<EmptyPost> Empty { get; private set; } = [];

    /// <summary>Whether the reader keeps the staff: the office.</summary>
    public bool MayGive { get; private set; }

    private bool IsLeadership { get; set; }

    public bool MayDecide(Role role) => IsLeadership && Grants.MayConfirm(role, desk.StaffId);

    /// <summary>The roles that somebody holds today, those for classes as one.</summary>
    public IEnumerable<string> RolesOf(Guid staffId)
    {
        var held = People.Of(staffId).Where(role => role.IsHeldOn(People.Today)).ToList();
        var taught = held.Where(role => role.Post == Post.Teacher && role.StandsInForId is null)
            .ToList();
        foreach (var role in held.Except(taught))
        {
            yield return People.Words(role) + (role.To is { } to ? $", to {to:d MMMM yyyy}" : "");
        }

        if (taught.Count > 0)
        {
            var names = taught.Select(role => People.Classes[role.ClassId!.Value].Name).Distinct();
            yield return $"Class teacher {string.Join(", ", names.Order(StringComparer.OrdinalIgnoreCase))}";
        }
    }

    public string About => "the staff and their roles";

    public ExportedTable Table => PeopleLines.Of(this);

    public Task OnGetAsync() => ShowAsync();

    /// <summary>Takes somebody onto the staff.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!(await reader.SightAsync()).TakesInFiles)
        {
            return Forbid();
        }

        if (ModelState.IsValid)
        {
            var (id, refused) = await desk.AddAsync(Person);
            if (refused is null)
            {
                TempData["Message"] = $"{Person.Name!.Trim()} is on the staff. Give them a role.";
                return RedirectToPage("Person", new { id });
            }

            ModelState.AddModelError(refused.Field, refused.Words);
        }

        await ShowAsync();
        return this.Refused();
    }

    /// <summary>Says yes or no to a grant that waits.</summary>
    public async Task<IActionResult> OnPostDecideAsync(Guid role, bool yes)
    {
        if (!(await reader.SightAsync()).IsLeadership)
        {
            return Forbid();
        }

        if (await desk.DecideAsync(role, yes) is not { } done)
        {
            return NotFound();
        }

        TempData["Message"] = done;
        return RedirectToPage();
    }

    /// <summary>Takes back a grant that waits, which the office asked for.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid role)
    {
        if (!(await reader.SightAsync()).TakesInFiles)
        {
            return Forbid();
        }

        if (await desk.WithdrawAsync(role) is not { } done)
        {
            return NotFound();
        }

        TempData["Message"] = done;
        return RedirectToPage();
    }

    private async Task ShowAsync()
    {
        var sight = await reader.SightAsync();
        (MayGive, IsLeadership) = (sight.TakesInFiles, sight.IsLeadership);
        People = await desk.LoadAsync();
        Empty = EmptyPost.Of(await reader.SchoolAsync());
    }
}
