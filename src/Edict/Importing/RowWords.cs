using System.Text.Json.Nodes;
using Edict.Data;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>Rows of the school's tables in words.</summary>
public sealed class RowWords
{
    /// <summary>What says nothing to a person beside the other fields.</summary>
    private static readonly string[] Unsaid =
    [
        nameof(Data.Report.RecordedAt),
        nameof(Data.Report.TypedBy),
        nameof(VulnerabilityFact.Reason),
        nameof(VulnerabilityFact.ReviewOn),
        nameof(VulnerabilityFact.FirstDay),
        nameof(VulnerabilityFact.LastDay),
        nameof(Subject.NameKey),
        nameof(Role.Post),
        nameof(Role.AskedById),
        nameof(Role.StandsInForId),
        nameof(Role.Stages),
        nameof(FacultyRag.AsSuggested),
        nameof(FacultyRag.At),
        nameof(FacultyRag.Revision),
    ];

    private readonly Dictionary<string, string> names;

    private RowWords(Dictionary<string, string> names) => this.names = names;

    /// <param name="changes">Those that are told: among them may be pupils who were taken away.</param>
    public static async Task<RowWords> LoadAsync(
        EdictDb db,
        Guid schoolId,
        IEnumerable<ImportChange> changes
    )
    {
        // Before the names: whoever comes in meanwhile is then named too.
        var roles = await db.Roles.Where(row => row.SchoolId == schoolId).ToListAsync();
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
            .Concat(
                db.Staff.Where(row => row.SchoolId == schoolId)
                    .Select(row => new { row.Id, row.Name })
            )
            .ToDictionaryAsync(row => row.Id, row => row.Name);
        var entity = db.Model.FindEntityType(typeof(Pupil))!;
        foreach (var change in changes.Where(row => row.Row == nameof(Pupil) && row.After is null))
        {
            var pupil = RowJson.Row<Pupil>(entity, change.Key, change.Before!);
            names.TryAdd(pupil.Id, $"{pupil.Surname}, {pupil.Forename}");
        }

        foreach (var role in roles)
        {
            var taught = role.ClassId is { } id ? $" {names[id]}" : "";
            names.Add(role.Id, $"{names[role.StaffId]}: {RoleWords.Of(role, names)}{taught}");
        }

        return new(names.ToDictionary(row => row.Key.ToString(), row => row.Value));
    }

    /// <summary>A kind of row, by its name in the model.</summary>
    public static string Of(string row, int count = 1)
    {
        var (one, several) = row switch
        {
            nameof(TeachingClass) => ("class", "classes"),
            nameof(VulnerabilityFact) => ("fact", "facts"),
            nameof(Faculty) => ("faculty", "faculties"),
            nameof(Staff) => ("member of staff", "members of staff"),
            nameof(OutboxMail) => ("letter", "letters"),
            nameof(AuditEntry) => ("line of the audit log", "lines of the audit log"),
            nameof(ImportDraft) => ("upload", "uploads"),
            nameof(KeptFrom) => (
                "mark of who is kept from a pupil",
                "marks of who is kept from a pupil"
            ),
            nameof(ImportUndo) => ("undo", "undos"),
            nameof(ClassMember) => ("expected pupil", "expected pupils"),
            nameof(WhatHelps) => ("line of what helps", "lines of what helps"),
            nameof(Raised) => ("raised pupil", "raised pupils"),
            nameof(FacultyRag) => ("RAG", "RAGs"),
            nameof(TeacherView) => ("class teacher's view", "class teachers' views"),
            nameof(NotRated) => ("mark of not rated", "marks of not rated"),
            _ => (row.ToLowerInvariant(), row.ToLowerInvariant() + "s"),
        };
        return count == 1 ? one : several;
    }

    /// <summary>Which row a change is of, such as <c>report of Fraser, Ailsa, Mathematics</c>, <c>SEBN of Fraser, Ailsa</c> or <c>subject Music</c>.</summary>
    public string Of(ImportChange change)
    {
        var key = JsonNode.Parse(change.Key)!.AsObject();
        var parts = key.Select(field => names.GetValueOrDefault(field.Value?.ToString() ?? ""))
            .OfType<string>()
            .Concat(key[nameof(Enrolment.Session)] is { } session ? [session.ToString()] : []);
        var what = key[nameof(VulnerabilityFact.Group)] is { } group
            ? GroupNames.Word((Groups)group.GetValue<int>())
            : Of(change.Row);
        var of = HasName(change.Row) ? "" : "of ";
        return $"{what} {of}{string.Join(", ", parts)}";
    }

    private static bool HasName(string row) =>
        row
            is nameof(Pupil)
                or nameof(Subject)
                or nameof(Faculty)
                or nameof(TeachingClass)
                or nameof(Staff);

    /// <summary>A row's fields, as JSON names them, in words: <c>Effort 3, Homework blank</c>.</summary>
    public string InWords(string json) =>
        string.Join(
            ", ",
            JsonNode
                .Parse(json)!
                .AsObject()
                .Where(field => !Unsaid.Contains(field.Key))
                // A RAG of the school's workbook is nobody's.
                .Where(field => field is not { Key: nameof(FacultyRag.StaffId), Value: null })
                .Select(field => $"{NameOf(field.Key)} {Word(field.Key, field.Value)}")
        );

    /// <summary>As people write it: <c>Working grade</c>. A field that points at another row is called as that row is.</summary>
    private static string NameOf(string field) =>
        field.EndsWith("Id", StringComparison.Ordinal) ? NameOf(field[..^2])
        : field == nameof(Pupil.Scn) ? "SCN"
        : field == nameof(FacultyRag.Rag) ? "RAG"
        : string.Concat(
            field.Select(
                (letter, at) =>
                    at > 0 && char.IsUpper(letter)
                        ? $" {char.ToLowerInvariant(letter)}"
                        : $"{letter}"
            )
        );

    private string Word(string field, JsonNode? value)
    {
        var text = value?.ToString() ?? "";
        return text.Length == 0 ? "blank"
            : field == nameof(Data.Report.Stage) ? $"S{text}"
            : field == nameof(FacultyRag.Rag) ? ((Rag)value!.GetValue<int>()).Word()
            : names.GetValueOrDefault(text, text);
    }
}
