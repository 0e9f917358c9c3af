using Edict.Data;
using Edict.Overview;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Audit;

/// <summary>
/// The names that the audit log leaves out, as far as the reader sees them: the log holds ids, and a pupil whom the
/// reader does not see stays one.
/// </summary>
public sealed class AuditNames
{
    private readonly SchoolReading school;
    private readonly Visibility sight;
    private readonly Dictionary<Guid, string> staff;

    private AuditNames(ReaderSight reader, Dictionary<Guid, string> staff) =>
        (school, sight, this.staff) = (reader.School, reader.Sight, staff);

    public static async Task<AuditNames> OfAsync(EdictDb db, Guid schoolId, ReaderSight reader) =>
        new(
            reader,
            await db
                .Staff.Where(person => person.SchoolId == schoolId)
                .ToDictionaryAsync(person => person.Id, person => person.Name)
        );

    /// <summary>All of the staff, present and past, by name.</summary>
    public IEnumerable<KeyValuePair<Guid, string>> Staff =>
        staff.OrderBy(person => person.Value, StringComparer.OrdinalIgnoreCase);

    public string Person(Guid? id) =>
        id is not { } person
            ? "the command line"
            : staff.GetValueOrDefault(person, $"person {person}");

    /// <summary>The pupil as the reader may see them; null for one who is not of this session, or not the reader's to see.</summary>
    public PupilInSession? Pupil(Guid? id) =>
        id is { } pupil && school.Pupils.TryGetValue(pupil, out var found) && Sees(found)
            ? found
            : null;

    /// <summary>Whether the pupil is somebody of this session whom the reader does not see.</summary>
    public bool IsKeptFrom(Guid id) => school.Pupils.TryGetValue(id, out var found) && !Sees(found);

    /// <summary>The pupils whom the reader sees and of whose name each of the words begins a part.</summary>
    public IEnumerable<PupilInSession> Find(string name)
    {
        var words = name.Split([' ', '-', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0
            ? []
            : school
                .Pupils.Values.Where(pupil =>
                    words.All(word => Parts(pupil).Any(part => Begins(part, word))) && Sees(pupil)
                )
                .OrderBy(pupil => pupil.ListName, StringComparer.OrdinalIgnoreCase);
    }

    private static string[] Parts(PupilInSession pupil) =>
        $"{pupil.Forename} {pupil.Surname}".Split(
            [' ', '-'],
            StringSplitOptions.RemoveEmptyEntries
        );

    private static bool Begins(string part, string word) =>
        part.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private bool Sees(PupilInSession pupil) =>
        sight.GroundsFor(school.Sighted(pupil)) != Ground.None;
}
