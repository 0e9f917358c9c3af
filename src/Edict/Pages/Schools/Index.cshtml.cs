using Edict.Data;
using Edict.Overview;
using Edict.Pages.Imports;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Schools;

/// <summary>What there is of the school, and where the office changes it.</summary>
[TypeFilter<OfficeOnly>]
public sealed class IndexModel(OfficeAct office, Reader reader) : PageModel
{
    public IReadOnlyList<SchoolPart> Parts { get; private set; } = [];

    /// <summary>The latest first.</summary>
    public IReadOnlyList<(Session Session, int Pupils)> Sessions { get; private set; } = [];

    public IReadOnlyList<EmptyPost> Empty { get; private set; } = [];

    public string StateOf(Session session) =>
        session.StartsOn > office.Today ? "prepared"
        : session == Sessions.First(row => row.Session.StartsOn <= office.Today).Session
            ? "of today"
        : "over";

    public async Task OnGetAsync()
    {
        Parts = await SchoolCounts.OfAsync(office);
        Empty = EmptyPost.Of(await reader.SchoolAsync());
        var pupils = await office
            .Db.Enrolments.Where(row => row.SchoolId == office.SchoolId)
            .GroupBy(row => row.Session)
            .Select(rows => new { rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count);
        Sessions =
        [
            .. (
                await office
                    .Db.Sessions.Where(row => row.SchoolId == office.SchoolId)
                    .OrderByDescending(row => row.StartsOn)
                    .ToListAsync()
            ).Select(row => (row, pupils.GetValueOrDefault(row.Name))),
        ];
    }
}
