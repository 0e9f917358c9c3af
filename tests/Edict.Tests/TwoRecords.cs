using Edict.Data;
using Edict.Demonstration;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests;

/// <summary>A second record of Ailsa Fraser, as a child may have two, under another SCN.</summary>
public static class TwoRecords
{
    public const string Scn = "100000003";

    public const string LastSession = "2025-26";

    public static readonly SchoolPupil Ailsa = TestSchool.AilsaFraser;

    /// <summary>
    /// The second record has three things that Ailsa's own has not: Music in Senior 2, SEBN before any file of the session, last
    /// session's enrolment. It has three that hers has too: Mathematics in Senior 2, SIMD, this session's enrolment.
    /// </summary>
    public static async Task AddAsync(DataPlace place)
    {
        await using var db = await place.OpenAsync();
        var own = await db.Pupils.SingleAsync(row => row.Scn == Ailsa.Scn, Cancel);
        var pupil = new Pupil
        {
            Id = Guid.CreateVersion7(),
            SchoolId = own.SchoolId,
            Scn = Scn,
            Surname = own.Surname.ToUpperInvariant(),
            Forename = own.Forename,
        };
        db.Add(pupil);
        db.Add(
            new Session
            {
                SchoolId = own.SchoolId,
                Name = LastSession,
                StartsOn = new(2025, 8, 18),
                EndsOn = new(2026, 6, 26),
            }
        );
        db.Add(Enrolled(pupil, LastSession, Stage.S4, "4B1"));
        db.Add(Enrolled(pupil, "2026-27", Stage.S5, "5B2"));
        db.Add(Fact(pupil, Groups.Sebn, 1, new(2026, 8, 1, 9, 0, 0, DateTimeKind.Utc)));
        db.Add(Fact(pupil, Groups.Simd, 9, new(2027, 1, 4, 9, 0, 0, DateTimeKind.Utc)));
        var mathematics = await OwnMathematicsAsync(db, own);
        var music = await db.Subjects.SingleAsync(row => row.Name == "Music", Cancel);
        db.Add(Report(pupil, mathematics, mathematics.SubjectId, mathematics.ClassKey));
        db.Add(Report(pupil, mathematics, music.Id, "5mu1"));
        await db.SaveChangesAsync(Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<Report> OwnMathematicsAsync(EdictDb db, Pupil own) =>
        (
            from report in db.Reports
            where
                report.PupilId == own.Id
                && db.Subjects.Any(row => row.Id == report.SubjectId && row.Name == "Mathematics")
                && db.Cycles.Any(row => row.Id == report.CycleId && row.Name == "Senior 2")
            select report
        ).SingleAsync(Cancel);

    private static Enrolment Enrolled(
        Pupil pupil,
        string session,
        Stage stage,
        string registrationClass
    ) =>
        new()
        {
            SchoolId = pupil.SchoolId,
            Session = session,
            PupilId = pupil.Id,
            Stage = stage,
            RegistrationClass = registrationClass,
            House = Ailsa.House,
        };

    private static VulnerabilityFact Fact(
        Pupil pupil,
        Groups group,
        decimal value,
        DateTime recordedAt
    ) =>
        new()
        {
            SchoolId = pupil.SchoolId,
            PupilId = pupil.Id,
            Group = group,
            RecordedAt = recordedAt,
            Value = value,
        };

    private static Report Report(Pupil pupil, Report like, Guid subject, string classKey) =>
        new()
        {
            SchoolId = pupil.SchoolId,
            CycleId = like.CycleId,
            PupilId = pupil.Id,
            SubjectId = subject,
            LevelKey = like.LevelKey,
            ClassKey = classKey,
            Stage = like.Stage,
            Level = like.Level,
            Teacher = "Mr N Duncan",
            Effort = 4,
            RecordedAt = like.RecordedAt,
        };
}
