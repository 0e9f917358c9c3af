using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Demonstration;

/// <summary>
/// What the demonstration's support team set by hand in the autumn. It says what the files say, with a reason and the day of a
/// review, so what a pupil is in is the same by either.
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

    public async Task SetByHandAsync()
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

        Func<PupilInSession, bool> Is(Groups group) => pupil => members.Contains((pupil.Id, group));
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
                    From = Day,
                    ReviewOn = Reviews[at % Reviews.Length],
                    Reason = Reasons[group][at % Reasons[group].Length],
                }
        );
}
