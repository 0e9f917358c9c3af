using Edict.Data;
using Edict.Demonstration;
using Edict.Importing;
using Edict.Mail;
using Edict.Protocol;
using Edict.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Privacy;

/// <summary>
/// What a school that has used Edict for years holds besides: the sessions 2020-21 and 2021-22 with pupils who left then, and
/// one who is still here. Today is 2 February 2027, and the policy keeps a leaver for five years.
/// </summary>
internal sealed class EarlierSessions(EdictDb db, Guid schoolId)
{
    public const string Old = "2020-21";
    public const string Later = "2021-22";

    /// <summary>In the names of all who left, and nowhere else.</summary>
    public const string Surname = "Langsyne";

    public const string GoneScn = "900000011";
    public const string BorderScn = "900000022";
    public const string DayAfterScn = "900000033";
    public const string SessionsEndScn = "900000044";

    private readonly Guid facultyId = Guid.CreateVersion7();
    private readonly Dictionary<string, (Cycle Cycle, Subject Subject)> taught = [];

    public Guid OldImport { get; } = Guid.CreateVersion7();

    /// <summary>Of this session, and touched a pupil who goes.</summary>
    public Guid LateImport { get; } = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<EarlierSessions> AddAsync(TestDatabase data)
    {
        await using var db = await data.Place.OpenAsync();
        var school = await db.Schools.SingleAsync(Cancel);
        var earlier = new EarlierSessions(db, school.Id);
        await earlier.AddAsync();
        await db.SaveChangesAsync(Cancel);
        return earlier;
    }

    private async Task AddAsync()
    {
        db.Add(
            new Faculty
            {
                Id = facultyId,
                SchoolId = schoolId,
                Name = "Lapsed",
                NameKey = "lapsed",
            }
        );
        AddSession(Old, 2020);
        AddSession(Later, 2021);
        var gone = AddLeaver(GoneScn, Old, new(2021, 1, 11));
        var border = AddLeaver(BorderScn, Later, new(2022, 2, 2));
        AddLeaver(DayAfterScn, Later, new(2022, 2, 3));
        AddLeaver(SessionsEndScn, Old, null);
        var brodie = await db.Pupils.SingleAsync(
            row => row.Scn == TestSchool.BrodieKane.Scn,
            Cancel
        );
        AddTo(Old, brodie.Id, null);
        AddImport(OldImport, Old, gone.Id, new(2020, 10, 1, 9, 0, 0, DateTimeKind.Utc));
        AddImport(
            LateImport,
            DemonstrationSchool.Make().Session,
            border.Id,
            new(2026, 8, 20, 9, 0, 0, DateTimeKind.Utc)
        );
        var head = await SchoolMail.StaffAsync(db, StaffKeys.Head);
        await AddBesidesAsync(gone.Id, head);
        await AddBesidesAsync(brodie.Id, head);
        AddValues(DemonstrationSchool.Now.AddYears(-2).AddDays(-1), null, null);
        AddValues(DemonstrationSchool.Now.AddYears(-2).AddDays(1), null, null);
        AddValues(DemonstrationSchool.Now.AddDays(-3), border.Id, null);
        AddValues(DemonstrationSchool.Now.AddDays(-3), null, LateImport);
        AddLetter(head, MailState.Sent, 91, "gone text");
        AddLetter(head, MailState.Sent, 89, "kept text");
        AddLetter(head, MailState.Queued, 91, "waiting text");
        AddUpload(head, 25);
        AddUpload(head, 23);
    }

