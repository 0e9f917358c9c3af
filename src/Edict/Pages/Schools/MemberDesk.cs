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
            var reported = await ReportedAsync(session, taught, pupil.Id);
            if (level.Length > ClassMember.LongestLevel)
            {
                return new(
                    "Member.Level",
                    $"Give the level in at most {ClassMember.LongestLevel} characters, such as N5"
                );
            }

            if (
                taught.Pupils.Any(row => row.Pupil.Id == pupil.Id && IsSame(row.Level, level))
                || members.Any(row =>
                    row.ClassId == taught.Class.Id
                    && row.HoldsAfter(reported.Latest)
                    && IsSame(row.Level, level)
                )
            )
            {
                return new(
                    "Member.Pupil",
                    $"{pupil.FullName} is in {taught.Name} already{(level.Length == 0 ? "" : $", at {level}")}"
                );
            }

            // Whoever changes the class or the level is expected in the new one alone.
            Db.RemoveRange(members);
            Db.RemoveRange(reported.RubbedOut);
            await Db.SaveChangesAsync();
            Db.ChangeTracker.Clear();
            Db.Add(
                new ClassMember
                {
                    SchoolId = SchoolId,
                    ClassId = taught.Class.Id,
                    PupilId = pupil.Id,
                    Level = level,
                    After = reported.Latest,
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
            var reported = await ReportedAsync(session, taught, pupilId);
            if (member?.HoldsAfter(reported.Latest) != true)
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

    private async Task<Reported> ReportedAsync(Session session, ClassShown taught, Guid pupilId)
    {
        var reports = await (
            from report in Db.Reports
            join cycle in Db.Cycles
                on new { report.SchoolId, Id = report.CycleId } equals new
                {
                    cycle.SchoolId,
                    cycle.Id,
                }
            where
                report.SchoolId == SchoolId
                && cycle.Session == session.Name
                && report.PupilId == pupilId
                && report.SubjectId == taught.Class.SubjectId
            select new { Report = report, Cycle = cycle }
        ).ToListAsync();
        var rubbedOut = reports
            .Where(row =>
                row.Report
                    is {
                        TypedBy: not null,
                        Effort: null,
                        Behaviour: null,
                        Homework: null,
                        WorkingGrade: null
                    }
                && !row.Cycle.IsClosedFor(row.Report.Stage)
            )
            .ToList();
        return new(
            reports.Except(rubbedOut).Max(row => (int?)row.Cycle.Order) ?? 0,
            [.. rubbedOut.Select(row => row.Report)]
        );
    }

    /// <summary>What is reported of a pupil in a subject.</summary>
    /// <param name="Latest">The place of the last cycle in which something is; 0 for none.</param>
    /// <param name="RubbedOut">Those of open cycles in which marks were typed and rubbed out again: they place the pupil in no class.</param>
    private sealed record Reported(int Latest, IReadOnlyList<Report> RubbedOut);

    private static bool IsSame(string level, string other) =>
        NameKey.Of(level) == NameKey.Of(other);

    private static string About(ClassShown taught, string what) =>
        $"a pupil {what} class {taught.Class.Id}, {taught.Name}";
}
