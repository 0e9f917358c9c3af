using Edict.Data;
using Edict.Overview;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Reports;

/// <summary>
/// Reads the classes that a person reports on. It asks the database for one subject at a time and not the school's
/// reading, which every saved mark makes anew.
/// </summary>
public sealed class ClassSheets(EdictDb db, TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>One class in a cycle; null where there is none, or none that the person reports on.</summary>
    /// <param name="only">The pupils asked for; null for all of the class.</param>
    public async Task<ClassSheet?> OfAsync(
        SignedIn person,
        Guid cycleId,
        Guid classId,
        IReadOnlyCollection<Guid>? only = null
    )
    {
        var found = await Taught(
                db.Classes.Where(row => row.SchoolId == person.SchoolId && row.Id == classId),
                db.Cycles.Where(row => row.Id == cycleId && row.OpensOn <= Today)
            )
            .SingleOrDefaultAsync();
        var sight = await SightAsync(person);
        return found is not null && sight.MayReport(found.InSight)
            ? (
                await SheetsAsync([found], sight, await ReopenedAsync(person.SchoolId), only)
            ).Single()
            : null;
    }

    /// <summary>The classes that the person reports on in the cycles that are open or reopened for them, those with pupils in them.</summary>
    public async Task<IReadOnlyList<ClassSheet>> OpenAsync(SignedIn person)
    {
        var sight = await SightAsync(person);
        var reopened = await ReopenedAsync(person.SchoolId);
        var cycles = reopened.Select(row => row.CycleId).ToList();
        var open = await Taught(
                db.Classes.Where(row => row.SchoolId == person.SchoolId),
                db.Cycles.Where(row =>
                    row.OpensOn <= Today && (row.ClosedAt == null || cycles.Contains(row.Id))
                )
            )
            .ToListAsync();
        var sheets = await SheetsAsync(
            [
                .. open.Where(taught =>
                    sight.MayReport(taught.InSight)
                    && (
                        !taught.Cycle.IsClosed
                        || reopened.Any(row => taught.Is(row.ClassId, row.CycleId))
                    )
                ),
            ],
            sight,
            reopened,
            only: null
        );
        return [.. sheets.Where(sheet => sheet.Rows.Count > 0 && sheet.IsOpen)];
    }

    /// <summary>The classes of closed cycles that take reports today.</summary>
    private Task<List<ClassReopening>> ReopenedAsync(Guid schoolId) =>
        db.ClassReopenings.Where(row => row.SchoolId == schoolId && row.On == Today).ToListAsync();

    private IQueryable<TaughtClass> Taught(
        IQueryable<TeachingClass> classes,
        IQueryable<Cycle> cycles
    ) =>
        from taught in classes
        join subject in db.Subjects
            on new { taught.SchoolId, taught.SubjectId } equals new
            {
                subject.SchoolId,
                SubjectId = subject.Id,
            }
        join cycle in cycles
            on new { taught.SchoolId, taught.Session } equals new { cycle.SchoolId, cycle.Session }
        orderby cycle.Order, subject.Name, taught.Name
        select new TaughtClass(taught, subject.Name, subject.FacultyId, cycle);

    private async Task<Visibility> SightAsync(SignedIn person)
    {
        var roles = await db
            .Roles.Where(role => role.SchoolId == person.SchoolId && role.StaffId == person.StaffId)
            .HeldOn(Today)
            .ToListAsync();
        var taught = roles.Select(role => role.ClassId).ToList();
        return new(
            roles,
            await db
                .Classes.Where(row => row.SchoolId == person.SchoolId && taught.Contains(row.Id))
                .ToListAsync(),
            (
                await db
                    .KeptFrom.Where(row =>
                        row.SchoolId == person.SchoolId && row.StaffId == person.StaffId
                    )
                    .HeldOn(Today)
                    .Select(row => row.PupilId)
                    .ToListAsync()
            ).ToHashSet()
        );
    }

    private async Task<IReadOnlyList<ClassSheet>> SheetsAsync(
        IReadOnlyList<TaughtClass> classes,
        Visibility sight,
        IReadOnlyList<ClassReopening> reopened,
        IReadOnlyCollection<Guid>? only
    )
    {
        if (classes.Count == 0)
        {
            return [];
        }

        var (school, session) = (classes[0].Class.SchoolId, classes[0].Class.Session);
        var subjects = classes.Select(taught => taught.Class.SubjectId).Distinct().ToList();
        var ids = classes.Select(taught => taught.Class.Id).ToList();
        var cycles = classes.Select(taught => taught.Cycle.Id).Distinct().ToList();
        only ??= await EverInAsync(school, classes);
        var said = await SaidAsync(school, session, subjects, only);
        var expected = await ExpectedAsync(school, session, subjects, only);
        var pupils = await PupilsAsync(
            school,
            session,
            [
                .. said.Select(row => row.Report.PupilId)
                    .Union(expected.SelectMany(rows => rows).Select(row => row.PupilId))
                    .Where(pupil => !sight.IsKeptFrom(pupil)),
            ]
        );
        var notRated = await db.Set<NotRated>()
            .Where(row =>
                row.SchoolId == school && ids.Contains(row.ClassId) && cycles.Contains(row.CycleId)
            )
            .ToListAsync();
        var handedIn = await db.Set<HandIn>()
            .Where(row =>
                row.SchoolId == school && ids.Contains(row.ClassId) && cycles.Contains(row.CycleId)
            )
            .ToListAsync();
        var senior = (await PolicyInForce.LoadAsync(db, school, DateTime.MaxValue)).SeniorStages;
        var bySubject = said.ToLookup(row => row.Report.SubjectId);
        return
        [
            .. classes.Select(taught =>
                taught.Sheet(
                    [.. bySubject[taught.Class.SubjectId]],
                    [.. expected[taught.Class.SubjectId]],
                    pupils,
                    notRated.Where(row => taught.Is(row.ClassId, row.CycleId)),
                    handedIn.SingleOrDefault(row => taught.Is(row.ClassId, row.CycleId)),
                    reopened.FirstOrDefault(row => taught.Is(row.ClassId, row.CycleId)),
                    senior
                )
            ),
        ];
    }

    /// <summary>The pupils who are expected in some classes, or had a report in one of that name: nobody else can be in them.</summary>
    private async Task<List<Guid>> EverInAsync(Guid school, IReadOnlyList<TaughtClass> classes)
    {
        var ids = classes.Select(taught => taught.Class.Id).Distinct().ToList();
        var subjects = classes.Select(taught => taught.Class.SubjectId).Distinct().ToList();
        var names = classes.Select(taught => taught.Class.NameKey).Distinct().ToList();
        var reported = await db
            .Reports.Where(row =>
                row.SchoolId == school
                && subjects.Contains(row.SubjectId)
                && names.Contains(row.ClassKey)
            )
            .Select(row => row.PupilId)
            .ToListAsync();
        var expected = await db
            .ClassMembers.Where(row => row.SchoolId == school && ids.Contains(row.ClassId))
            .Select(row => row.PupilId)
            .ToListAsync();
        return [.. reported.Union(expected)];
    }

    /// <summary>What is reported of some pupils in some subjects.</summary>
    private Task<List<ReportInCycle>> SaidAsync(
        Guid school,
        string session,
        List<Guid> subjects,
        IReadOnlyCollection<Guid> only
    ) =>
        (
            from report in db.Reports
            join cycle in db.Cycles
                on new { report.SchoolId, report.CycleId } equals new
                {
                    cycle.SchoolId,
                    CycleId = cycle.Id,
                }
            where
                report.SchoolId == school
                && cycle.Session == session
                && subjects.Contains(report.SubjectId)
                && only.Contains(report.PupilId)
            select new ReportInCycle(report, cycle.Order)
        ).ToListAsync();

    /// <summary>Which of some pupils are expected in the classes of some subjects, by subject.</summary>
    private async Task<ILookup<Guid, ClassMember>> ExpectedAsync(
        Guid school,
        string session,
        List<Guid> subjects,
        IReadOnlyCollection<Guid> only
    ) =>
        (
            await (
                from member in db.ClassMembers
                join taught in db.Classes
                    on new { member.SchoolId, member.ClassId } equals new
                    {
                        taught.SchoolId,
                        ClassId = taught.Id,
                    }
                where
                    member.SchoolId == school
                    && taught.Session == session
                    && subjects.Contains(taught.SubjectId)
                    && only.Contains(member.PupilId)
                select new { member, taught.SubjectId }
            ).ToListAsync()
        ).ToLookup(row => row.SubjectId, row => row.member);

    /// <summary>Those of the session's pupils who are at the school today.</summary>
    private Task<Dictionary<Guid, PupilInSession>> PupilsAsync(
        Guid school,
        string session,
        List<Guid> ids
    ) =>
        db.Named(
                db.Enrolments.Where(row =>
                    row.SchoolId == school
                    && row.Session == session
                    && (row.LeftOn == null || row.LeftOn > Today)
                    && ids.Contains(row.PupilId)
                )
            )
            .ToDictionaryAsync(pupil => pupil.Id);
}
