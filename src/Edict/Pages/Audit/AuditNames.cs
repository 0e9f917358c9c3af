using Edict.Data;
using Edict.Judging;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;
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

    /// <summary>The pupil whom a line is about, as far as the reader is told that: a RAG alone can tell of a group (P24).</summary>
    public Guid? PupilOf(AuditEntry line) =>
        line is { What: RagDesk.AuditWord, PupilId: { } judged } && !TellsRagsOf(judged)
            ? null
            : line.PupilId;

    /// <summary>The pupils from whom the reader is kept.</summary>
    public IReadOnlySet<Guid> KeptFrom => sight.KeptFrom;

    /// <summary>Whether the reader is kept from the pupil.</summary>
    public bool IsKeptFrom(Guid id) => sight.IsKeptFrom(id);

    /// <summary>
    /// Whether the reader is told what changed of a pupil. Of one who is not of this session only who is kept from nobody: the
    /// record may since have become part of another pupil's.
    /// </summary>
    public bool Tells(Guid id) =>
        school.Pupils.TryGetValue(id, out var found) ? Sees(found) : !sight.IsKeptFromSome;

    /// <summary>Whether the reader is told which RAGs changed: they tell of the groups of a restricted pupil (P24).</summary>
    public bool TellsRagsOf(Guid id) =>
        Tells(id)
        && !(
            school.Pupils.TryGetValue(id, out var found)
            && sight.ReadsGroupsOf(school.Sighted(found), school.PolicyNow.GroupsList)
                == GroupsRead.Nothing
        );

    /// <summary>What a line is about, with each faculty's name in the place of its id.</summary>
    public string About(AuditEntry line) =>
        school.Faculties.Aggregate(
            line.About,
            (words, faculty) =>
                words.Replace($"{faculty.Id}", faculty.Name, StringComparison.Ordinal)
        );

    public string Cycle(Guid id) => school.CycleOf(id)?.Name ?? "a cycle of another session";

    /// <summary>A level as the pupil's reports write it; its key where none has it any more.</summary>
    public string Level(Guid pupil, string key) =>
        school
            .Cycles.SelectMany(cycle => school.Facts.Reports[cycle.Id].Of(pupil))
            .FirstOrDefault(report => report.LevelKey == key)
            ?.Level
        ?? key;

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
