using Edict.Data;

namespace Edict.Importing;

/// <summary>What the school already knows, as a plan for subjects needs it.</summary>
/// <param name="Faculties">By their names as they are compared.</param>
/// <param name="Subjects">Those of the session, by their names as they are compared.</param>
/// <param name="AnyClosedCycle">Whether a cycle of the session is closed.</param>
public sealed record KnownToSubjects(
    ImportInto Into,
    Dictionary<string, Faculty> Faculties,
    IReadOnlyDictionary<string, Subject> Subjects,
    bool AnyClosedCycle
);

/// <summary>What a subjects file would do. It takes no subject away, and moves one only where it is told to.</summary>
public sealed class SubjectPlan
{
    private readonly RowsOf<SubjectSaid> file;
    private readonly KnownToSubjects known;
    private readonly bool mayMove;

    private SubjectPlan(RowsOf<SubjectSaid> file, KnownToSubjects known, bool mayMove) =>
        (this.file, this.known, this.mayMove) = (file, known, mayMove);

    public List<Faculty> NewFaculties { get; } = [];

    public List<Subject> NewSubjects { get; } = [];

    public List<Subject> Moved { get; } = [];

    public int Unchanged { get; private set; }

    /// <summary>The rows that are not taken in, and why.</summary>
    public List<Fault> Refused { get; } = [];

    public RowCounts Counts => new(NewSubjects.Count, Moved.Count, Unchanged, Refused.Count);

    /// <param name="mayMove">Whether a subject may go to another faculty.</param>
    public static SubjectPlan Make(
        RowsOf<SubjectSaid> file,
        KnownToSubjects known,
        bool mayMove,
        Faults faults
    )
    {
        var plan = new SubjectPlan(file, known, mayMove);
        foreach (var row in file.Rows)
        {
            plan.Take(row);
        }

        plan.WarnOfClosedCycles(faults);
        return plan;
    }

    private void Take(RowOf<SubjectSaid> row)
    {
        var faculty = known.Faculties.GetValueOrDefault(NameKey.Of(row.Said.Faculty));
        if (!known.Subjects.TryGetValue(NameKey.Of(row.Said.Subject), out var subject))
        {
            Add(row.Said.Subject, faculty ?? Add(row.Said.Faculty));
        }
        else if (subject.FacultyId == faculty?.Id)
        {
            Unchanged++;
        }
        else if (mayMove)
        {
            subject.FacultyId = (faculty ?? Add(row.Said.Faculty)).Id;
            Moved.Add(subject);
        }
        else
        {
            Refuse(row, subject);
        }
    }

    private void Refuse(RowOf<SubjectSaid> row, Subject subject)
    {
        var own = known.Faculties.Values.Single(other => other.Id == subject.FacultyId).Name;
        Refused.Add(
            file.Fault(
                row,
                Field.Faculty,
                row.Said.Faculty,
                $"refused: the school has {subject.Name} under {own}; it stays there, unless you import with --move"
            )
        );
    }

    private Faculty Add(string name)
    {
        var faculty = new Faculty
        {
            Id = Guid.CreateVersion7(),
            SchoolId = known.Into.School.Id,
            Name = name,
            NameKey = NameKey.Of(name),
        };
        known.Faculties[faculty.NameKey] = faculty;
        NewFaculties.Add(faculty);
        return faculty;
    }

    private void Add(string name, Faculty faculty) =>
        NewSubjects.Add(
            new()
            {
                Id = Guid.CreateVersion7(),
                SchoolId = known.Into.School.Id,
                Session = known.Into.Session.Name,
                Name = name,
                NameKey = NameKey.Of(name),
                FacultyId = faculty.Id,
            }
        );

    /// <summary>A subject has one faculty in a session: a closed cycle reads the new one too.</summary>
    private void WarnOfClosedCycles(Faults faults)
    {
        if (Moved.Count > 0 && known.AnyClosedCycle)
        {
            var moved = string.Join(", ", Moved.Select(subject => subject.Name));
            faults.Warn(
                new(
                    file.File,
                    null,
                    FieldNames.Of(Field.Faculty)[0],
                    null,
                    $"the closed cycles of {known.Into.Session.Name} count under the new faculty too: {moved}"
                )
            );
        }
    }
}
