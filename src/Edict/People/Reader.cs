using Edict.Data;
using Edict.Overview;
using Microsoft.EntityFrameworkCore;

namespace Edict.People;

/// <summary>What a page needs of the person who reads it: their school as it stands, and their sight of it.</summary>
public sealed record ReaderSight(SchoolReading School, Visibility Sight);

/// <summary>Gathers for the person who is signed in.</summary>
public sealed class Reader(
    EdictDb db,
    SchoolReader schools,
    IHttpContextAccessor context,
    TimeProvider clock
)
{
    private SignedIn Person => SignedIn.Of(context.HttpContext!.User);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public Task<Visibility> SightAsync() => Visibility.LoadAsync(db, Person, Today);

    /// <returns>Null for somebody who sees no pupil's concerns, or a school without a session.</returns>
    public async Task<ReaderSight?> GatherAsync()
    {
        var sight = await SightAsync();
        return sight.SeesConcerns && await schools.ReadAsync(Person.SchoolId) is { } school
            ? new(school, sight)
            : null;
    }

    /// <summary>Who reads, for the head of the page and for prints.</summary>
    public async Task<ReaderNamed> NameAsync()
    {
        var named = await (
            from staff in db.Staff
            join school in db.Schools on staff.SchoolId equals school.Id
            where staff.SchoolId == Person.SchoolId && staff.Id == Person.StaffId
            select new { staff.Name, School = school.Name }
        ).SingleAsync();
        var faculties = await db
            .Faculties.Where(faculty => faculty.SchoolId == Person.SchoolId)
            .ToDictionaryAsync(faculty => faculty.Id, faculty => faculty.Name);
        var roles = await db
            .Roles.Where(role => role.SchoolId == Person.SchoolId && role.StaffId == Person.StaffId)
            .HeldOn(Today)
            .ToListAsync();
        return new(
            named.Name,
            named.School,
            string.Join(", ", roles.Select(role => RoleWords.Of(role, faculties)).Distinct())
        );
    }
}

/// <summary>The person who reads, by name and posts, and their school.</summary>
public sealed record ReaderNamed(string Name, string School, string Posts);
