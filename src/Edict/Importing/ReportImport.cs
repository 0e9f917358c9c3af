using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>What an import did, as counts.</summary>
public sealed record ImportCounts(int Added, int Changed, int Unchanged);

/// <summary>Takes a reports file into a cycle: read, plan, apply in one transaction, or nothing at all.</summary>
public static class ReportImport
{
    /// <returns>What was done; null, with every fault said, where nothing was.</returns>
    public static async Task<ImportCounts?> RunAsync(
        EdictDb db,
        Cycle cycle,
        string path,
        DateTime now,
        Faults faults
    )
    {
        var policy = await PolicyInForce.LoadAsync(db, cycle.SchoolId, now);
        var names = Names.OfOneSchool();
        var demands = new ReportDemands(FacultyNeeded: false, policy.Track.WorkingGradeWorst);
        var file = ReportFileReader.Read(path, names, demands, faults);
        var known = await KnownToReports.LoadAsync(db, cycle);
        var plan = ReportPlan.Make(file, names, known, now, faults);
        if (faults.AnyError)
        {
            return null;
        }

        await ApplyAsync(db, plan, now);
        return new(plan.Added.Count, plan.Changed.Count, plan.Unchanged);
    }

    private static Task ApplyAsync(EdictDb db, ReportPlan plan, DateTime now)
    {
        foreach (var (report, said) in plan.Changed)
        {
            said.Into(report);
            report.RecordedAt = now;
        }

        return db.InOneTransactionAsync(async () =>
        {
            await db.InsertAsync(plan.NewFaculties);
            await db.InsertAsync(plan.NewSubjects);
            await db.InsertAsync(plan.NewClasses);
            await db.InsertAsync(plan.NewPupils);
            await db.InsertAsync(plan.NewEnrolments);
            await db.InsertAsync(plan.Added);
            await db.UpdateAsync([.. plan.Changed.Select(changed => changed.Report)]);
        });
    }
}

/// <summary>What the school already has, as a plan for a cycle's reports needs it. Names are found by their keys.</summary>
public sealed record KnownToReports(
    School School,
    Cycle Cycle,
    Dictionary<string, Pupil> Pupils,
    HashSet<Guid> Enrolled,
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
        var enrolled = await db
            .Enrolments.Where(enrolment =>
                enrolment.SchoolId == school && enrolment.Session == cycle.Session
            )
            .Select(enrolment => enrolment.PupilId)
            .ToListAsync();
        return new(
            await db.Schools.SingleAsync(row => row.Id == school),
            cycle,
            await db
                .Pupils.Where(pupil => pupil.SchoolId == school)
                .ToDictionaryAsync(pupil => pupil.Scn),
            [.. enrolled],
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
    byte? WorkingGrade
)
{
    public static StoredReport Of(Report report) =>
        new(
            report.Stage,
            report.Teacher,
            report.Effort,
            report.Behaviour,
            report.Homework,
            report.WorkingGrade
        );

    public void Into(Report report)
    {
        (report.Stage, report.Teacher) = (Stage, Teacher);
        (report.Effort, report.Behaviour, report.Homework) = (Effort, Behaviour, Homework);
        report.WorkingGrade = WorkingGrade;
    }
}
