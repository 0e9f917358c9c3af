using Edict.Auditing;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.VulnerableGroups;

/// <summary>Every pupil in a vulnerable group, for all teaching staff: who, and in which.</summary>
public sealed class IndexModel(Reader reader, Looks looks, PublishedDesk published) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public GroupsFilter Filter { get; set; } = new();

    public IReadOnlyList<GroupsSection> Sections { get; private set; } = [];

    /// <summary>How many of the pupils whom the filter lets through, whatever group it asks for.</summary>
    public GroupsCounts Counts { get; private set; } = GroupsCounts.None;

    public GroupsChoices Choices { get; private set; } = GroupsChoices.None;

    /// <summary>By which memberships are derived, and by which the list is narrowed.</summary>
    public Policy Policy { get; private set; } = Policy.Default;

    /// <summary>How many pupils are listed, each once.</summary>
    public int Listed { get; private set; }

    /// <summary>What is said of the published folder; null for who does not decide on it.</summary>
    public PublishedShown? Published { get; private set; }

    /// <summary>The groups that the reader may tell apart; none for who reads bare marks.</summary>
    public IReadOnlyList<Groups> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await reader.GatherAsync() is not { } gathered)
        {
            return Forbid();
        }

        Show(gathered);
        await looks.ListAsync(Filter.About("vulnerable groups", Listed));
        Published = gathered.Sight.IsLeadership ? await published.ShowAsync(User) : null;
        return Page();
    }

    /// <summary>Switches the published folder on or off, and brings it up to date at once.</summary>
    public async Task<IActionResult> OnPostPublishAsync(bool on)
    {
        if (!(await reader.SightAsync()).IsLeadership)
        {
            return Forbid();
        }

        TempData["Message"] = await published.SwitchAsync(User, on);
        return RedirectToPage();
    }

    private void Show(ReaderSight gathered)
    {
        var (school, sight, staffId) = gathered;
        var rows = school.GroupsSeenBy(staffId);
        List<GroupsRow> listed = [.. rows.Where(Filter.Lets)];
        Policy = school.PolicyNow;
        Groups = rows.Any(row => row.Groups.Read > GroupsRead.Mark)
            ? [.. Policy.Groups.On.Members()]
            : [];
        Listed = listed.Count;
        Choices = GroupsChoices.Of(rows);
        Counts = GroupsCounts.Of([.. rows.Where(Filter.LetsPupil)], Groups);
        Sections = GroupsSection.Of(
            school,
            sight,
            listed,
            withEmpty: !Filter.IsNarrowed && listed.Count > 0
        );
        Narrowed = sight.IsPromoted ? "" : NarrowedInWords(school.PolicyNow.GroupsList);
    }

    /// <summary>What the policy keeps from the reader; empty for nothing.</summary>
    public string Narrowed { get; private set; } = "";

    private static string NarrowedInWords(GroupsListRules rules) =>
        (rules.TeachersSee, rules.Show) switch
        {
            (PupilsListed.Own, GroupsShown.Mark) =>
                "By the school's policy you see the pupils of your own classes, and that they are in a group, not in which.",
            (PupilsListed.Own, _) =>
                "By the school's policy you see the pupils of your own classes.",
            (_, GroupsShown.Mark) =>
                "By the school's policy you see that a pupil is in a group, not in which.",
            _ => "",
        };
}
