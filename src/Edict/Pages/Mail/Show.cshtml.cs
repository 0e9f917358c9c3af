using Edict.Data;
using Edict.Mail;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Mail;

/// <summary>One letter: its envelope for the office, and its text for who caused it alone.</summary>
public sealed class ShowModel(EdictDb db, Reader reader) : PageModel
{
    public ListedLetter Letter { get; private set; } = null!;

    /// <summary>Null for a reader who did not cause it.</summary>
    public string? Body { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var person = SignedIn.Of(User);
        var letters = db
            .Outbox.ReadBy(person, await reader.SightAsync())
            .Where(mail => mail.Id == id);
        if (await letters.ListAsync(db, 1) is not [var letter])
        {
            return NotFound();
        }

        Letter = letter;
        if (letter.CausedBy == person.StaffId)
        {
            Body = await letters.Select(mail => mail.Body).SingleAsync();
        }

        return Page();
    }
}
