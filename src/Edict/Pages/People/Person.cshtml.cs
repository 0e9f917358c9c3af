using Edict.Data;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.People;

/// <summary>One of the staff: the roles of every day, and the forms by which the office gives and ends them.</summary>
[TypeFilter<PeopleReaders>]
public sealed class PersonModel(PeopleDesk desk, Reader reader, SiteOptions options) : PageModel
{
    [BindProperty]
    public GiveForm Give { get; set; } = new();

    [BindProperty]
    public StandInForm StandIn { get; set; } = new();

    [BindProperty]
    public EndForm End { get; set; } = new();

    public SchoolPeople People { get; private set; } = null!;

    public Staff Person { get; private set; } = null!;

    public IReadOnlyList<Role> Roles { get; private set; } = [];

    /// <summary>Whether the reader gives roles, and to this person: nobody does to themself.</summary>
    public bool MayGive { get; private set; }

    /// <summary>Whether the reader ends roles.</summary>
    public bool MayEnd { get; private set; }

    /// <summary>Whether the reader invites people to sign in: nobody needs that in the demonstration.</summary>
    public bool MayInvite => MayEnd && options.Serve is not null;

    /// <summary>The posts in which the person could stand in: those of colleagues that are not over.</summary>
    public IEnumerable<Role> Colleagues =>
        People
            .Roles.Where(role =>
                role.StaffId != Person.Id
                && role is { AskedById: null, StandsInForId: null }
                && !(role.To < People.Today)
            )
            .OrderByDescending(role => role.Post)
            .ThenBy(role => People.Staff[role.StaffId].Name, StringComparer.OrdinalIgnoreCase);

    public string StateOf(Role role) =>
        role.AskedById is { } by ? $"asked by {People.Staff[by].Name}, not held yet"
        : role.To < People.Today ? "over"
        : role.From > People.Today ? "to come"
        : "held";

    public async Task<IActionResult> OnGetAsync(Guid id) =>
        await FindAsync(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostGiveAsync(Guid id) =>
        ActAsync(
            id,
            async () =>
            {
                var (role, refused) = desk.Read(Give, id, People);
                return role is null ? refused : await desk.GiveAsync(role, nameof(Give));
            }
        );

    public Task<IActionResult> OnPostStandInAsync(Guid id) =>
        ActAsync(
            id,
            async () =>
            {
                var (role, refused) = desk.Read(StandIn, id, People);
                return role is null ? refused : await desk.GiveAsync(role, nameof(StandIn));
            }
        );

    public Task<IActionResult> OnPostEndAsync(Guid id) =>
        ActAsync(id, () => desk.EndAsync(id, End));

    private async Task<IActionResult> ActAsync(Guid id, Func<Task<Refusal?>> act)
    {
        if (!(await reader.SightAsync()).TakesInFiles)
        {
            return Forbid();
        }

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
        People = await desk.LoadAsync();
        if (!People.Staff.TryGetValue(id, out var person))
        {
            return false;
        }

        Person = person;
        Roles =
        [
            .. People
                .Of(id)
                .OrderBy(role => role.To < People.Today)
                .ThenBy(role => role.Post == Post.Teacher)
                .ThenBy(People.Words, StringComparer.OrdinalIgnoreCase)
                .ThenBy(role => role.From),
        ];
        MayEnd = (await reader.SightAsync()).TakesInFiles;
        MayGive = MayEnd && id != desk.StaffId;
        return true;
    }
}
