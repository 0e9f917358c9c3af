using Edict.Auditing;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Pages.VulnerableGroups;

/// <summary>Those who read as much of a pupil's groups as each other: who sees the pupil first, each by name.</summary>
public sealed record ReadersAlike(GroupsRead Read, IReadOnlyList<GroupsReader> Readers);

/// <summary>Why a pupil stands on the reader's list of vulnerable groups, and who else finds them on theirs: by the rule that the list is made by.</summary>
public sealed class WhyModel(Reader reader, Looks looks) : PageModel
{
    /// <summary>The pupil as the reader's list has them.</summary>
    public GroupsRow Row { get; private set; } = null!;

    /// <summary>On which grounds the reader sees the pupil; none for who reads the list alone.</summary>
    public Ground Grounds { get; private set; }

    public bool IsRestricted { get; private set; }

    /// <summary>Everybody who reads something of the groups today, those who read most first.</summary>
    public IReadOnlyList<ReadersAlike> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await reader.GatherAsync() is not { } gathered)
        {
            return Forbid();
        }

        var (school, sight, staffId) = gathered;
        if (school.GroupsSeenBy(staffId).FirstOrDefault(row => row.Pupil.Id == id) is not { } row)
        {
            await (school.Pupils.ContainsKey(id) ? looks.RefusedWhyAsync(id) : Task.CompletedTask);
            return NotFound();
        }

        await looks.WhyAsync(id);
        var sighted = school.Sighted(row.Pupil);
        Row = row;
        Grounds = sight.GroundsFor(sighted);
        IsRestricted = sighted.IsRestricted;
        Others =
        [
            .. school
                .WhoReadsGroupsOf(row.Pupil)
                .GroupBy(one => one.Read)
                .OrderByDescending(alike => alike.Key)
                .Select(alike => new ReadersAlike(
                    alike.Key,
                    [.. alike.OrderBy(one => one.Grounds == Ground.None)]
                )),
        ];
        return Page();
    }

    /// <summary>What is read, as the end of a sentence.</summary>
    public static string Words(GroupsRead read) =>
        read switch
        {
            GroupsRead.Mark => "that they are in a group, not in which",
            GroupsRead.Groups => "in which groups they are",
            _ => "in which groups they are, and why",
        };

    /// <summary>On which grounds somebody reads it: their own, or those of all teaching staff.</summary>
    public static string Words(Ground grounds) =>
        grounds == Ground.None ? "is of the teaching staff" : grounds.Words();
}