    private void AddSession(string name, int year)
    {
        db.Add(
            new Session
            {
                SchoolId = schoolId,
                Name = name,
                StartsOn = new(year, 8, 17),
                EndsOn = new(year + 1, 6, 25),
            }
        );
        var cycle = new Cycle
        {
            Id = Guid.CreateVersion7(),
            SchoolId = schoolId,
            Session = name,
            Name = $"Senior of {name}",
            Order = 1,
            Stages = StageSet.All,
            OpensOn = new(year, 9, 1),
            ClosesOn = new(year, 9, 20),
            RagsDueOn = new(year, 9, 27),
            SummaryDueOn = new(year, 10, 4),
            ClosedAt = new(year, 9, 20, 12, 0, 0, DateTimeKind.Utc),
        };
        var subject = new Subject
        {
            Id = Guid.CreateVersion7(),
            SchoolId = schoolId,
            Session = name,
            Name = "Classics",
            NameKey = "classics",
            FacultyId = facultyId,
        };
        db.AddRange(cycle, subject);
        taught[name] = (cycle, subject);
    }

    private Pupil AddLeaver(string scn, string session, DateOnly? leftOn)
    {
        var pupil = new Pupil
        {
            Id = Guid.CreateVersion7(),
            SchoolId = schoolId,
            Scn = scn,
            Surname = Surname,
            Forename = $"Auld{scn[^2..]}",
        };
        db.Add(pupil);
        AddTo(session, pupil.Id, leftOn);
        return pupil;
    }

    private void AddTo(string session, Guid pupilId, DateOnly? leftOn)
    {
        var (cycle, subject) = taught[session];
        db.Add(
            new Enrolment
            {
                SchoolId = schoolId,
                Session = session,
                PupilId = pupilId,
                Stage = Stage.S4,
                RegistrationClass = "4X1",
                House = "Torduff",
                LeftOn = leftOn,
            }
        );
        db.Add(
            new Report
            {
                SchoolId = schoolId,
                CycleId = cycle.Id,
                PupilId = pupilId,
                SubjectId = subject.Id,
                LevelKey = "h",
                ClassKey = "4cl1",
                Stage = Stage.S4,
                Level = "H",
                Teacher = "Mr O Then",
                Effort = 4,
                RecordedAt = cycle.ClosedAt!.Value.AddDays(-5),
            }
        );
        db.Add(
            new VulnerabilityFact
            {
                SchoolId = schoolId,
                PupilId = pupilId,
                Group = Groups.Simd,
                RecordedAt = cycle.ClosedAt.Value.AddDays(-5),
                Value = 2,
            }
        );
    }

    private ClassMember Expected(Guid pupilId, Guid classId, Guid head) =>
        new()
        {
            SchoolId = schoolId,
            ClassId = classId,
            PupilId = pupilId,
            Level = "N5",
            After = 0,
            AddedById = head,
            At = DemonstrationSchool.Now,
        };

    /// <summary>What was written of a pupil, and what was raised.</summary>
    private void AddWords(Guid pupilId, Guid head, Guid facultyId) =>
        db.AddRange(
            new WhatHelps
            {
                Id = Guid.CreateVersion7(),
                SchoolId = schoolId,
                PupilId = pupilId,
                Line = "Sits at the front",
                WrittenById = head,
                WrittenAt = this.taught[Old].Cycle.ClosedAt!.Value,
            },
            new Raised
            {
                Id = Guid.CreateVersion7(),
                SchoolId = schoolId,
                PupilId = pupilId,
                FacultyId = facultyId,
                Line = "Has stopped bringing anything to class",
                RaisedById = head,
                RaisedAt = this.taught[Old].Cycle.ClosedAt!.Value,
            }
        );

    /// <summary>What else names a pupil: a class without a rating, a restriction, and whoever is kept from them.</summary>
    private async Task AddBesidesAsync(Guid pupilId, Guid head)
    {
        var taught = await db.Classes.FirstAsync(Cancel);
        AddWords(pupilId, head, (await db.Faculties.FirstAsync(Cancel)).Id);
        db.Add(Expected(pupilId, taught.Id, head));
        db.AddRange(
            new NotRated
            {
                SchoolId = schoolId,
                CycleId = this.taught[Old].Cycle.Id,
                ClassId = taught.Id,
                PupilId = pupilId,
                Why = NoRating.Absent,
            },
            new TeacherView
            {
                SchoolId = schoolId,
                CycleId = this.taught[Old].Cycle.Id,
                ClassId = taught.Id,
                PupilId = pupilId,
                Rag = Rag.Amber,
                StaffId = head,
                At = DemonstrationSchool.Now,
            },
            new FacultyRag
            {
                SchoolId = schoolId,
                CycleId = this.taught[Old].Cycle.Id,
                FacultyId = (await db.Faculties.FirstAsync(Cancel)).Id,
                PupilId = pupilId,
                Rag = Rag.Red,
                Comment = "Not on track",
                StaffId = (await db.Staff.FirstAsync(Cancel)).Id,
                At = DemonstrationSchool.Now,
            }
        );
        AddMarks(pupilId, head);
    }

