using Edict.Data;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.People;

/// <summary>A school's staff with all their roles, those of other days and those that wait among them.</summary>
/// <param name="Houses">Those that pupils of the session are in.</param>
public sealed record SchoolPeople(
    DateOnly Today,
    IReadOnlyDictionary<Guid, Staff> Staff,
    IReadOnlyList<Role> Roles,
    IReadOnlyDictionary<Guid, string> Faculties,
    IReadOnlyDictionary<Guid, TeachingClass> Classes,
    IReadOnlyList<string> Houses
)
{
    public static async Task<SchoolPeople> LoadAsync(EdictDb db, Guid schoolId, DateOnly today)
    {
        var session = await db
            .Sessions.Where(row => row.SchoolId == schoolId && row.StartsOn <= today)
            .OrderByDescending(row => row.StartsOn)
            .Select(row => row.Name)
            .FirstOrDefaultAsync();
        var houses = await db
            .Enrolments.Where(row =>
                row.SchoolId == schoolId && row.Session == session && row.House != ""
            )
            .Select(row => row.House)
            .Distinct()
            .ToListAsync();
        return new(
            today,
            await db.Staff.Where(row => row.SchoolId == schoolId).ToDictionaryAsync(row => row.Id),
            await db
                .Roles.Where(row => row.SchoolId == schoolId)
                .OrderBy(row => row.Post)
                .ThenBy(row => row.From)
                .ThenBy(row => row.Id)
                .ToListAsync(),
            await db
                .Faculties.Where(row => row.SchoolId == schoolId)
                .ToDictionaryAsync(row => row.Id, row => row.Name),
            await db
                .Classes.Where(row => row.SchoolId == schoolId)
                .ToDictionaryAsync(row => row.Id),
            [.. houses.Order(StringComparer.OrdinalIgnoreCase).DistinctBy(NameKey.Of)]
        );
    }

    /// <summary>Grants that wait for a second person.</summary>
    public IReadOnlyList<Role> Asked => [.. Roles.Where(role => role.AskedById is not null)];

    /// <summary>By the last word of the name, the surname mostly.</summary>
    public IEnumerable<Staff> InOrder =>
        Staff
            .Values.OrderBy(row => row.Name.Split(' ')[^1], StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.Email, StringComparer.Ordinal);

    public IEnumerable<Role> Of(Guid staffId) => Roles.Where(role => role.StaffId == staffId);

    /// <summary>Such as <c>CL English</c>, <c>Class teacher 5MA1</c> or <c>PSL Torduff, stands in for Ms A Fraser</c>.</summary>
    public string Words(Role role)
    {
        var what = role.ClassId is { } taught
            ? $"Class teacher {Classes[taught].Name}"
            : RoleWords.Of(role, Faculties);
        return role.StandsInForId is { } colleague
            ? $"{what}, stands in for {Staff[colleague].Name}"
            : what;
    }

    /// <summary>Such as <c>from 17 August 2026, no end set</c>.</summary>
    public static string Days(Role role) =>
        $"from {role.From:d MMMM yyyy}"
        + (role.To is { } to ? $" to {to:d MMMM yyyy}" : ", no end set");
}
