using Edict.Data;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Rules;

/// <summary>
/// Who sees whom, read plainly from the rows of the database, role by role, as the table of <c>docs/architecture.md</c> says it:
/// what the program's own rule is held against. The policy is the default.
/// </summary>
internal sealed class PlainSight
{
    private readonly List<Role> roles;
    private readonly List<KeptFrom> kept;
    private readonly HashSet<Guid> restricted;
    private readonly Dictionary<Guid, Enrolment> enrolled;
    private readonly Dictionary<Guid, TeachingClass> classes;
    private readonly ILookup<Guid, (Guid SubjectId, string ClassKey, Guid FacultyId)> reported;

    private PlainSight(
        List<Role> roles,
        List<KeptFrom> kept,
        List<Restriction> restrictions,
        List<Enrolment> enrolments,
        List<TeachingClass> classes,
        IEnumerable<(Report Report, Guid FacultyId)> latest
    )
    {
        this.roles = [.. roles.Where(role => role.AskedById is null && IsNow(role.From, role.To))];
        this.kept = [.. kept.Where(row => IsNow(row.From, row.To))];
        restricted =
        [
            .. restrictions.Where(row => IsNow(row.From, row.To)).Select(row => row.PupilId),
        ];
        enrolled = enrolments.ToDictionary(row => row.PupilId);
        this.classes = classes.ToDictionary(row => row.Id);
        reported = latest.ToLookup(
            row => row.Report.PupilId,
            row => (row.Report.SubjectId, row.Report.ClassKey, row.FacultyId)
        );
    }

    /// <summary>Of the demonstration's one session.</summary>
    public static async Task<PlainSight> LoadAsync(DataPlace place)
    {
        await using var db = await place.OpenAsync();
        var cancel = TestContext.Current.CancellationToken;
        var faculties = await db.Subjects.ToDictionaryAsync(
            row => row.Id,
            row => row.FacultyId,
            cancel
        );
        var cycles = await db.Cycles.ToDictionaryAsync(row => row.Id, cancel);
        var reports = await db.Reports.ToListAsync(cancel);
        return new(
            await db.Roles.ToListAsync(cancel),
            await db.KeptFrom.ToListAsync(cancel),
            await db.Restrictions.ToListAsync(cancel),
            await db.Enrolments.ToListAsync(cancel),
            await db.Classes.ToListAsync(cancel),
            reports
                .GroupBy(row => (row.PupilId, row.SubjectId))
                .SelectMany(rows => Latest([.. rows], cycles))
                .Select(row => (row, faculties[row.SubjectId]))
        );
    }

    /// <summary>Of what was reported of a pupil in a subject that of the last time; of an open cycle with the time before, unless there is a class in which the pupil was not then.</summary>
    private static IEnumerable<Report> Latest(List<Report> reports, Dictionary<Guid, Cycle> cycles)
    {
        var last = reports.MaxBy(row => cycles[row.CycleId].Order)!.CycleId;
        var before = reports
            .Where(row => row.CycleId != last)
            .MaxBy(row => cycles[row.CycleId].Order)
            ?.CycleId;
        var now = reports.Where(row => row.CycleId == last).ToList();
        var then = reports.Where(row => row.CycleId == before).ToList();
        var isWhole =
            cycles[last].ClosedAt is not null
            || now.Exists(row => !then.Exists(other => other.ClassKey == row.ClassKey));
        return isWhole ? now : now.Concat(then);
    }

    public Ground Grounds(Guid staffId, Guid pupilId)
    {
        var grounds = Ground.None;
        if (IsKept(staffId, pupilId))
        {
            return grounds;
        }

        foreach (var role in roles.Where(role => role.StaffId == staffId))
        {
            grounds |= Gives(role, pupilId);
        }

        return grounds;
    }

    public GroupsRead Reads(Guid staffId, Guid pupilId)
    {
        var posts = roles
            .Where(role => role.StaffId == staffId)
            .Select(role => role.Post)
            .Where(post => post != Post.Office)
            .ToHashSet();
        var grounds = Grounds(staffId, pupilId);
        var isClose =
            grounds.HasFlag(Ground.Stage)
            || grounds.HasFlag(Ground.House)
            || grounds.HasFlag(Ground.Class)
            || posts.Contains(Post.SupportForLearning);
        return posts.Count == 0 || IsKept(staffId, pupilId) ? GroupsRead.Nothing
            : restricted.Contains(pupilId) && !isClose ? GroupsRead.Nothing
            : (grounds & (Ground.WholeSchool | Ground.Stage | Ground.House)) != Ground.None
                ? GroupsRead.Why
            : GroupsRead.Groups;
    }

    private Ground Gives(Role role, Guid pupilId)
    {
        var pupil = enrolled[pupilId];
        return role.Post switch
        {
            Post.Leadership or Post.SupportForLearning => Ground.WholeSchool,
            Post.YearHead when role.Stages.Has(pupil.Stage) => Ground.Stage,
            Post.PupilSupportLeader
                when string.Equals(role.House, pupil.House, StringComparison.OrdinalIgnoreCase) =>
                Ground.House,
            Post.CurriculumLeader
                when reported[pupilId].Any(course => course.FacultyId == role.FacultyId) =>
                Ground.Faculty,
            Post.Teacher when IsTaught(role, pupilId) => Ground.Class,
            _ => Ground.None,
        };
    }

    private bool IsTaught(Role role, Guid pupilId)
    {
        var taught = classes[role.ClassId!.Value];
        return reported[pupilId]
            .Any(course =>
                course.SubjectId == taught.SubjectId && course.ClassKey == taught.NameKey
            );
    }

    private bool IsKept(Guid staffId, Guid pupilId) =>
        kept.Exists(row => row.StaffId == staffId && row.PupilId == pupilId);

    private static bool IsNow(DateOnly from, DateOnly? to) =>
        from <= MarkedSchool.Today && !(to < MarkedSchool.Today);
}
