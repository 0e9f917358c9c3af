using Edict.Data;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Overview;

/// <summary>Reads one school's latest session from the database as it stands at one instant.</summary>
internal sealed class SchoolReader(EdictDb db, Guid school, DateOnly day)
{
    /// <param name="known">What was read before: the reports of a cycle that has not changed since are taken from there, and all the rest where reports alone have.</param>
    /// <exception cref="InvalidOperationException">There is no such school.</exception>
    public Task<SchoolFacts> ReadAsync(SchoolFacts? known) =>
        db.ReadAtOneInstantAsync(() => ReadNowAsync(known));

    private async Task<SchoolFacts> ReadNowAsync(SchoolFacts? known)
    {
        var itself = await db.Schools.SingleAsync(row => row.Id == school);
        var revisions = await db
            .Cycles.Where(row => row.SchoolId == school)
            .ToDictionaryAsync(row => row.Id, row => row.Revision);
        var revision = new SchoolRevision(itself.Revision, revisions.Values.Sum());
        return known is not null && known.Day == day && known.Revision.School == revision.School
            ? known with
            {
                Revision = revision,
                Reports = await ReportsAsync(known.Cycles, revisions, known),
                LastSession = await LastSessionAsync(known.Session, known),
            }
            : await ReadAllAsync(itself.Name, revision, revisions, known);
    }

    private async Task<SchoolFacts> ReadAllAsync(
        string name,
        SchoolRevision revision,
        Dictionary<Guid, long> revisions,
        SchoolFacts? known
    )
    {
        var session = await SessionAsync();
        var cycles = await db
            .Cycles.Where(row =>
                row.SchoolId == school && row.Session == session && row.OpensOn <= day
            )
            .OrderBy(row => row.Order)
            .ToListAsync();
        var recorded = await RecordedAsync(session);
        return new(
            revision,
            day,
            name,
            session,
            cycles,
            await PupilsAsync(session),
            await SubjectsAsync(session),
            await db
                .Faculties.Where(faculty => faculty.SchoolId == school)
                .ToDictionaryAsync(faculty => faculty.Id, faculty => faculty.Name),
            await ClassesAsync(session),
            await MembersAsync(session),
            await db.Roles.Where(role => role.SchoolId == school).HeldOn(day).ToListAsync(),
            await TaughtAsync(session),
            (
                await db.KeptFrom.Where(row => row.SchoolId == school).HeldOn(day).ToListAsync()
            ).ToLookup(row => row.StaffId, row => row.PupilId),
            (
                await db
                    .Restrictions.Where(row => row.SchoolId == school)
                    .HeldOn(day)
                    .Select(row => row.PupilId)
                    .ToListAsync()
            ).ToHashSet(),
            await WhatHelpsAsync(),
            await db
                .Staff.Where(staff => staff.SchoolId == school)
                .ToDictionaryAsync(staff => staff.Id, staff => staff.Name),
            await ReportsAsync(cycles, revisions, known),
            (await db.Set<Collation>().Where(row => row.SchoolId == school).ToListAsync()).ToLookup(
                row => row.CycleId,
                row => row.Stage
            ),
            cycles.ToDictionary(cycle => cycle.Id, cycle => FactsAt(cycle.ClosedAt, recorded)),
            await PoliciesAsync(cycles),
            [.. RecordedFacts.Counting(recorded, day).Where(fact => fact.ReviewOn is not null)],
            await db.Set<HandIn>().Where(row => row.SchoolId == school).ToListAsync(),
            await db.Set<NotRated>().Where(row => row.SchoolId == school).ToListAsync(),
            await db
                .ClassReopenings.Where(row => row.SchoolId == school && row.On == day)
                .ToListAsync(),
            FactsAt(null, recorded),
            await PolicyInForce.LoadAsync(db, school, DateTime.MaxValue),
            await LastSessionAsync(session, known)
        );
    }

    private Task<LastSession> LastSessionAsync(string? session, SchoolFacts? known) =>
        new LastSessionReader(db, school).ReadAsync(session, known?.LastSession);

    /// <summary>The session that the day falls in, or the latest that has begun; null for a school with no session yet.</summary>
    private Task<string?> SessionAsync() =>
        db
            .Sessions.Where(row => row.SchoolId == school && row.StartsOn <= day)
            .OrderByDescending(row => row.StartsOn)
            .Select(row => (string?)row.Name)
            .FirstOrDefaultAsync();

