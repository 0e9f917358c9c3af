using Edict.Data;
using Edict.People;
using Edict.Protocol;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Demo;

/// <summary>One of the cast, and what they hold today.</summary>
public sealed record CastMember(string Key, string Name, IReadOnlyList<string> Holds, Post First);

/// <summary>The cast of the demonstration, each with what they may see.</summary>
[AllowAnonymous]
public sealed class IndexModel(EdictDb db, SiteOptions options, TimeProvider clock) : PageModel
{
    public IReadOnlyList<IGrouping<Post, CastMember>> Cast { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!options.IsDemonstration || !DemoSignIn.IsLocal(HttpContext))
        {
            return NotFound();
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var schools = await db.Demonstrations().ToListAsync();
        var roles = await db
            .Roles.Where(row => schools.Contains(row.SchoolId))
            .HeldOn(today)
            .ToListAsync();
        var staff = await db
            .Staff.Where(row => schools.Contains(row.SchoolId))
            .ToDictionaryAsync(row => row.Id);
        var faculties = await db
            .Faculties.Where(row => schools.Contains(row.SchoolId))
            .ToDictionaryAsync(row => row.Id, row => row.Name);
        var classes = await db
            .Classes.Where(row => schools.Contains(row.SchoolId))
            .ToDictionaryAsync(row => row.Id, row => row.Name);
        Cast =
        [
            .. roles
                .GroupBy(role => role.StaffId)
                .Select(held =>
                    Member(staff[held.Key], [.. held], role => Holds(role, faculties, classes))
                )
                .OrderBy(member => Order(member.First))
                .ThenBy(member => member.Key, StringComparer.Ordinal)
                .GroupBy(member => member.First),
        ];
        return Page();
    }

    public static string Heading(Post post) =>
        post switch
        {
            Post.Leadership => "Senior leadership",
            Post.YearHead => "Year heads",
            Post.CurriculumLeader => "Curriculum leaders",
            Post.PupilSupportLeader => "Pupil support leaders",
            Post.SupportForLearning => "Support for learning",
            Post.Teacher => "Class teachers",
            _ => "Office",
        };

    /// <summary>What a post may see, in a sentence.</summary>
    public static string MaySee(Post post) =>
        post switch
        {
            Post.Leadership => "The whole school: every concern, every pupil.",
            Post.YearHead => "Every concern and pupil of their stages.",
            Post.CurriculumLeader =>
                "What their faculty reports of its pupils, with the level and who leads.",
            Post.PupilSupportLeader => "Every concern and pupil of their house.",
            Post.SupportForLearning => "The whole school, for pupils who need support.",
            Post.Teacher => "What their own classes report, with the level and who leads.",
            _ => "No pupil's concerns: the office takes in files.",
        };

    private static CastMember Member(
        Staff person,
        IReadOnlyList<Role> held,
        Func<Role, string> words
    ) =>
        new(
            person.Email.Split('@')[0],
            person.Name,
            [
                .. held.OrderBy(role => Order(role.Post))
                    .Select(words)
                    .Distinct(StringComparer.Ordinal),
            ],
            held.Select(role => role.Post).MinBy(Order)
        );

    private static string Holds(
        Role role,
        Dictionary<Guid, string> faculties,
        Dictionary<Guid, string> classes
    ) =>
        role.Post switch
        {
            Post.Leadership => "leadership",
            Post.YearHead => $"year head of {string.Join(" and ", role.Stages.Members())}",
            Post.CurriculumLeader => $"CL of {faculties[role.FacultyId!.Value]}",
            Post.PupilSupportLeader => $"PSL of {role.House}",
            Post.SupportForLearning => "support for learning leader",
            Post.Teacher => classes[role.ClassId!.Value],
            _ => "office",
        };

    private static int Order(Post post) =>
        post switch
        {
            Post.Leadership => 0,
            Post.YearHead => 1,
            Post.CurriculumLeader => 2,
            Post.PupilSupportLeader => 3,
            Post.SupportForLearning => 4,
            Post.Office => 5,
            _ => 6,
        };
}
