using Edict.Data;
using Edict.Pages.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Schools;

/// <summary>The faculties of a school and the subjects of its session.</summary>
/// <param name="HasClosedCycle">Whether a cycle of the session is closed.</param>
public sealed record SchoolSubjects(
    string Session,
    IReadOnlyList<Faculty> Faculties,
    ILookup<Guid, Subject> Subjects,
    IReadOnlyDictionary<Guid, int> Classes,
    bool HasClosedCycle
);

/// <summary>Where faculties and the subjects of the session are kept.</summary>
public sealed class SubjectDesk(OfficeAct office)
{
    private EdictDb Db => office.Db;

    private Guid SchoolId => office.SchoolId;

    /// <returns>Null for a school without a session.</returns>
    public async Task<SchoolSubjects?> LoadAsync() =>
        await office.SessionAsync() is { } session ? await LoadAsync(session.Name) : null;

    public Task<Refusal?> SaveAsync(FacultyForm form) =>
        office.DoAsync(async session =>
        {
            var field = $"Faculty_{form.Id}";
            if (OfficeAct.NoName(form.Name, field, "the faculty") is { } noName)
            {
                return noName;
            }

            var (name, key) = Named(form.Name!);
            var known = await Db
                .Faculties.AsTracking()
                .Where(row => row.SchoolId == SchoolId)
                .ToListAsync();
            var faculty = known.Find(row => row.Id == form.Id);
            if (known.Find(row => row.NameKey == key && row != faculty) is { } other)
            {
                return new(field, $"There is a faculty {other.Name} already");
            }

            if (form.Id is null)
            {
                Db.Add(
                    faculty = new()
                    {
                        Id = Guid.CreateVersion7(),
                        SchoolId = SchoolId,
                        Name = name,
                        NameKey = key,
                    }
                );
                await office.SaveAsync("faculty", $"faculty {faculty.Id}: {name} was added");
                return null;
            }

            if (faculty is null || faculty.Name != form.Was)
            {
                return Elsewhere(field, form.Was, faculty?.Name);
            }

            (faculty.Name, faculty.NameKey) = (name, key);
            await office.SaveAsync("faculty", $"faculty {faculty.Id}: {form.Was} is now {name}");
            return null;
        });

    public Task<Refusal?> SaveAsync(SubjectForm form) =>
        office.DoAsync(async session =>
        {
            var field = $"Subject_{form.Id}";
            var there = await LoadAsync(session.Name, tracked: true);
            if (OfficeAct.NoName(form.Name, field, "the subject") is { } noName)
            {
                return noName;
            }

            if (there.Faculties.FirstOrDefault(row => row.Id == form.Faculty) is not { } faculty)
            {
                return new($"In_{form.Id}", "Choose the faculty of the subject");
            }

            return await SaveAsync(form, field, there, faculty);
        });

    private async Task<Refusal?> SaveAsync(
        SubjectForm form,
        string field,
        SchoolSubjects there,
        Faculty faculty
    )
    {
        var (name, key) = Named(form.Name!);
        var known = there.Subjects.SelectMany(rows => rows).ToList();
        var subject = known.Find(row => row.Id == form.Id);
        if (known.Find(row => row.NameKey == key && row != subject) is { } other)
        {
            return new(field, $"There is a subject {other.Name} in {there.Session} already");
        }

        if (form.Id is null)
        {
            Db.Add(subject = New(name, key, there.Session, faculty));
            await office.SaveAsync(
                "subject",
                $"subject {subject.Id}: {name} was added to {faculty.Name}"
            );
            return null;
        }

        if (subject is null || subject.Name != form.Was || subject.FacultyId != form.WasIn)
        {
            var its = there.Faculties.FirstOrDefault(row => row.Id == subject?.FacultyId)?.Name;
            return Elsewhere(field, form.Was, subject is null ? null : $"{subject.Name} in {its}");
        }

        (subject.Name, subject.NameKey, subject.FacultyId) = (name, key, faculty.Id);
        await office.SaveAsync(
            "subject",
            $"subject {subject.Id}: {form.Was} is now {name} in {faculty.Name}"
        );
        return null;
    }

    private async Task<SchoolSubjects> LoadAsync(string session, bool tracked = false)
    {
        var subjects = Db.Subjects.Where(row => row.SchoolId == SchoolId && row.Session == session);
        return new(
            session,
            await Db
                .Faculties.Where(row => row.SchoolId == SchoolId)
                .OrderBy(row => row.NameKey)
                .ToListAsync(),
            (
                await (tracked ? subjects.AsTracking() : subjects)
                    .OrderBy(row => row.NameKey)
                    .ToListAsync()
            ).ToLookup(row => row.FacultyId),
            await Db
                .Classes.Where(row => row.SchoolId == SchoolId && row.Session == session)
                .GroupBy(row => row.SubjectId)
                .Select(rows => new { rows.Key, Count = rows.Count() })
                .ToDictionaryAsync(row => row.Key, row => row.Count),
            await Db.Cycles.AnyAsync(row =>
                row.SchoolId == SchoolId && row.Session == session && row.ClosedAt != null
            )
        );
    }

    private Subject New(string name, string key, string session, Faculty faculty) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            SchoolId = SchoolId,
            Session = session,
            Name = name,
            NameKey = key,
            FacultyId = faculty.Id,
        };

    private static (string Name, string Key) Named(string text) => (text.Trim(), NameKey.Of(text));

    /// <summary>Somebody else changed it after it was shown: what they made of it stays.</summary>
    private static Refusal Elsewhere(string field, string? was, string? now) =>
        now is null
            ? new("", $"{was} is not there any more")
            : new(
                field,
                $"{was} was changed by somebody else meanwhile: it is {now} now. Change it again, if that is still right"
            );
}
