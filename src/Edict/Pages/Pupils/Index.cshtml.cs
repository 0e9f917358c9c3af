using Edict.Auditing;
using Edict.Pages.RaisedPupils;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.Pupils;

/// <summary>One page on a pupil that a teacher can read in ten seconds.</summary>
public sealed class IndexModel(Reader reader, RaisedDesk raised, Looks looks) : PageModel
{
    public PupilShown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await reader.GatherAsync() is not { } gathered)
        {
            return Forbid();
        }

        var (school, sight, _) = gathered;
        var grounds = school.Pupils.TryGetValue(id, out var pupil)
            ? sight.GroundsFor(school.Sighted(pupil))
            : Ground.None;
        if (pupil is null || grounds == Ground.None)
        {
            await (pupil is null ? Task.CompletedTask : looks.RefusedAsync(id));
            return NotFound();
        }

        await looks.PupilAsync(id);
        var all = await raised.AllAsync(SignedIn.Of(User).SchoolId);
        Shown = new(
            gathered,
            pupil,
            grounds,
            await reader.RagsAsync(),
            RaisedList.Of(gathered, all)
        );
        return Page();
    }
}
