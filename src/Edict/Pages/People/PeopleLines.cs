using Edict.Data;
using Edict.Exporting;

namespace Edict.Pages.People;

/// <summary>The staff and their roles of today as cells, a line a person; what is asked for, and not held yet, stands apart.</summary>
internal static class PeopleLines
{
    private static readonly string[] Columns = ["Name", "E-mail", "Roles", "Asked For"];

    public static ExportedTable Of(IndexModel page) =>
        new("People", Columns, [.. page.People.InOrder.Select(person => Line(page, person))]);

    private static ExportedCell[] Line(IndexModel page, Staff person) =>
        [
            person.Name,
            person.Email,
            string.Join("\n", page.RolesOf(person.Id)),
            string.Join("\n", Asked(page.People, person.Id)),
        ];

    private static IEnumerable<string> Asked(SchoolPeople people, Guid id) =>
        people
            .Asked.Where(role => role.StaffId == id)
            .Select(role => $"{people.Words(role)}, {SchoolPeople.Days(role)}");
}
