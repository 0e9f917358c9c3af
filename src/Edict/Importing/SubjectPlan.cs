using Edict.Data;

namespace Edict.Importing;

/// <summary>What a subjects file would do. It takes no subject away, and moves one only where it is told to.</summary>
public sealed class SubjectPlan
{
    private readonly RowsOf<SubjectSaid> file;
    private readonly KnownToSubjects known;
    private readonly Faults faults;
    private readonly List<Faculty> newFaculties = [];
    private readonly List<Subject> newSubjects = [];
    private readonly List<(Subject Before, Subject After)> moved = [];
    private readonly List<RefusedRow> refused = [];
    private int unchanged;

    private SubjectPlan(RowsOf<SubjectSaid> file, KnownToSubjects known, Faults faults) =>
        (this.file, this.known, this.faults) = (file, known, faults);

    public static SubjectPlan Make(RowsOf<SubjectSaid> file, KnownToSubjects known, Faults faults)
    {
        var plan = new SubjectPlan(file, known, faults);
        foreach (var row in file.Rows)
        {
            plan.Take(row);
        }

        plan.WarnOfClosedCycles();
        return plan;
    }

    public ImportPlan Whole() =>
        new()
        {
            Asked = known.Import.Asked,
            Faults = faults,
            Counts = new(newSubjects.Count, moved.Count, unchanged),
            Tables = [TableChange.Of(newFaculties), TableChange.Of(newSubjects, moved)],
            Refused = refused,
            Unusual = [.. OutOfTheOrdinary.Changed(moved.Count, known.Subjects.Count, "subjects")],
        };

    private void Take(RowOf<SubjectSaid> row)
    {
        var faculty = known.Faculties.GetValueOrDefault(NameKey.Of(row.Said.Faculty));
        if (!known.Subjects.TryGetValue(NameKey.Of(row.Said.Subject), out var subject))
        {
            faculty ??= Add(row.Said.Faculty);
            newSubjects.Add(
                Subject(
                    Guid.CreateVersion7(),
                    row.Said.Subject,
                    NameKey.Of(row.Said.Subject),
                    faculty
                )
            );
        }
        else if (subject.FacultyId == faculty?.Id)
        {
            unchanged++;
        }
        else if (known.Import.Said.MayMove)
        {
            faculty ??= Add(row.Said.Faculty);
            moved.Add((subject, Subject(subject.Id, subject.Name, subject.NameKey, faculty)));
        }
        else
        {
            Refuse(row, subject);
        }
    }

    private void Refuse(RowOf<SubjectSaid> row, Subject subject)
    {
        var own = known.Faculties.Values.Single(other => other.Id == subject.FacultyId).Name;
        refused.Add(
            file.Refused(
                row,
                Field.Faculty,
                row.Said.Faculty,
                $"the school has {subject.Name} under {own}; it stays there, unless you say that subjects move (--move)"
            )
        );
    }

    private Faculty Add(string name)
    {
        var faculty = new Faculty
        {
            Id = Guid.CreateVersion7(),
            SchoolId = known.Import.School.Id,
            Name = name,
            NameKey = NameKey.Of(name),
        };
        known.Faculties[faculty.NameKey] = faculty;
        newFaculties.Add(faculty);
        return faculty;
    }

    private Subject Subject(Guid id, string name, string key, Faculty faculty) =>
        new()
        {
            Id = id,
            SchoolId = known.Import.School.Id,
            Session = known.Import.Session.Name,
            Name = name,
            NameKey = key,
            FacultyId = faculty.Id,
        };

    /// <summary>A subject has one faculty in a session: a closed cycle reads the new one too.</summary>
    private void WarnOfClosedCycles()
    {
        if (moved.Count > 0 && known.AnyClosedCycle)
        {
            var names = string.Join(", ", moved.Select(subject => subject.After.Name));
            faults.Warn(
                new(
                    file.File,
                    null,
                    FieldNames.Of(Field.Faculty)[0],
                    null,
                    $"the closed cycles of {known.Import.Session.Name} count under the new faculty too: {names}"
                )
            );
        }
    }
}
