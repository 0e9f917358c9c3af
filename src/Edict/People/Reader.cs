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
    public async Task<ReaderNamed> NameAsync() =>
        await (
            from staff in db.Staff
            join school in db.Schools on staff.SchoolId equals school.Id
            where staff.SchoolId == Person.SchoolId && staff.Id == Person.StaffId
            select new ReaderNamed(staff.Name, school.Name)
        ).SingleAsync();
}

/// <summary>The person who reads and their school, by name.</summary>
public sealed record ReaderNamed(string Name, string School);
