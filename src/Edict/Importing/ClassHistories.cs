using Edict.Data;
using Edict.Judging;
using Microsoft.EntityFrameworkCore;

namespace Edict.Importing;

/// <summary>What is recorded of every pupil's classes in a session, as a plan needs it that is made from the database.</summary>
/// <param name="FacultyOf">Of each subject of the session.</param>
/// <param name="Said">By pupil.</param>
/// <param name="Expected">By pupil.</param>
/// <param name="ByFile">The classes that a file has in a cycle, which stands by its place.</param>
public sealed record ClassHistories(
    IReadOnlyDictionary<Guid, Guid> FacultyOf,
    ILookup<Guid, SaidInClass> Said,
    ILookup<Guid, (TeachingClass Class, ClassMember Member)> Expected,
    IReadOnlySet<(int Order, Guid SubjectId, string ClassKey)> ByFile
)
{
    /// <param name="cycles">Those of the session that have begun.</param>
    public static async Task<ClassHistories> LoadAsync(
        EdictDb db,
        SmallImport import,
        IReadOnlyList<Cycle> cycles
    )
    {
        var (school, session) = (import.School.Id, import.Session.Name);
        var orders = cycles.ToDictionary(cycle => cycle.Id, cycle => cycle.Order);
        var ids = orders.Keys.ToList();
        var reports = await db
            .Reports.Where(row => row.SchoolId == school && ids.Contains(row.CycleId))
            .Select(row => new
            {
                row.PupilId,
                row.SubjectId,
                row.ClassKey,
                row.CycleId,
                row.TypedBy,
            })
            .ToListAsync();
        var classes = await db
            .Classes.Where(row => row.SchoolId == school && row.Session == session)
            .ToDictionaryAsync(row => row.Id);
        var unrated = await db.Set<NotRated>()
            .Where(row => row.SchoolId == school && ids.Contains(row.CycleId))
            .ToListAsync();
        var members = await db.ClassMembers.Where(row => row.SchoolId == school).ToListAsync();
        return new(
            await db
                .Subjects.Where(row => row.SchoolId == school && row.Session == session)
                .ToDictionaryAsync(row => row.Id, row => row.FacultyId),
            reports
                .Select(row =>
                    (
                        row.PupilId,
                        Said: new SaidInClass(row.SubjectId, row.ClassKey, orders[row.CycleId])
                    )
                )
                .Concat(unrated.Select(row => (row.PupilId, Said: Unrated(row))))
                .ToLookup(row => row.PupilId, row => row.Said),
            members
                .Where(row => classes.ContainsKey(row.ClassId))
                .ToLookup(row => row.PupilId, row => (classes[row.ClassId], row)),
            reports
                .Where(row => row.TypedBy is null)
                .Select(row => (orders[row.CycleId], row.SubjectId, row.ClassKey))
                .ToHashSet()
        );

        SaidInClass Unrated(NotRated row) =>
            new(
                classes[row.ClassId].SubjectId,
                classes[row.ClassId].NameKey,
                orders[row.CycleId],
                row.Why
            );
    }

    public ClassHistory Of(Guid facultyId, Guid pupilId) =>
        new(
            [.. Said[pupilId].Where(row => FacultyOf[row.SubjectId] == facultyId)],
            [.. Expected[pupilId].Where(row => FacultyOf[row.Class.SubjectId] == facultyId)],
            (cycle, taught) => ByFile.Contains((cycle.Order, taught.SubjectId, taught.ClassKey))
        );
}
