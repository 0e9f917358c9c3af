using System.Globalization;
using Edict.Data;
using Edict.Importing;
using Edict.Overview;
using Edict.Pages;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Privacy;

/// <content>What is reported, judged and found of the pupil, and the classes that the pupil is expected in.</content>
public sealed partial class PupilRecordReader
{
    private static readonly string[] ReportColumns =
    [
        "Session",
        "Cycle",
        "Stage",
        "Subject",
        "Level",
        "Class",
        "Teacher",
        "Effort",
        "Behaviour",
        "Homework",
        "Working grade",
        "Recorded",
        "By",
    ];

    private async Task<PupilTable> EnrolmentsAsync()
    {
        var rows = await db
            .Enrolments.Where(row => row.SchoolId == SchoolId && row.PupilId == pupil.Id)
            .OrderBy(row => row.Session)
            .ToListAsync();
        return new(
            "At the school",
            "The sessions in which the pupil was enrolled.",
            ["Session", "Stage", "Registration class", "House", "Left on"],
            [
                .. rows.Select(row =>
                    new[]
                    {
                        row.Session,
                        row.Stage.ToString(),
                        row.RegistrationClass,
                        row.House,
                        Day(row.LeftOn),
                    }
                ),
            ]
        );
    }

    private async Task<PupilTable> ReportsAsync()
    {
        var rows = await (
            from report in db.Reports
            join cycle in db.Cycles
                on new { report.SchoolId, report.CycleId } equals new
                {
                    cycle.SchoolId,
                    CycleId = cycle.Id,
                }
            join subject in db.Subjects
                on new { report.SchoolId, report.SubjectId } equals new
                {
                    subject.SchoolId,
                    SubjectId = subject.Id,
                }
            where report.SchoolId == SchoolId && report.PupilId == pupil.Id
            orderby cycle.Session, cycle.Order, subject.Name, report.LevelKey, report.ClassKey
            select new
            {
                report,
                cycle,
                subject.Name,
            }
        ).ToListAsync();
        return new(
            "Reports",
            "What teachers reported. 1 is the best; effort, behaviour and homework run to 4, the working grade to 9. Empty is not given.",
            [.. ReportColumns],
            [.. rows.Select(row => Cells(row.report, row.cycle, row.Name))]
        );
    }

    private string[] Cells(Report report, Cycle cycle, string subject) =>
        [
            cycle.Session,
            cycle.Name,
            report.Stage.ToString(),
            subject,
            report.Level,
            report.ClassKey.ToUpperInvariant(),
            report.Teacher,
            Mark(report.Effort),
            Mark(report.Behaviour),
            Mark(report.Homework),
            Mark(report.WorkingGrade),
            SchoolTime.Words(report.RecordedAt),
            report.TypedBy is { } by ? StaffNamed(by) : "a file",
        ];

    /// <summary>Derived anew from the reports, a session at a time, as the pages do.</summary>
    private async Task<PupilTable> ConcernsAsync(DateOnly today)
    {
        var sessions = await (
            from enrolment in db.Enrolments
            join session in db.Sessions
                on new { enrolment.SchoolId, enrolment.Session } equals new
                {
                    session.SchoolId,
                    Session = session.Name,
                }
            where enrolment.SchoolId == SchoolId && enrolment.PupilId == pupil.Id
            orderby session.StartsOn
            select session
        ).ToListAsync();
        using var readings = new SchoolReadings();
        var rows = new List<IReadOnlyList<string>>();
        foreach (var session in sessions.Where(session => session.StartsOn <= today))
        {
            var day = session.EndsOn < today ? session.EndsOn : today;
            var school = await readings.OfAsync(db, SchoolId, day);
            var here = school.Pupils[pupil.Id];
            rows.AddRange(
                school
                    .Cycles.Select(cycle => school.At(cycle).RowOf(here))
                    .Where(row => row.Courses.Count > 0)
                    .Select(row =>
                        new[]
                        {
                            session.Name,
                            row.Cycle.Name,
                            row.Level == 0
                                ? "none"
                                : row.Level.ToString(CultureInfo.InvariantCulture),
                            row.Standing.Word(),
                            row.LedBy?.Words ?? "",
                            string.Join("; ", row.Why.Select(course => course.Line)),
                            Groups(row.Membership.In),
                            Groups(row.Membership.Unknown),
                        }
                    )
            );
        }

        return new(
            "Concerns",
            "What Edict derives from the reports and facts by the school's protocol; it is not stored. Who leads is said by whoever held the post on the last day of the session, or holds it today.",
            [
                "Session",
                "Cycle",
                "Level",
                "Status",
                "Led by",
                "Why",
                "Vulnerable groups",
                "Not known",
            ],
            rows
        );
    }

