using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Overview;

/// <summary>What one school's session holds today, as rows read from the database.</summary>
internal sealed record SchoolFacts(
    DateOnly Today,
    IReadOnlyList<Cycle> Cycles,
    IReadOnlyList<PupilInSession> Pupils,
    Dictionary<Guid, SubjectInFaculty> Subjects,
    Dictionary<(Guid SubjectId, string ClassKey), string> ClassNames,
    PostHolders Posts,
    Dictionary<Guid, IReadOnlyList<CourseReport>> Reports,
    Dictionary<Guid, IReadOnlyDictionary<Guid, PupilFacts>> Facts,
    Dictionary<Guid, Policy> Policies
);

/// <summary>Reads a school's latest session from the database.</summary>
public sealed class SchoolReader(EdictDb db, TimeProvider clock)
{
    /// <summary>The session that today falls in, or the latest that has begun; null for a school with no session yet.</summary>
    public async Task<SchoolReading?> ReadAsync(Guid schoolId)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var session = await db
            .Sessions.Where(row => row.SchoolId == schoolId && row.StartsOn <= today)
            .OrderByDescending(row => row.StartsOn)
            .Select(row => row.Name)
            .FirstOrDefaultAsync();
        return session is null ? null : new(await ReadAsync(schoolId, session, today));
    }

    private async Task<SchoolFacts> ReadAsync(Guid school, string session, DateOnly today)
    {
        var cycles = await db
            .Cycles.Where(row =>
                row.SchoolId == school && row.Session == session && row.OpensOn <= today
            )
            .OrderBy(row => row.Order)
            .ToListAsync();
        return new(
            today,
            cycles,
            await PupilsAsync(school, session),
            await SubjectsAsync(school, session),
            await ClassNamesAsync(school, session),
            await PostsAsync(school, today),
            await ReportsAsync(school, cycles),
            await FactsAsync(school, cycles),
            await PoliciesAsync(school, cycles)
        );
    }

    private Task<List<PupilInSession>> PupilsAsync(Guid school, string session) =>
        (
            from enrolment in db.Enrolments
            join pupil in db.Pupils
                on new { enrolment.SchoolId, enrolment.PupilId } equals new
                {
                    pupil.SchoolId,
                    PupilId = pupil.Id,
                }
            where enrolment.SchoolId == school && enrolment.Session == session
            select new PupilInSession(
                pupil.Id,
                pupil.Scn,
                pupil.Surname,
                pupil.Forename,
                enrolment.Stage,
                enrolment.RegistrationClass,
                enrolment.House,
                enrolment.LeftOn
            )
        ).ToListAsync();

    private Task<Dictionary<Guid, SubjectInFaculty>> SubjectsAsync(Guid school, string session) =>
        (
            from subject in db.Subjects
            join faculty in db.Faculties
                on new { subject.SchoolId, subject.FacultyId } equals new
                {
                    faculty.SchoolId,
                    FacultyId = faculty.Id,
                }
            where subject.SchoolId == school && subject.Session == session
            select new
            {
                subject.Id,
                Subject = new SubjectInFaculty(subject.Name, faculty.Id, faculty.Name),
            }
        ).ToDictionaryAsync(row => row.Id, row => row.Subject);

    private async Task<Dictionary<(Guid, string), string>> ClassNamesAsync(
        Guid school,
        string session
    ) =>
        await db
            .Classes.Where(taught => taught.SchoolId == school && taught.Session == session)
            .ToDictionaryAsync(taught => (taught.SubjectId, taught.NameKey), taught => taught.Name);

    private async Task<PostHolders> PostsAsync(Guid school, DateOnly today)
    {
        var held = await db
            .Roles.Where(role => role.SchoolId == school)
            .HeldOn(today)
            .Join(
                db.Staff,
                role => new { role.SchoolId, role.StaffId },
                staff => new { staff.SchoolId, StaffId = staff.Id },
                (role, staff) => new { role, staff.Name }
            )
            .ToListAsync();
        return new([.. held.Select(row => (row.role, row.Name))]);
    }

    private async Task<Dictionary<Guid, IReadOnlyList<CourseReport>>> ReportsAsync(
        Guid school,
        List<Cycle> cycles
    )
    {
        var reports = new Dictionary<Guid, IReadOnlyList<CourseReport>>();
        foreach (var cycle in cycles)
        {
            reports[cycle.Id] = await db
                .Reports.Where(row => row.SchoolId == school && row.CycleId == cycle.Id)
                .Select(row => new CourseReport(
                    row.PupilId,
                    row.SubjectId,
                    row.Level,
                    row.LevelKey,
                    row.ClassKey,
                    row.Teacher,
                    row.Stage,
                    row.Effort,
                    row.Behaviour,
                    row.Homework,
                    row.WorkingGrade
                ))
                .ToListAsync();
        }

        return reports;
    }

    /// <summary>An open cycle reads the latest facts; a closed one what was recorded by its closing.</summary>
    private async Task<Dictionary<Guid, IReadOnlyDictionary<Guid, PupilFacts>>> FactsAsync(
        Guid school,
        List<Cycle> cycles
    )
    {
        var recorded = await db
            .VulnerabilityFacts.Where(fact => fact.SchoolId == school)
            .OrderBy(fact => fact.RecordedAt)
            .ToListAsync();
        return cycles.ToDictionary(
            cycle => cycle.Id,
            cycle => RecordedFacts.At(cycle.ClosedAt ?? DateTime.MaxValue, recorded)
        );
    }

    private async Task<Dictionary<Guid, Policy>> PoliciesAsync(Guid school, List<Cycle> cycles)
    {
        var policies = new Dictionary<Guid, Policy>();
        foreach (var cycle in cycles)
        {
            policies[cycle.Id] = await PolicyInForce.LoadAsync(
                db,
                school,
                cycle.ClosedAt ?? DateTime.MaxValue
            );
        }

        return policies;
    }
}