    private void AddMarks(Guid pupilId, Guid head) =>
        db.AddRange(
            new Restriction
            {
                Id = Guid.CreateVersion7(),
                SchoolId = schoolId,
                PupilId = pupilId,
                Reason = RestrictionReason.CourtOrder,
                From = new(2020, 9, 1),
                To = new(2020, 9, 2),
                SetById = head,
            },
            new KeptFrom
            {
                Id = Guid.CreateVersion7(),
                SchoolId = schoolId,
                StaffId = head,
                PupilId = pupilId,
                From = new(2020, 9, 1),
                To = new(2020, 9, 2),
                SetById = head,
            }
        );

    private void AddValues(DateTime at, Guid? pupilId, Guid? importId)
    {
        var values = new AuditValues
        {
            SchoolId = schoolId,
            EntryId = Guid.CreateVersion7(),
            Before = "3",
            After = "4",
            ImportId = importId,
        };
        db.Add(
            new AuditEntry
            {
                Id = values.EntryId,
                SchoolId = schoolId,
                At = at,
                What = "mark",
                About = "a mark",
                PupilId = pupilId,
                ValuesHash = values.Hash(),
            }
        );
        db.Add(values);
    }

    /// <summary>A pupils file that wrote a pupil's enrolment.</summary>
    private void AddImport(Guid id, string session, Guid pupilId, DateTime at)
    {
        db.Add(
            new Import
            {
                Id = id,
                SchoolId = schoolId,
                Session = session,
                Kind = ImportKind.Pupils,
                FileName = "pupils.csv",
                Sha256 = new('0', 64),
                Source = "SEEMiS",
                At = at,
                Stages = StageSet.All,
                Added = 1,
                Changed = 0,
                Unchanged = 0,
                Refused = 0,
                Left = 0,
                Merged = 0,
                Unusual = "",
                Corrections = $$"""[{"Line":2,"Field":0,"Was":"{{Surname}}","Value":"x"}]""",
            }
        );
        db.Add(
            new ImportChange
            {
                SchoolId = schoolId,
                ImportId = id,
                Sequence = 1,
                Row = nameof(Pupil),
                Key = $$"""{"SchoolId":"{{schoolId}}","Id":"{{pupilId}}"}""",
                After = $$"""{"Surname":"{{Surname}}"}""",
            }
        );
    }

    private void AddLetter(Guid to, MailState state, int days, string body)
    {
        var id = Guid.CreateVersion7();
        db.Add(
            new OutboxMail
            {
                SchoolId = schoolId,
                Id = id,
                MessageId = $"{id:N}@harlaw.example",
                Kind = LetterKind.Test,
                Body = body,
                StaffId = to,
                Address = "head@harlaw.example",
                Because = "a test",
                QueuedAt = DemonstrationSchool.Now.AddDays(-days),
                State = state,
                NextTryAt = DemonstrationSchool.Now.AddDays(-days),
            }
        );
    }

    private void AddUpload(Guid by, int hours) =>
        db.Add(
            new ImportDraft
            {
                Id = Guid.CreateVersion7(),
                SchoolId = schoolId,
                StaffId = by,
                Session = Later,
                Kind = ImportKind.Pupils,
                At = DemonstrationSchool.Now.AddHours(-hours),
                Bytes = [1],
                Said = "{}",
            }
        );
}