    private Task<List<PupilInSession>> PupilsAsync(string? session) =>
        db.Named(db.Enrolments.Where(row => row.SchoolId == school && row.Session == session))
            .ToListAsync();

    private Task<Dictionary<Guid, SubjectInFaculty>> SubjectsAsync(string? session) =>
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

    private Task<Dictionary<Guid, TeachingClass>> ClassesAsync(string? session) =>
        db
            .Classes.Where(taught => taught.SchoolId == school && taught.Session == session)
            .ToDictionaryAsync(taught => taught.Id);

    private Task<List<Role>> TaughtAsync(string? session) =>
        db
            .Roles.Where(role =>
                role.SchoolId == school
                && role.AskedById == null
                && role.From <= day
                && db.Classes.Any(taught =>
                    taught.SchoolId == school
                    && taught.Session == session
                    && taught.Id == role.ClassId
                )
            )
            .ToListAsync();

    private Task<List<ClassMember>> MembersAsync(string? session) =>
        db
            .ClassMembers.Where(member =>
                member.SchoolId == school
                && db.Classes.Any(taught =>
                    taught.SchoolId == school
                    && taught.Session == session
                    && taught.Id == member.ClassId
                )
            )
            .ToListAsync();

    private async Task<Dictionary<Guid, CycleReports>> ReportsAsync(
        IReadOnlyList<Cycle> cycles,
        Dictionary<Guid, long> revisions,
        SchoolFacts? known
    )
    {
        var reports = new Dictionary<Guid, CycleReports>();
        foreach (var cycle in cycles)
        {
            reports[cycle.Id] =
                known?.Reports.GetValueOrDefault(cycle.Id) is { } same
                && same.Revision == revisions[cycle.Id]
                    ? same
                    : new(revisions[cycle.Id], await ReportsAsync(cycle.Id));
        }

        return reports;
    }

    private async Task<List<CourseReport>> ReportsAsync(Guid cycle)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var reports = await db
            .Reports.Where(row => row.SchoolId == school && row.CycleId == cycle)
            .Select(CourseReport.OfRow)
            .ToListAsync();
        return
        [
            .. reports.Select(row =>
                row with
                {
                    Level = Kept(row.Level),
                    LevelKey = Kept(row.LevelKey),
                    ClassKey = Kept(row.ClassKey),
                    Teacher = Kept(row.Teacher),
                }
            ),
        ];

        // A name stands in some hundred reports: it is kept in memory once.
        string Kept(string name) =>
            names.TryGetValue(name, out var same) ? same : names[name] = name;
    }

    /// <summary>The latest line of each pupil; an empty one took away what stood.</summary>
    private async Task<Dictionary<Guid, string>> WhatHelpsAsync()
    {
        var lines = await db
            .WhatHelps.Where(row => row.SchoolId == school)
            .OrderBy(row => row.WrittenAt)
            .ThenBy(row => row.Id)
            .Select(row => new { row.PupilId, row.Line })
            .ToListAsync();
        return lines
            .GroupBy(row => row.PupilId, row => row.Line)
            .Where(rows => rows.Last().Length > 0)
            .ToDictionary(rows => rows.Key, rows => rows.Last());
    }

    /// <summary>What was recorded of the session's pupils: an open cycle reads the latest, a closed one what was there by its closing.</summary>
    private Task<List<VulnerabilityFact>> RecordedAsync(string? session) =>
        db
            .VulnerabilityFacts.Where(fact =>
                fact.SchoolId == school
                && db.Enrolments.Any(enrolment =>
                    enrolment.SchoolId == school
                    && enrolment.Session == session
                    && enrolment.PupilId == fact.PupilId
                )
            )
            .OrderBy(fact => fact.RecordedAt)
            .ToListAsync();

    /// <param name="closed">When the cycle closed; null for what is known today.</param>
    private IReadOnlyDictionary<Guid, PupilFacts> FactsAt(
        DateTime? closed,
        List<VulnerabilityFact> recorded
    ) =>
        closed is { } at
            ? RecordedFacts.At(at, DateOnly.FromDateTime(at), recorded)
            : RecordedFacts.At(DateTime.MaxValue, day, recorded);

    private async Task<Dictionary<Guid, Policy>> PoliciesAsync(List<Cycle> cycles)
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
