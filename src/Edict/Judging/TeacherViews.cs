using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Judging;

/// <summary>Reads what class teachers think of their pupils.</summary>
public sealed class TeacherViews(EdictDb db)
{
    /// <summary>For a faculty's CL: by cycle and pupil, one of each class of the faculty in which the pupil is.</summary>
    public async Task<ILookup<(Guid Cycle, Guid Pupil), TeacherView>> OfAsync(
        Guid schoolId,
        Guid facultyId,
        IReadOnlyCollection<Guid> cycles
    )
    {
        var rows = await (
            from view in db.TeacherViews
            join taught in db.Classes
                on new { view.SchoolId, view.ClassId } equals new
                {
                    taught.SchoolId,
                    ClassId = taught.Id,
                }
            join subject in db.Subjects
                on new { taught.SchoolId, taught.SubjectId } equals new
                {
                    subject.SchoolId,
                    SubjectId = subject.Id,
                }
            where
                view.SchoolId == schoolId
                && subject.FacultyId == facultyId
                && cycles.Contains(view.CycleId)
            orderby view.At
            select view
        ).ToListAsync();
        return rows.ToLookup(view => (view.CycleId, view.PupilId));
    }

    /// <summary>Of one class in a cycle, by pupil.</summary>
    public Task<Dictionary<Guid, TeacherView>> OfClassAsync(
        Guid schoolId,
        Guid cycleId,
        Guid classId
    ) =>
        db
            .TeacherViews.Where(row =>
                row.SchoolId == schoolId && row.CycleId == cycleId && row.ClassId == classId
            )
            .ToDictionaryAsync(row => row.PupilId);
}
