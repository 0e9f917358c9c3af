using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Demonstration;

/// <summary>
/// What the demonstration's support team and teachers wrote. What was set by hand says what the files say, with a reason and the
/// day of a review, so what a pupil is in is the same by either.
/// </summary>
internal sealed class SupportWork(EdictDb db, Guid schoolId)
{
    /// <summary>A Tuesday after school, when the files of the session's first day were long in.</summary>
    private static readonly DateOnly Day = new(2026, 11, 10);

    /// <summary>Every third review is due by the day on which the demonstration stands still.</summary>
    private static readonly DateOnly[] Reviews =
    [
        SessionCalendar.Today.AddDays(-4),
        SessionCalendar.Today.AddDays(17),
        SessionCalendar.Today.AddDays(45),
    ];

    private static readonly Dictionary<Groups, string[]> Reasons = new()
    {
        [Groups.Asn] =
        [
            "Reads well below the class; a reader pen is tried in English and Science",
            "Needs a quiet room for longer pieces of work",
            "Works with the support base twice a week since August",
        ],
        [Groups.Sebn] =
        [
            "Agreed at the meeting with home in October",
            "Nurture group on Mondays and Thursdays",
        ],
        [Groups.Pathway3] = ["Staged plan agreed with home and the educational psychologist"],
    };

    private static readonly string[] Lines =
    [
        "Sits at the front; give tasks one at a time",
        "Needs a minute to settle; greet by name at the door",
        "Reads better from the screen than from paper",
        "A quiet word afterwards works, a public one does not",
    ];

    public async Task DoAsync()
    {
        var here = db.Enrolments.Where(row => row.SchoolId == schoolId && row.LeftOn == null);
        var named = await db.Named(here).ToListAsync();
        var pupils = named.OrderBy(pupil => pupil.Scn, StringComparer.Ordinal).ToList();
        var members = await MembersAsync();
        var supportForLearning = await HolderAsync(role => role.Post == Post.SupportForLearning);
        var facts = new List<VulnerabilityFact>();
        facts.AddRange(Set(pupils.Where(Is(Groups.Asn)).Take(15), Groups.Asn, supportForLearning));
        foreach (
            var house in pupils.Select(pupil => pupil.House).Where(house => house != "").Distinct()
        )
        {
            var leader = await HolderAsync(role =>
                role.Post == Post.PupilSupportLeader && role.House == house
            );
            var own = pupils.Where(pupil => pupil.House == house).ToList();
            facts.AddRange(Set(own.Where(Is(Groups.Sebn)).Take(3), Groups.Sebn, leader));
            facts.AddRange(Set(own.Where(Is(Groups.Pathway3)).Take(2), Groups.Pathway3, leader));
        }

        await db.InsertAsync(facts);
        await WriteLinesAsync(facts.DistinctBy(fact => fact.PupilId));
        await RaiseAsync("English", "teacher-english-1@");
        await RaiseAsync("Mathematics", "teacher-mathematics-1@");

        Func<PupilInSession, bool> Is(Groups group) => pupil => members.Contains((pupil.Id, group));
    }

    /// <summary>Whoever set something by hand wrote what helps, for every second of these pupils.</summary>
    private Task WriteLinesAsync(IEnumerable<VulnerabilityFact> facts) =>
        db.InsertAsync(
            facts
                .Where((_, at) => at % 2 == 0)
                .Select(
                    (fact, at) =>
                        new WhatHelps
                        {
                            Id = Guid.CreateVersion7(),
                            SchoolId = schoolId,
                            PupilId = fact.PupilId,
                            Line = Lines[at % Lines.Length],
                            WrittenById = fact.TypedBy!.Value,
                            WrittenAt = SessionCalendar.At(Day, 16, 15),
                        }
                )
                .ToList()
        );

    /// <summary>A teacher raised three pupils of a faculty: one is taken, two wait.</summary>
    private async Task RaiseAsync(string faculty, string teacher)
    {
        var raisedBy = await db.Staff.SingleAsync(person =>
            person.SchoolId == schoolId && person.Email.StartsWith(teacher)
        );
        var facultyId = await db
            .Faculties.Where(row => row.SchoolId == schoolId && row.Name == faculty)
            .Select(row => row.Id)
            .SingleAsync();
        var leader = await HolderAsync(role =>
            role.Post == Post.CurriculumLeader && role.FacultyId == facultyId
        );
        var pupils = await TaughtByAsync(raisedBy.Id);
        await db.InsertAsync(
            pupils
                .Take(3)
                .Select((pupil, at) => OfTheMeeting(pupil, at, facultyId, raisedBy.Id, leader))
                .ToList()
        );
    }

