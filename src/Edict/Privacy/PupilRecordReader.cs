using System.Globalization;
using System.Text.Json.Nodes;
using Edict.Data;
using Edict.Importing;
using Edict.Overview;
using Edict.Pages;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Privacy;

/// <summary>Gathers everything that Edict holds of one pupil, whatever the session.</summary>
public sealed class PupilRecordReader
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

    private readonly EdictDb db;
    private readonly Pupil pupil;
    private readonly Dictionary<Guid, string> staff;
    private readonly List<(ImportChange Change, ListedImport Import)> changes;

    private PupilRecordReader(
        EdictDb db,
        Pupil pupil,
        Dictionary<Guid, string> staff,
        List<(ImportChange Change, ListedImport Import)> changes
    ) => (this.db, this.pupil, this.staff, this.changes) = (db, pupil, staff, changes);

    private Guid SchoolId => pupil.SchoolId;

    /// <param name="now">UTC.</param>
    public static async Task<PupilRecord> ReadAsync(
        EdictDb db,
        School school,
        Pupil pupil,
        DateTime now
    )
    {
        var staff = await db
            .Staff.Where(row => row.SchoolId == school.Id)
            .ToDictionaryAsync(row => row.Id, row => row.Name);
        var reader = new PupilRecordReader(db, pupil, staff, await ChangesAsync(db, pupil));
        return new(
            school.Name,
            $"{pupil.Forename} {pupil.Surname}",
            pupil.Scn,
            now,
            [
                await reader.EnrolmentsAsync(),
                await reader.ReportsAsync(),
                await reader.ExpectedAsync(),
                await reader.NotRatedAsync(),
                await reader.RagsAsync(),
                await reader.ViewsAsync(),
                await reader.ConcernsAsync(DateOnly.FromDateTime(now)),
                await reader.FactsAsync(),
                reader.Needs(),
                await reader.WhatHelpsAsync(),
                await reader.RaisedAsync(),
                await reader.RestrictionsAsync(),
                await reader.KeptFromAsync(),
                await reader.ImportsAsync(),
                await reader.AuditAsync(),
                new(
                    "Memos",
                    "Edict keeps no memos yet. Once it does, each that is about the pupil stands here as withheld, with its day: whether it is given out is for the school to weigh.",
                    [],
                    []
                ),
            ]
        );
    }

    private static async Task<List<(ImportChange Change, ListedImport Import)>> ChangesAsync(
        EdictDb db,
        Pupil pupil
    )
    {
        var imports = await ImportList.OfAsync(db, pupil.SchoolId);
        var byId = imports.ToDictionary(import => import.Import.Id);
        var id = pupil.Id.ToString();
        var changes = await db
            .ImportChanges.Where(row => row.SchoolId == pupil.SchoolId && row.Key.Contains(id))
            .ToListAsync();
        return
        [
            .. changes
                .Where(row => PupilTouched.Of(row.Row, row.Key) == pupil.Id)
                .Select(row => (row, byId[row.ImportId]))
                .OrderBy(row => row.Item2.Import.At)
                .ThenBy(row => row.row.Sequence),
        ];
    }

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

    private async Task<PupilTable> FactsAsync()
    {
        var rows = await db
            .VulnerabilityFacts.Where(row => row.SchoolId == SchoolId && row.PupilId == pupil.Id)
            .OrderBy(row => row.RecordedAt)
            .ToListAsync();
        return new(
            "Facts on which vulnerable groups rest",
            "The latest of each counts, one that was typed on its days alone. A flag is 1 for yes and 0 for no.",
            ["Group", "Value", "As at", "From", "To", "Look again", "Why", "Recorded", "Source"],
            [
                .. rows.Select(row =>
                    new[]
                    {
                        row.Group.Word(),
                        row.Value.ToString("0.##", CultureInfo.InvariantCulture),
                        Day(row.AsAt),
                        Day(row.FirstDay),
                        Day(row.LastDay),
                        Day(row.ReviewOn),
                        row.Reason,
                        SchoolTime.Words(row.RecordedAt),
                        SourceOf(row),
                    }
                ),
            ]
        );
    }

    private PupilTable Needs() =>
        new(
            "Additional support needs",
            "Whether the school's record says so. It is no group by itself: of these the support for learning leader chooses.",
            ["Has needs"],
            pupil.HasNeeds is { } needs
                ?
                [
                    [needs ? "yes" : "no"],
                ]
                : []
        );

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

    private async Task<PupilTable> WhatHelpsAsync()
    {
        var rows = await db
            .WhatHelps.Where(row => row.SchoolId == SchoolId && row.PupilId == pupil.Id)
            .OrderBy(row => row.WrittenAt)
            .ToListAsync();
        return new(
            "What helps",
            "One line for the pupil's teachers. The latest stands; an empty one took it away.",
            ["Line", "By", "Written"],
            [
                .. rows.Select(row =>
                    new[] { row.Line, StaffNamed(row.WrittenById), SchoolTime.Words(row.WrittenAt) }
                ),
            ]
        );
    }

    private async Task<PupilTable> RaisedAsync()
    {
        var rows = await (
            from row in db.Raised
            join faculty in db.Faculties
                on new { row.SchoolId, row.FacultyId } equals new
                {
                    faculty.SchoolId,
                    FacultyId = faculty.Id,
                }
            where row.SchoolId == SchoolId && row.PupilId == pupil.Id
            orderby row.RaisedAt
            select new { Raised = row, Faculty = faculty.Name }
        ).ToListAsync();
        return new(
            "Raised for a faculty meeting",
            "What a class teacher raised, and what became of it.",
            ["Faculty", "Line", "By", "When", "What became of it", "Said by", "Said when"],
            [
                .. rows.Select(row =>
                    new[]
                    {
                        row.Faculty,
                        row.Raised.Line,
                        StaffNamed(row.Raised.RaisedById),
                        SchoolTime.Words(row.Raised.RaisedAt),
                        row.Raised.Outcome ?? "",
                        row.Raised.TakenById is { } by ? StaffNamed(by) : "",
                        row.Raised.TakenAt is { } at ? SchoolTime.Words(at) : "",
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

    private async Task<PupilTable> RestrictionsAsync()
    {
        var rows = await db.Set<Restriction>()
            .Where(row => row.SchoolId == SchoolId && row.PupilId == pupil.Id)
            .OrderBy(row => row.From)
            .ToListAsync();
        return new(
            "Restricted",
            "When the pupil's groups were shown to those close by alone.",
            ["From", "To", "Why", "By"],
            [
                .. rows.Select(row =>
                    new[] { Day(row.From), Day(row.To), row.Reason.Word(), StaffNamed(row.SetById) }
                ),
            ]
        );
    }

    private async Task<PupilTable> KeptFromAsync()
    {
        var rows = await db.Set<KeptFrom>()
            .Where(row => row.SchoolId == SchoolId && row.PupilId == pupil.Id)
            .OrderBy(row => row.From)
            .ToListAsync();
        return new(
            "Kept from the pupil",
            "Members of staff who see nothing of the pupil, such as a relative. Why is not kept.",
            ["Who", "From", "To", "By"],
            [
                .. rows.Select(row =>
                    new[]
                    {
                        StaffNamed(row.StaffId),
                        Day(row.From),
                        Day(row.To),
                        StaffNamed(row.SetById),
                    }
                ),
            ]
        );
    }

    /// <summary>Who typed a fact, or the file it came with.</summary>
    private string SourceOf(VulnerabilityFact fact)
    {
        if (fact.TypedBy is { } by)
        {
            return $"typed by {StaffNamed(by)}";
        }

        var came = changes.Find(row =>
            row.Change.Row == nameof(VulnerabilityFact)
            && row.Import.Import.At == fact.RecordedAt
            && JsonNode.Parse(row.Change.Key)![nameof(fact.Group)]!.GetValue<int>()
                == (int)fact.Group
        );
        return came.Import is { } import
            ? $"file {import.Import.FileName}{From(import.Import.Source)}"
            : "a file, whose record is not kept any more";
    }

    private async Task<PupilTable> ImportsAsync()
    {
        var words = await RowWords.LoadAsync(db, SchoolId, changes.Select(row => row.Change));
        return new(
            "Files that touched the pupil's record",
            "Each row that a file added, changed or took away.",
            ["When", "File", "By", "What", "Before", "After"],
            [
                .. changes.Select(row =>
                    new[]
                    {
                        SchoolTime.Words(row.Import.Import.At),
                        $"{row.Import.What}, {row.Import.Import.FileName}{From(row.Import.Import.Source)}",
                        row.Import.By,
                        words.Of(row.Change),
                        row.Change.Before is null ? "" : words.InWords(row.Change.Before),
                        row.Change.After is null ? "" : words.InWords(row.Change.After),
                    }
                ),
            ]
        );
    }

    private async Task<PupilTable> AuditAsync()
    {
        var id = pupil.Id.ToString();
        var rows = await db
            .Audit.Where(row =>
                row.SchoolId == SchoolId && (row.PupilId == pupil.Id || row.About.Contains(id))
            )
            .OrderBy(row => row.At)
            .ToListAsync();
        return new(
            "Lines of the audit log",
            "Who did or read what of the pupil, so far as the log names them.",
            ["When", "Who", "What", "About"],
            [
                .. rows.Select(row =>
                    new[]
                    {
                        SchoolTime.Words(row.At),
                        row.StaffId is { } by ? StaffNamed(by) : "the command line",
                        row.What,
                        row.About,
                    }
                ),
            ]
        );
    }

    private string StaffNamed(Guid id) => staff.GetValueOrDefault(id, "somebody who is not known");

    private static string From(string source) => source.Length == 0 ? "" : $" from {source}";

    private static string Groups(Groups groups) =>
        string.Join(", ", groups.Members().Select(group => group.Word()));

    private static string Mark(byte? mark) => mark?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy") ?? "";
}
