using Edict.Data;
using Edict.Demonstration;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Bench.Pages.AtWork;

/// <summary>The demonstration's teachers and CLs, and as many teachers more as make 200 staff.</summary>
internal sealed class Staffroom : IDisposable
{
    public const int Size = 200;
    private readonly List<Person> people = [];

    public IReadOnlyList<Person> People => people;

    /// <summary>Adds teachers, each with a class of the open cycle, until there are enough.</summary>
    /// <returns>The keys of all.</returns>
    public static async Task<IReadOnlyList<string>> FillAsync(DataPlace place)
    {
        await using var db = await place.OpenAsync();
        var school = (await db.Schools.SingleAsync()).Id;
        var classes = await ReportedAsync(db);
        var ids = classes.Select(row => (Guid?)row.Id).ToList();
        var held = db.Roles.HeldOn(DateOnly.FromDateTime(DemonstrationSchool.Now));
        var leaders = await KeysAsync(db, held.Where(role => role.Post == Post.CurriculumLeader));
        var teachers = await KeysAsync(db, held.Where(role => ids.Contains(role.ClassId)));
        List<string> keys = [.. leaders, .. teachers.Except(leaders)];
        for (var i = 0; keys.Count < Size; i++)
        {
            var key = $"further-{i}";
            var staff = new Staff
            {
                Id = Guid.CreateVersion7(),
                SchoolId = school,
                Name = $"Further teacher {i}",
                Email = $"{key}@demo.invalid",
            };
            db.Add(staff);
            db.Add(
                new Role
                {
                    Id = Guid.CreateVersion7(),
                    SchoolId = school,
                    StaffId = staff.Id,
                    Post = Post.Teacher,
                    ClassId = classes[i % classes.Count].Id,
                    From = DemonstrationSchool.FirstDay,
                }
            );
            keys.Add(key);
        }

        await db.SaveChangesAsync();
        return keys;
    }

    /// <summary>Everybody signs in and opens a page to type in.</summary>
    public static async Task<Staffroom> SignInAsync(Uri address, IReadOnlyList<string> keys)
    {
        var room = new Staffroom();
        var taken = new Dictionary<string, int>();
        foreach (var key in keys)
        {
            room.people.Add(await Person.SignInAsync(address, key, taken));
        }

        return room;
    }

    public void Dispose() => people.ForEach(person => person.Dispose());

    /// <summary>The classes of which something is reported in the cycle that is open.</summary>
    private static Task<List<TeachingClass>> ReportedAsync(EdictDb db)
    {
        var open = db.Cycles.Where(row => row.ClosedAt == null).Select(row => row.Id);
        return db
            .Classes.Where(row =>
                db.Reports.Any(report =>
                    open.Contains(report.CycleId)
                    && report.SubjectId == row.SubjectId
                    && report.ClassKey == row.NameKey
                )
            )
            .OrderBy(row => row.Id)
            .ToListAsync();
    }

    private static async Task<List<string>> KeysAsync(EdictDb db, IQueryable<Role> held)
    {
        var addresses = await db
            .Staff.Where(row => held.Any(role => role.StaffId == row.Id))
            .OrderBy(row => row.Email)
            .Select(row => row.Email)
            .ToListAsync();
        return [.. addresses.Select(address => address.Split('@')[0])];
    }
}
