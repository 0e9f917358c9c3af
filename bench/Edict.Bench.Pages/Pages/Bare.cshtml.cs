using Edict.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Edict.Bench.Pages.Pages;

internal sealed class BareModel(BareRows rows, EdictDb db) : PageModel
{
    public BareRows Table => rows;

    public string School { get; private set; } = "";

    public async Task OnGetAsync()
    {
        School = await db.Schools.Select(school => school.Name).FirstAsync();
        var person = await db.Staff.Select(staff => staff.Name).FirstAsync();
        var session = await db.Sessions.Select(row => row.Name).FirstAsync();
        School = $"{School}, {person}, {session}";
    }
}