    private async Task<PupilTable> NotRatedAsync()
    {
        var rows = await (
            from row in db.Set<NotRated>()
            join cycle in db.Cycles
                on new { row.SchoolId, row.CycleId } equals new
                {
                    cycle.SchoolId,
                    CycleId = cycle.Id,
                }
            join taught in db.Classes
                on new { row.SchoolId, row.ClassId } equals new
                {
                    taught.SchoolId,
                    ClassId = taught.Id,
                }
            where row.SchoolId == SchoolId && row.PupilId == pupil.Id
            orderby cycle.Session, cycle.Order, taught.Name
            select new
            {
                cycle.Session,
                Cycle = cycle.Name,
                Class = taught.Name,
                row.Why,
            }
        ).ToListAsync();
        return new(
            "Handed in without a rating",
            "Where a teacher gave no rating, and why.",
            ["Session", "Cycle", "Class", "Why"],
            [
                .. rows.Select(row =>
                    new[]
                    {
                        row.Session,
                        row.Cycle,
                        row.Class,
                        row.Why.ToString().ToLowerInvariant(),
                    }
                ),
            ]
        );
    }

    private async Task<PupilTable> ExpectedAsync()
    {
        var rows = await (
            from row in db.ClassMembers
            join taught in db.Classes
                on new { row.SchoolId, row.ClassId } equals new
                {
                    taught.SchoolId,
                    ClassId = taught.Id,
                }
            where row.SchoolId == SchoolId && row.PupilId == pupil.Id
            orderby row.At
            select new
            {
                taught.Session,
                Class = taught.Name,
                Member = row,
            }
        ).ToListAsync();
        return new(
            "Expected in a class",
            "Where the office added the pupil to a class before a report did.",
            ["Session", "Class", "Level", "By", "When"],
            [
                .. rows.Select(row =>
                    new[]
                    {
                        row.Session,
                        row.Class,
                        row.Member.Level,
                        StaffNamed(row.Member.AddedById),
                        SchoolTime.Words(row.Member.At),
                    }
                ),
            ]
        );
    }

    private async Task<PupilTable> ViewsAsync()
    {
        var rows = await (
            from row in db.TeacherViews
            join cycle in db.Cycles
                on new { row.SchoolId, row.CycleId } equals new
                {
                    cycle.SchoolId,
                    CycleId = cycle.Id,
                }
            join taught in db.Classes
                on new { row.SchoolId, row.ClassId } equals new
                {
                    taught.SchoolId,
                    ClassId = taught.Id,
                }
            where row.SchoolId == SchoolId && row.PupilId == pupil.Id
            orderby cycle.Session, cycle.Order, taught.Name
            select new
            {
                cycle.Session,
                Cycle = cycle.Name,
                Class = taught.Name,
                View = row,
            }
        ).ToListAsync();
        return new(
            "Class teachers' views",
            "What a class teacher thought beside the reports, for the CL who judged. It judges nothing.",
            ["Session", "Cycle", "Class", "View", "By", "When"],
            [
                .. rows.Select(row =>
                    new[]
                    {
                        row.Session,
                        row.Cycle,
                        row.Class,
                        row.View.Rag.Word(),
                        StaffNamed(row.View.StaffId),
                        SchoolTime.Words(row.View.At),
                    }
                ),
            ]
        );
    }

    private async Task<PupilTable> RagsAsync()
    {
        var rows = await (
            from row in db.FacultyRags
            join cycle in db.Cycles
                on new { row.SchoolId, row.CycleId } equals new
                {
                    cycle.SchoolId,
                    CycleId = cycle.Id,
                }
            join faculty in db.Faculties
                on new { row.SchoolId, row.FacultyId } equals new
                {
                    faculty.SchoolId,
                    FacultyId = faculty.Id,
                }
            where row.SchoolId == SchoolId && row.PupilId == pupil.Id
            orderby cycle.Session, cycle.Order, faculty.Name
            select new
            {
                cycle.Session,
                Cycle = cycle.Name,
                Faculty = faculty.Name,
                Rag = row,
            }
        ).ToListAsync();
        return new(
            "Faculty RAG",
            "What each faculty's curriculum leader judged.",
            ["Session", "Cycle", "Faculty", "RAG", "Comment", "By", "When"],
            [
                .. rows.Select(row =>
                    new[]
                    {
                        row.Session,
                        row.Cycle,
                        row.Faculty,
                        row.Rag.Rag?.Word() ?? "taken back",
                        row.Rag.Comment ?? "",
                        row.Rag.StaffId is { } by ? StaffNamed(by) : "the school's workbook",
                        SchoolTime.Words(row.Rag.At),
                    }
                ),
            ]
        );
    }
}