    private Raised OfTheMeeting(Guid pupil, int at, Guid facultyId, Guid raisedBy, Guid leader)
    {
        var isTaken = at == 0;
        return new()
        {
            Id = Guid.CreateVersion7(),
            SchoolId = schoolId,
            PupilId = pupil,
            FacultyId = facultyId,
            Line =
                at % 2 == 0
                    ? "Has stopped bringing anything to class since Christmas"
                    : "Works well with help, and stops when it goes",
            RaisedById = raisedBy,
            RaisedAt = SessionCalendar.At(SessionCalendar.Today.AddDays(-8 + at), 11, 0),
            Outcome = isTaken ? "Contact with home; looked at again in March" : null,
            TakenById = isTaken ? leader : null,
            TakenAt = isTaken
                ? SessionCalendar.At(SessionCalendar.Today.AddDays(-5), 15, 40)
                : null,
        };
    }

    /// <summary>Pupils of the latest reports of a teacher's classes, the cast left out.</summary>
    private async Task<IReadOnlyList<Guid>> TaughtByAsync(Guid staffId)
    {
        var classes = db.Classes.Where(taught =>
            taught.SchoolId == schoolId
            && db.Roles.Any(role =>
                role.SchoolId == schoolId && role.StaffId == staffId && role.ClassId == taught.Id
            )
        );
        var cast = TestSchool.Cast.Select(pupil => pupil.Scn).ToList();
        return await (
            from report in db.Reports
            join taught in classes
                on new { report.SubjectId, report.ClassKey } equals new
                {
                    taught.SubjectId,
                    ClassKey = taught.NameKey,
                }
            join pupil in db.Pupils
                on new { report.SchoolId, report.PupilId } equals new
                {
                    pupil.SchoolId,
                    PupilId = pupil.Id,
                }
            where
                report.SchoolId == schoolId
                && (report.Effort >= 3 || report.Behaviour >= 3 || report.Homework >= 3)
                && !cast.Contains(pupil.Scn)
                && db.Enrolments.Any(row =>
                    row.SchoolId == schoolId && row.PupilId == pupil.Id && row.LeftOn == null
                )
            select new { pupil.Id, pupil.Scn }
        )
            .Distinct()
            .OrderBy(pupil => pupil.Scn)
            .Select(pupil => pupil.Id)
            .ToListAsync();
    }

    /// <summary>The pupils of whom the files say since before the day that they are in a group.</summary>
    private async Task<HashSet<(Guid PupilId, Groups Group)>> MembersAsync()
    {
        var facts = await db
            .VulnerabilityFacts.Where(fact => fact.SchoolId == schoolId)
            .OrderBy(fact => fact.RecordedAt)
            .ToListAsync();
        var before = SessionCalendar.At(Day, 0, 0);
        return
        [
            .. RecordedFacts
                .Counting(facts, Day)
                .Where(fact => fact.RecordedAt < before)
                .Where(fact => fact.Value == (fact.Group == Groups.Pathway3 ? 3 : 1))
                .Select(fact => (fact.PupilId, fact.Group)),
        ];
    }

    private Task<Guid> HolderAsync(System.Linq.Expressions.Expression<Func<Role, bool>> post) =>
        db
            .Roles.Where(role => role.SchoolId == schoolId)
            .Where(post)
            .HeldOn(Day)
            .OrderBy(role => role.StaffId)
            .Select(role => role.StaffId)
            .FirstAsync();

    private IEnumerable<VulnerabilityFact> Set(
        IEnumerable<PupilInSession> pupils,
        Groups group,
        Guid staffId
    ) =>
        pupils.Select(
            (pupil, at) =>
                new VulnerabilityFact
                {
                    SchoolId = schoolId,
                    PupilId = pupil.Id,
                    Group = group,
                    RecordedAt = SessionCalendar.At(Day, 16, 0),
                    Value = group == Groups.Pathway3 ? 3 : 1,
                    TypedBy = staffId,
                    FirstDay = Day,
                    ReviewOn = Reviews[at % Reviews.Length],
                    Reason = Reasons[group][at % Reasons[group].Length],
                }
        );
}
