using Edict.Auditing;
using Edict.Overview;
using Edict.People;
using Edict.Reports;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.MyWork;

/// <summary>The front page: what needs the reader now, the most urgent first, each with one way to do it.</summary>
public sealed class IndexModel(WorkReader work, Looks looks) : PageModel
{
    public IReadOnlyList<WorkItem> Items { get; private set; } = [];

    /// <summary>The reader's classes that are handed in, in the cycles that are open.</summary>
    public IReadOnlyList<ClassSheet> HandedIn { get; private set; } = [];

    /// <summary>Of how many pupils there is good news, for who would call or write home; 0 for others.</summary>
    public int GoodNews { get; private set; }

    /// <summary>The posts that nobody holds, for the office, which fills them; null for others.</summary>
    public IReadOnlyList<EmptyPost>? Empty { get; private set; }

    /// <summary>Whether the reader holds a role at all.</summary>
    public bool HoldsRole { get; private set; }

    public DateOnly Today { get; private set; }

    public async Task OnGetAsync()
    {
        var found = await work.ReadAsync(SignedIn.Of(User));
        Items = found.Items;
        HandedIn = found.HandedIn;
        GoodNews = found.GoodNews;
        Empty = found.Empty;
        (HoldsRole, Today) = (found.Worker.Sight.HoldsRole, found.Worker.Today);
        var pupils = Items.Count(item => item.Pupil is not null);
        if (pupils > 0)
        {
            await looks.ListAsync($"my work: {Counted.Of(pupils, "pupil")}");
        }
    }
}
