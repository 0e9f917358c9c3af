using Edict.Data;
using Edict.Mail;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Mail;

/// <summary>The letters that wait, failed and went: all for the office, one's own for anybody else.</summary>
public sealed class IndexModel(EdictDb db, Outbox outbox, Reader reader) : PageModel
{
    public const int MostShown = 200;

    public IReadOnlyList<ListedLetter> Letters { get; private set; } = [];

    /// <summary>To whom a test letter would go; nobody where the reader may send none.</summary>
    public IReadOnlyList<Recipient> TestTo { get; private set; } = [];

    public bool ReadsAll { get; private set; }

    private SignedIn Person => SignedIn.Of(User);

    public async Task OnGetAsync()
    {
        var sight = await reader.SightAsync();
        ReadsAll = sight.TakesInFiles;
        Letters = await db.Outbox.ReadBy(Person, sight).ListAsync(db, MostShown);
        if (ReadsAll)
        {
            TestTo = await outbox.RecipientsAsync(Person.SchoolId, [Person.StaffId]);
        }
    }

    /// <summary>Sends the office a letter to itself.</summary>
    public async Task<IActionResult> OnPostTestAsync()
    {
        await OnGetAsync();
        if (!ReadsAll)
        {
            return Forbid();
        }

        if (TestTo.Any(one => one.Refused is not null))
        {
            return this.Refused("test", "No letter was queued: see why beside the recipient");
        }

        var school = await db.Schools.SingleAsync(row => row.Id == Person.SchoolId);
        outbox.Put(Person.SchoolId, Letter.Test(school.Name), TestTo, Person.StaffId, "a test");
        await db.SaveChangesAsync();
        return Done($"A test letter to {TestTo[0].Address} is queued.");
    }

    public Task<IActionResult> OnPostAgainAsync(Guid id) =>
        TurnAsync(
            id,
            outbox.SendAgainAsync,
            "The letter is queued again.",
            "That letter is not sent again: it has not failed, or is an invitation, which is made anew"
        );

    public Task<IActionResult> OnPostGiveUpAsync(Guid id) =>
        TurnAsync(
            id,
            outbox.GiveUpAsync,
            "The letter will not be sent.",
            "That letter waits no more, so it cannot be given up"
        );

    private async Task<IActionResult> TurnAsync(
        Guid id,
        Func<SignedIn, Guid, Task<bool>> turn,
        string done,
        string refused
    )
    {
        var mayTurn = db.Outbox.ReadBy(Person, await reader.SightAsync());
        if (!await mayTurn.AnyAsync(mail => mail.Id == id))
        {
            return NotFound();
        }

        if (await turn(Person, id))
        {
            return Done(done);
        }

        await OnGetAsync();
        return this.Refused("", refused);
    }

    private RedirectToPageResult Done(string words)
    {
        TempData["Message"] = words;
        return RedirectToPage("Index");
    }
}
