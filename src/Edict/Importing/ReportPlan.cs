using Edict.Data;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>
/// What a reports file would do to a cycle. A mark that the file leaves blank never wipes one that is known, so the same
/// file twice changes nothing.
/// </summary>
public sealed class ReportPlan
{
    private readonly Names names;
    private readonly KnownToReports known;
    private readonly NamedFile file;
    private readonly DateTime now;
    private readonly Faults faults;
    private readonly HashSet<Guid> otherFaculty = [];

    private ReportPlan(
        NamedFile file,
        Names names,
        KnownToReports known,
        DateTime now,
        Faults faults
    ) =>
        (this.file, this.names, this.known, this.now, this.faults) = (
            file,
            names,
            known,
            now,
            faults
        );

    public List<Report> Added { get; } = [];

    public List<(Report Report, StoredReport Said)> Changed { get; } = [];

    public int Unchanged { get; private set; }

    public List<Faculty> NewFaculties { get; } = [];

    public List<Subject> NewSubjects { get; } = [];

    public List<TeachingClass> NewClasses { get; } = [];

    public List<Pupil> NewPupils { get; } = [];

    public List<Enrolment> NewEnrolments { get; } = [];

    private Guid SchoolId => known.School.Id;

    /// <summary>Plans a file that was read; faults that only the school's own data show are said.</summary>
    public static ReportPlan Make(
        ReportFile file,
        Names names,
        KnownToReports known,
        DateTime now,
        Faults faults
    )
    {
        var plan = new ReportPlan(file.Name, names, known, now, faults);
        plan.SayWrongCycle(file);
        SchoolNamed.Check(file.Name, names, known.School, faults);
        for (var row = 0; row < file.Rows.Count; row++)
        {
            plan.Take(file.Rows[row]);
        }

        return plan;
    }

    private void SayWrongCycle(ReportFile read)
    {
        var cycle = known.Cycle;
        if (cycle.ClosedAt is { } closed)
        {
            Error(
                null,
                "Cycle",
                cycle.Name,
                $"closed on {closed:d MMMM yyyy}; its reports change only by reopening it"
            );
        }

        if (read.Cycle is not null && NameKey.Of(read.Cycle) != NameKey.Of(cycle.Name))
        {
            Error(
                null,
                "Cycle",
                read.Cycle,
                $"the file names another cycle; expected {cycle.Name}"
            );
        }

        if (read.Session is not null && NameKey.Of(read.Session) != cycle.Session)
        {
            Error(
                null,
                "Session",
                read.Session,
                $"the file names another session; expected {cycle.Session}"
            );
        }
    }

    private void Take(in ReportRow row)
    {
        if (!known.Cycle.Stages.Has(row.Stage))
        {
            var stages = string.Join(", ", known.Cycle.Stages.Members());
            Error(row.Line, "Stage", row.Stage.ToString(), $"{known.Cycle.Name} is for {stages}");
            return;
        }

        if (SubjectOf(row) is not { } subject)
        {
            return;
        }

        var pupil = PupilOf(row);
        AddClass(row, subject);
        var level = names.Levels.TextOf(row.Level);
        var key = new ReportKey(pupil.Id, subject.Id, NameKey.Of(level), ClassKeyOf(row));
        if (known.Reports.TryGetValue(key, out var report))
        {
            Compare(report, row);
        }
        else
        {
            Add(key, row, level);
        }
    }

    private void Compare(Report report, in ReportRow row)
    {
        var before = StoredReport.Of(report);
        var teacher = names.Texts.TextOf(row.Person.Teacher);
        var after = new StoredReport(
            row.Stage,
            teacher.Length == 0 ? before.Teacher : teacher,
            Known(row.Marks.Effort) ?? before.Effort,
            Known(row.Marks.Behaviour) ?? before.Behaviour,
            Known(row.Marks.Homework) ?? before.Homework,
            Known(row.Marks.WorkingGrade) ?? before.WorkingGrade
        );
        if (after == before)
        {
            Unchanged++;
        }
        else
        {
            Changed.Add((report, after));
        }
    }

