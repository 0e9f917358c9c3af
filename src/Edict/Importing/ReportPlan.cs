using Edict.Data;
using Edict.Protocol;

namespace Edict.Importing;

/// <summary>What a plan for reports follows from, beside the file and the school.</summary>
/// <param name="Said">With the stages that were declared.</param>
/// <param name="Now">UTC.</param>
public readonly record struct ReportPlanSettings(ImportSaid Said, DateTime Now);

/// <summary>
/// What a reports file would do to a cycle. A mark that the file leaves blank never wipes one that is known, so the same
/// file twice changes nothing.
/// </summary>
public sealed class ReportPlan
{
    private readonly Names names;
    private readonly KnownToReports known;
    private readonly NamedFile file;
    private readonly ReportPlanSettings settings;
    private readonly Faults faults;
    private readonly ReportedPupils pupils;
    private readonly HashSet<Guid> otherFaculty = [];
    private readonly List<RefusedRow> refused = [];
    private readonly List<KeptValue> kept = [];
    private readonly HashSet<ReportKey> met = [];

    private ReportPlan(
        NamedFile file,
        Names names,
        KnownToReports known,
        ReportPlanSettings settings,
        Faults faults
    )
    {
        (this.file, this.names, this.known) = (file, names, known);
        (this.settings, this.faults) = (settings, faults);
        pupils = new(file, names, known, settings.Said.Stages);
    }

    public List<Report> Added { get; } = [];

    public List<(Report Before, Report After)> Changed { get; } = [];

    public int Unchanged { get; private set; }

    public List<Faculty> NewFaculties { get; } = [];

    public List<Subject> NewSubjects { get; } = [];

    public List<TeachingClass> NewClasses { get; } = [];

    private Guid SchoolId => known.School.Id;

    /// <summary>Plans a file that was read; faults that only the school's own data show are said.</summary>
    public static ReportPlan Make(
        ReportFile file,
        Names names,
        KnownToReports known,
        ReportPlanSettings settings,
        Faults faults
    )
    {
        var plan = new ReportPlan(file.Name, names, known, settings, faults);
        plan.SayWrongCycle(file);
        SchoolNamed.Check(file.Name, names, known.School, faults);
        for (var row = 0; row < file.Rows.Count; row++)
        {
            plan.Take(file.Rows[row]);
        }

        plan.pupils.Say(faults);
        return plan;
    }

    public ImportPlan For(ImportAsked asked) =>
        new()
        {
            Asked = asked,
            Faults = faults,
            Counts = new(Added.Count, Changed.Count, Unchanged),
            Tables =
            [
                TableChange.Of(NewFaculties),
                TableChange.Of(NewSubjects),
                TableChange.Of(NewClasses),
                pupils.Pupils,
                pupils.Enrolments,
                TableChange.Of(Added, Changed),
            ],
            Refused = refused,
            Kept = kept,
            MissingReports = Declared.Count() - met.Count,
            Unusual = [.. Unusual()],
        };

    /// <summary>The known reports of the declared stages.</summary>
    private IEnumerable<Report> Declared =>
        known.Reports.Values.Where(report => settings.Said.Stages.Has(report.Stage));

    private IEnumerable<string> Unusual()
    {
        var marks = Declared.Sum(report =>
            StoredReport.Of(report).Marks.Count(mark => mark.Mark is not null)
        );
        var changed = Changed.Sum(row =>
            StoredReport
                .Of(row.Before)
                .Marks.Zip(StoredReport.Of(row.After).Marks)
                .Count(mark => mark.First.Mark is not null && mark.First != mark.Second)
        );
        return OutOfTheOrdinary.Changed(changed, marks, "marks");
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
        else if ((cycle.ClosedEarly & settings.Said.Stages) is not StageSet.None and var early)
        {
            Error(
                null,
                "Cycle",
                cycle.Name,
                $"closed for {early.Words()}; their reports change only by reopening it"
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
            var stages = known.Cycle.Stages.Words();
            Error(row.Line, "Stage", row.Stage.ToString(), $"{known.Cycle.Name} is for {stages}");
            return;
        }

        if (!settings.Said.Stages.Has(row.Stage))
        {
            refused.Add(new(file, row.Line, $"{row.Stage} was not declared"));
            return;
        }

        if (SubjectOf(row) is not { } subject)
        {
            return;
        }

        var pupil = pupils.Of(row);
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
        met.Add(KeyOf(report));
        var before = StoredReport.Of(report);
        var teacher = names.Texts.TextOf(row.Person.Teacher);
        var after = before with
        {
            Stage = row.Stage,
            Teacher = teacher.Length == 0 ? before.Teacher : teacher,
            Effort = Merged(report, row, Field.Effort, before.Effort, row.Marks.Effort),
            Behaviour = Merged(report, row, Field.Behaviour, before.Behaviour, row.Marks.Behaviour),
            Homework = Merged(report, row, Field.Homework, before.Homework, row.Marks.Homework),
            WorkingGrade = Merged(
                report,
                row,
                Field.WorkingGrade,
                before.WorkingGrade,
                row.Marks.WorkingGrade
            ),
        };
        if (after == before)
        {
            Unchanged++;
            return;
        }

        // Told to overwrite what was typed: from now on the report is the file's.
        var isOverwritten =
            settings.Said.OverwriteTyped && !after.Marks.SequenceEqual(before.Marks);
        after = isOverwritten ? after with { TypedBy = null } : after;
        Changed.Add((report, after.In(report, settings.Now)));
    }

    /// <summary>The mark that stands after: a blank wipes nothing, and what was typed stays unless told.</summary>
    private byte? Merged(Report report, in ReportRow row, Field field, byte? before, byte given)
    {
        if (given == 0 || given == before)
        {
            return before;
        }

        if (before is null || report.TypedBy is null || settings.Said.OverwriteTyped)
        {
            return given;
        }

        kept.Add(new(file, row.Line, FieldNames.Of(field)[0], $"{before}", $"{given}"));
        return before;
    }

    private static ReportKey KeyOf(Report report) =>
        new(report.PupilId, report.SubjectId, report.LevelKey, report.ClassKey);

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
                RecordedAt = settings.Now,
            }
        );

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
        faults.Error(
            new(file, line, column, value, message)
            {
                Field = line is null ? null : FieldNames.Reports.Named(column),
            }
        );
}
