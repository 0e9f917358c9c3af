using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>What a reports file would do to a cycle.</summary>
public static class ReportImport
{
    public static async Task<ImportPlan> PlanAsync(EdictDb db, ImportAsked asked, DateTime now)
    {
        var faults = new Faults();
        var cycle = await db.Cycles.SingleAsync(row =>
            row.SchoolId == asked.SchoolId && row.Id == asked.CycleId
        );
        var policy = await PolicyInForce.LoadAsync(db, cycle.SchoolId, now);
        var names = Names.OfOneSchool();
        var demands = new ReportDemands(
            FacultyNeeded: false,
            policy.Track.WorkingGradeWorst,
            asked.Said.LetterGrades
        );
        var file = ReportFileReader.Read(asked, names, demands, faults);
        var known = await KnownToReports.LoadAsync(db, cycle);
        var said = asked.Said with { Stages = asked.Said.Declared(cycle.Stages) };
        return ReportPlan
            .Make(file, names, known, new(said, now), faults)
            .For(asked with { Said = said }) with
        {
            Columns = file.Columns,
            LetterGrades = file.LetterGrades,
        };
    }
}

/// <summary>What the school already has, as a plan for a cycle's reports needs it. Names are found by their keys.</summary>
/// <param name="Enrolments">In the cycle's session.</param>
public sealed record KnownToReports(
    School School,
    Cycle Cycle,
    Dictionary<string, Pupil> Pupils,
    Dictionary<Guid, Enrolment> Enrolments,
    Dictionary<string, Faculty> Faculties,
    Dictionary<string, Subject> Subjects,
    HashSet<(Guid SubjectId, string Key)> Classes,
    Dictionary<ReportKey, Report> Reports
)
{
    public static async Task<KnownToReports> LoadAsync(EdictDb db, Cycle cycle)
    {
        var school = cycle.SchoolId;
        var classes = await db
            .Classes.Where(taught => taught.SchoolId == school && taught.Session == cycle.Session)
            .ToListAsync();
        return new(
            await db.Schools.SingleAsync(row => row.Id == school),
            cycle,
            await db
                .Pupils.Where(pupil => pupil.SchoolId == school)
                .ToDictionaryAsync(pupil => pupil.Scn),
            await db
                .Enrolments.Where(row => row.SchoolId == school && row.Session == cycle.Session)
                .ToDictionaryAsync(row => row.PupilId),
            await db
                .Faculties.Where(row => row.SchoolId == school)
                .ToDictionaryAsync(row => row.NameKey),
            await db
                .Subjects.Where(row => row.SchoolId == school && row.Session == cycle.Session)
                .ToDictionaryAsync(row => row.NameKey),
            [.. classes.Select(taught => (taught.SubjectId, taught.NameKey))],
            await db
                .Reports.Where(report => report.SchoolId == school && report.CycleId == cycle.Id)
                .ToDictionaryAsync(report => new ReportKey(
                    report.PupilId,
                    report.SubjectId,
                    report.LevelKey,
                    report.ClassKey
                ))
        );
    }
}

/// <summary>Which report of a cycle: no two have the same.</summary>
public readonly record struct ReportKey(
    Guid PupilId,
    Guid SubjectId,
    string LevelKey,
    string ClassKey
);

/// <summary>What a file can change of a report that is known. A mark that is null was not given.</summary>
public readonly record struct StoredReport(
    Stage Stage,
    string Teacher,
    byte? Effort,
    byte? Behaviour,
    byte? Homework,
    byte? WorkingGrade,
    Guid? TypedBy
)
{
    public static StoredReport Of(Report report) =>
        new(
            report.Stage,
            report.Teacher,
            report.Effort,
            report.Behaviour,
            report.Homework,
            report.WorkingGrade,
            report.TypedBy
        );

    /// <summary>The marks, under the names of their columns.</summary>
    public IEnumerable<(Field Field, byte? Mark)> Marks =>
        [
            (Field.Effort, Effort),
            (Field.Behaviour, Behaviour),
            (Field.Homework, Homework),
            (Field.WorkingGrade, WorkingGrade),
        ];

    /// <summary>The same report with this in it.</summary>
    public Report In(Report report, DateTime now) =>
        new()
        {
            SchoolId = report.SchoolId,
            CycleId = report.CycleId,
            PupilId = report.PupilId,
            SubjectId = report.SubjectId,
            LevelKey = report.LevelKey,
            ClassKey = report.ClassKey,
            Stage = Stage,
            Level = report.Level,
            Teacher = Teacher,
            Effort = Effort,
            Behaviour = Behaviour,
            Homework = Homework,
            WorkingGrade = WorkingGrade,
            RecordedAt = now,
            TypedBy = TypedBy,
        };
}