    private void Add(ReportKey key, in ReportRow row, string level) =>
        Added.Add(
            new()
            {
                SchoolId = SchoolId,
                CycleId = known.Cycle.Id,
                PupilId = key.PupilId,
                SubjectId = key.SubjectId,
                LevelKey = key.LevelKey,
                ClassKey = key.ClassKey,
                Stage = row.Stage,
                Level = level,
                Teacher = names.Texts.TextOf(row.Person.Teacher),
                Effort = Known(row.Marks.Effort),
                Behaviour = Known(row.Marks.Behaviour),
                Homework = Known(row.Marks.Homework),
                WorkingGrade = Known(row.Marks.WorkingGrade),
                RecordedAt = now,
            }
        );

    private Pupil PupilOf(in ReportRow row)
    {
        var scn = Scn.Written(names.ScnOf(row.Pupil));
        if (!known.Pupils.TryGetValue(scn, out var pupil))
        {
            pupil = new()
            {
                Id = Guid.CreateVersion7(),
                SchoolId = SchoolId,
                Scn = scn,
                Surname = names.Texts.TextOf(row.Person.Surname),
                Forename = names.Texts.TextOf(row.Person.Forename),
            };
            known.Pupils[scn] = pupil;
            NewPupils.Add(pupil);
        }

        if (known.Enrolled.Add(pupil.Id))
        {
            NewEnrolments.Add(
                new()
                {
                    SchoolId = SchoolId,
                    Session = known.Cycle.Session,
                    PupilId = pupil.Id,
                    Stage = row.Stage,
                    RegistrationClass = names.Texts.TextOf(row.Person.RegistrationClass),
                    House = names.Texts.TextOf(row.Person.House),
                }
            );
        }

        return pupil;
    }

    /// <summary>The school's own subject list says which faculty a subject belongs to; a file adds subjects, and moves none.</summary>
    private Subject? SubjectOf(in ReportRow row)
    {
        var name = names.Subjects.TextOf(row.Subject);
        var faculty = names.Faculties.TextOf(row.Faculty);
        if (known.Subjects.TryGetValue(NameKey.Of(name), out var subject))
        {
            WarnOfOtherFaculty(row, subject, faculty);
            return subject;
        }

        if (faculty.Length == 0)
        {
            Error(
                row.Line,
                "Faculty",
                faculty,
                $"{name} is not in the school's subject list; expected its faculty"
            );
            return null;
        }

        subject = new()
        {
            Id = Guid.CreateVersion7(),
            SchoolId = SchoolId,
            Session = known.Cycle.Session,
            Name = name,
            NameKey = NameKey.Of(name),
            FacultyId = FacultyNamed(faculty).Id,
        };
        known.Subjects[subject.NameKey] = subject;
        NewSubjects.Add(subject);
        return subject;
    }

    private void WarnOfOtherFaculty(in ReportRow row, Subject subject, string faculty)
    {
        var isOther =
            faculty.Length > 0
            && (
                !known.Faculties.TryGetValue(NameKey.Of(faculty), out var named)
                || named.Id != subject.FacultyId
            );
        if (isOther && otherFaculty.Add(subject.Id))
        {
            var own = known.Faculties.Values.Single(row => row.Id == subject.FacultyId).Name;
            faults.Warn(
                new(
                    file,
                    row.Line,
                    "Faculty",
                    faculty,
                    $"the school has {subject.Name} under {own}; it stays there"
                )
            );
        }
    }

    private Faculty FacultyNamed(string name)
    {
        if (!known.Faculties.TryGetValue(NameKey.Of(name), out var faculty))
        {
            faculty = new()
            {
                Id = Guid.CreateVersion7(),
                SchoolId = SchoolId,
                Name = name,
                NameKey = NameKey.Of(name),
            };
            known.Faculties[faculty.NameKey] = faculty;
            NewFaculties.Add(faculty);
        }

        return faculty;
    }

    private void AddClass(in ReportRow row, Subject subject)
    {
        if (row.Class != 0 && known.Classes.Add((subject.Id, ClassKeyOf(row))))
        {
            NewClasses.Add(
                new()
                {
                    Id = Guid.CreateVersion7(),
                    SchoolId = SchoolId,
                    Session = known.Cycle.Session,
                    Name = names.Classes.TextOf(row.Class),
                    NameKey = ClassKeyOf(row),
                    SubjectId = subject.Id,
                }
            );
        }
    }

    private string ClassKeyOf(in ReportRow row) => NameKey.Of(names.Classes.TextOf(row.Class));

    private static byte? Known(byte mark) => mark == 0 ? null : mark;

    private void Error(int? line, string column, string value, string message) =>
        faults.Error(new(file, line, column, value, message));
}
