using Edict.Data;
using Edict.Overview;
using Edict.Pages.People;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Schools;

/// <summary>A class of the session, as the office lists it.</summary>
/// <param name="Teachers">Who holds it today.</param>
/// <param name="Pupils">Who is in it today, by name.</param>
public sealed record ClassShown(
    TeachingClass Class,
    Subject Subject,
    IReadOnlyList<string> Teachers,
    IReadOnlyList<OnRoll> Pupils
)
{
    public IReadOnlyList<Stage> Stages { get; } =
    [.. Pupils.Select(row => row.Pupil.Stage).Distinct().Order()];

    public string Name => $"{Subject.Name} {Class.Name}";
}

/// <summary>Where the classes of the session are kept, and who teaches them.</summary>
public sealed class ClassDesk(OfficeAct office, PeopleDesk people, Reader reader)
{
    private EdictDb Db => office.Db;

    private Guid SchoolId => office.SchoolId;

    public DateOnly Today => office.Today;

    public Task<SchoolPeople> PeopleAsync() => people.LoadAsync();

    /// <summary>The classes of the session by subject and name.</summary>
    public async Task<IReadOnlyList<ClassShown>> LoadAsync()
    {
        var session = (await office.SessionAsync())?.Name;
        var school = await reader.SchoolAsync();
        var sight = await reader.SightAsync();
        var rolls = ClassRolls.Of(school);
        var subjects = await SubjectsAsync();
        var classes = await Db
            .Classes.Where(row => row.SchoolId == SchoolId && row.Session == session)
            .ToListAsync();
        var teachers = (
            await Db
                .Roles.Where(row => row.SchoolId == SchoolId && row.ClassId != null)
                .HeldOn(Today)
                .Join(
                    Db.Staff,
                    role => new { role.SchoolId, Id = role.StaffId },
                    staff => new { staff.SchoolId, staff.Id },
                    (role, staff) => new { role.ClassId, staff.Name }
                )
                .ToListAsync()
        ).ToLookup(row => row.ClassId, row => row.Name);
        return
        [
            .. classes
                .Select(row => new ClassShown(
                    row,
                    subjects.Single(subject => subject.Id == row.SubjectId),
                    [.. teachers[row.Id].Order(StringComparer.OrdinalIgnoreCase)],
                    [
                        .. rolls[(row.SubjectId, row.NameKey)]
                            .Where(pupil => !sight.IsKeptFrom(pupil.Pupil.Id))
                            .OrderBy(
                                pupil => pupil.Pupil.ListName,
                                StringComparer.OrdinalIgnoreCase
                            ),
                    ]
                ))
                .OrderBy(row => row.Subject.NameKey, StringComparer.Ordinal)
                .ThenBy(row => row.Class.NameKey, StringComparer.Ordinal),
        ];
    }

    /// <summary>The subjects of the session by name.</summary>
    public async Task<IReadOnlyList<Subject>> SubjectsAsync()
    {
        var session = (await office.SessionAsync())?.Name;
        return await Db
            .Subjects.Where(row => row.SchoolId == SchoolId && row.Session == session)
            .OrderBy(row => row.NameKey)
            .ToListAsync();
    }

    /// <summary>Adds a class to the session.</summary>
    public Task<Refusal?> AddAsync(ClassForm form) =>
        office.DoAsync(async session =>
        {
            var subjects = await SubjectsAsync();
            if (OfficeAct.NoName(form.Name, "Add.Name", "the class") is { } noName)
            {
                return noName;
            }

            if (subjects.FirstOrDefault(row => row.Id == form.Subject) is not { } subject)
            {
                return new("Add.Subject", "Choose the subject of the class");
            }

            var (name, key) = (form.Name!.Trim(), NameKey.Of(form.Name));
            if (
                await Db.Classes.AnyAsync(row =>
                    row.SchoolId == SchoolId && row.SubjectId == subject.Id && row.NameKey == key
                )
            )
            {
                return new("Add.Name", $"There is a class {subject.Name} {name} already");
            }

            var taught = new TeachingClass
            {
                Id = Guid.CreateVersion7(),
                SchoolId = SchoolId,
                Session = session.Name,
                Name = name,
                NameKey = key,
                SubjectId = subject.Id,
            };
            Db.Add(taught);
            await office.SaveAsync("class", $"class {taught.Id}: {subject.Name} {name} was added");
            return null;
        });

    /// <summary>Gives a class to somebody of the staff, from a day to a day.</summary>
    public async Task<Refusal?> TeachAsync(Guid classId, TeachForm form)
    {
        var staff = (await people.LoadAsync()).Staff;
        return form.Staff is not { } person || !staff.ContainsKey(person)
            ? new("Teach.Staff", "Choose who takes the class")
            : await people.GiveAsync(
                new()
                {
                    Id = Guid.CreateVersion7(),
                    SchoolId = SchoolId,
                    StaffId = person,
                    Post = Post.Teacher,
                    ClassId = classId,
                    From = form.From ?? Today,
                    To = form.To,
                },
                "Teach"
            );
    }

    /// <summary>Sets the last day on which somebody has a class.</summary>
    public async Task<Refusal?> EndAsync(Guid classId, EndForm form)
    {
        var role = (await people.LoadAsync()).Roles.FirstOrDefault(row =>
            row.Id == form.Role && row.ClassId == classId
        );
        return role is null
            ? new("", "This role is not there any more")
            : await people.EndAsync(role.StaffId, form);
    }
}
