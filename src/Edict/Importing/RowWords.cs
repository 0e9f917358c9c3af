using System.Text.Json.Nodes;
using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>Rows of the school's tables in words.</summary>
public sealed class RowWords
{
    private readonly Dictionary<string, string> names;

    private RowWords(Dictionary<string, string> names) => this.names = names;

    /// <param name="changes">Those that are told: among them may be pupils who were taken away.</param>
    public static async Task<RowWords> LoadAsync(
        EdictDb db,
        Guid schoolId,
        IEnumerable<ImportChange> changes
    )
    {
        var names = await db
            .Pupils.Where(row => row.SchoolId == schoolId)
            .Select(row => new { row.Id, Name = row.Surname + ", " + row.Forename })
            .Concat(
                db.Subjects.Where(row => row.SchoolId == schoolId)
                    .Select(row => new { row.Id, row.Name })
            )
            .Concat(
                db.Faculties.Where(row => row.SchoolId == schoolId)
                    .Select(row => new { row.Id, row.Name })
            )
            .Concat(
                db.Classes.Where(row => row.SchoolId == schoolId)
                    .Select(row => new { row.Id, row.Name })
            )
            .ToListAsync();
        var gone =
            from change in changes
            where change.Row == nameof(Pupil) && change.After is null
            let entity = db.Model.FindEntityType(typeof(Pupil))!
            let pupil = RowJson.Row<Pupil>(entity, change.Key, change.Before!)
            select new { pupil.Id, Name = $"{pupil.Surname}, {pupil.Forename}" };
        return new(names.Concat(gone).ToDictionary(row => row.Id.ToString(), row => row.Name));
    }

    /// <summary>A kind of row, by its name in the model.</summary>
    public static string Of(string row, int count = 1)
    {
        var (one, several) = row switch
        {
            nameof(TeachingClass) => ("class", "classes"),
            nameof(VulnerabilityFact) => ("fact", "facts"),
            nameof(Faculty) => ("faculty", "faculties"),
            _ => (row.ToLowerInvariant(), row.ToLowerInvariant() + "s"),
        };
        return count == 1 ? one : several;
    }

    /// <summary>Which row a change is of, such as <c>report of Fraser, Ailsa, Mathematics</c> or <c>SEBN of Fraser, Ailsa</c>.</summary>
    public string Of(ImportChange change)
    {
        var key = JsonNode.Parse(change.Key)!.AsObject();
        var parts = key.Select(field => names.GetValueOrDefault(field.Value?.ToString() ?? ""))
            .OfType<string>()
            .Concat(key[nameof(Enrolment.Session)] is { } session ? [session.ToString()] : []);
        var what = key[nameof(VulnerabilityFact.Group)] is { } group
            ? GroupNames.Word((Groups)group.GetValue<int>())
            : Of(change.Row);
        return $"{what} of {string.Join(", ", parts)}";
    }
}
