using Edict.Data;
using Edict.Overview;
using Edict.Pages.People;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Pages.Schools;

/// <summary>Where pupils are expected in a class before a report says that they are in it.</summary>
public sealed class MemberDesk(OfficeAct office, Reader reader)
{
    private EdictDb Db => office.Db;

    private Guid SchoolId => office.SchoolId;

    /// <summary>The pupils at the school whose names begin so, or who have the SCN.</summary>
    public async Task<IReadOnlyList<PupilInSession>> FindAsync(string words)
    {
        var (school, sight) = (await reader.SchoolAsync(), await reader.SightAsync());
        var here = school.Pupils.Values.Where(pupil =>
            school.IsHere(pupil) && !sight.IsKeptFrom(pupil.Id)
        );
        var text = words.Trim();
        return text.Length > 0 && text.All(char.IsAsciiDigit)
            ? [.. here.Where(pupil => pupil.Scn == text)]
            : NameSearch.In(here, text);
    }

    /// <param name="pupil">One of those who were found.</param>
    public Task<Refusal?> AddAsync(ClassShown taught, PupilInSession pupil, MemberForm form) =>
        office.DoAsync(async session =>
        {
            var level = (form.Level ?? "").Trim();
            var members = await MembersAsync(taught, pupil.Id);
            var latest = await LatestAsync(session, taught, pupil.Id);
            if (level.Length > ClassMember.LongestLevel)
            {
                return new(
                    "Member.Level",
                    $"Give the level in at most {ClassMember.LongestLevel} characters, such as N5"
                );
            }

            if (
                taught.Pupils.Any(row => row.Pupil.Id == pupil.Id)
                || members.Any(row => row.ClassId == taught.Class.Id && row.HoldsAfter(latest))
            )
            {
                return new("Member.Pupil", $"{pupil.FullName} is in {taught.Name} already");
            }

            // Whoever changes the class is expected in the new one alone.
            Db.RemoveRange(members);
            await Db.SaveChangesAsync();
            Db.ChangeTracker.Clear();
            Db.Add(
                new ClassMember
                {
                    SchoolId = SchoolId,
                    ClassId = taught.Class.Id,
                    PupilId = pupil.Id,
                    Level = level,
                    After = latest,
                    AddedById = office.StaffId,
                    At = office.Now,
                }
            );
            await office.SaveAsync("member", About(taught, "is expected in"), pupil.Id);
            return null;
        });

    /// <summary>Takes back that a pupil is expected, while nobody has reported on them.</summary>
    public Task<Refusal?> TakeOutAsync(ClassShown taught, Guid pupilId) =>
        office.DoAsync(async session =>
        {
            var member = (await MembersAsync(taught, pupilId)).Find(row =>
                row.ClassId == taught.Class.Id
            );
            var latest = await LatestAsync(session, taught, pupilId);
            if (member?.HoldsAfter(latest) != true)
            {
                return new(
                    "",
                    $"The pupil stays in {taught.Name}: a report says so. Who has left a class is said when it is handed in, or added to another class of the subject here"
                );
            }

            Db.Remove(member);
            await office.SaveAsync("member", About(taught, "is no longer expected in"), pupilId);
            return null;
        });

    /// <summary>In which classes of the subject the pupil is or was expected.</summary>
    private Task<List<ClassMember>> MembersAsync(ClassShown taught, Guid pupilId) =>
        Db
            .ClassMembers.Where(row =>
                row.SchoolId == SchoolId
                && row.PupilId == pupilId
                && Db.Classes.Any(other =>
                    other.SchoolId == SchoolId
                    && other.SubjectId == taught.Class.SubjectId
                    && other.Id == row.ClassId
                )
            )
            .ToListAsync();

    /// <summary>The place of the last cycle in which the pupil is reported on in the subject; 0 for none.</summary>
    private async Task<int> LatestAsync(Session session, ClassShown taught, Guid pupilId) =>
        await Db
            .Cycles.Where(cycle =>
                cycle.SchoolId == SchoolId
                && cycle.Session == session.Name
                && Db.Reports.Any(report =>
                    report.SchoolId == SchoolId
                    && report.CycleId == cycle.Id
                    && report.PupilId == pupilId
                    && report.SubjectId == taught.Class.SubjectId
                )
            )
            .MaxAsync(cycle => (int?)cycle.Order)
        ?? 0;

    private static string About(ClassShown taught, string what) =>
        $"a pupil {what} class {taught.Class.Id}, {taught.Name}";
}
