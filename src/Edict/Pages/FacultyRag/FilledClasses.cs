using Edict.Judging;
using Edict.Overview;
using Edict.People;
using Edict.Reports;

namespace Edict.Pages.FacultyRag;

/// <summary>How many marks of a class, or of one pupil in it, came by a deliberate act.</summary>
/// <param name="Subject">Of one pupil who has several courses; else empty.</param>
/// <param name="Sheet">The address of the class's sheet, on which each is marked.</param>
public sealed record FilledShown(string Subject, FilledCount Count, string Sheet);

/// <summary>Which marks of a faculty's classes came by a deliberate act, for the CL who judges by them.</summary>
/// <param name="filled">By cycle and class.</param>
public sealed class FilledClasses(
    ReaderSight reader,
    IReadOnlyDictionary<(Guid Cycle, Guid Class), FilledMarks> filled
)
{
    /// <summary>The classes with such a mark in any cycle, by subject and key.</summary>
    private readonly Lazy<Dictionary<(Guid SubjectId, string ClassKey), Guid>> ids = new(() =>
        filled
            .Keys.Select(key => reader.School.Facts.Classes[key.Class])
            .Distinct()
            .ToDictionary(taught => (taught.SubjectId, taught.NameKey), taught => taught.Id)
    );

    /// <summary>The ids of a faculty's classes.</summary>
    public static IReadOnlyCollection<Guid> Of(SchoolReading school, Guid facultyId) =>
        [
            .. school
                .Facts.Classes.Values.Where(taught =>
                    school.Subjects[taught.SubjectId].FacultyId == facultyId
                )
                .Select(taught => taught.Id),
        ];

    /// <summary>In the class under which a pupil stands; null where no mark of it came so.</summary>
    public FilledShown? OfClass(PupilToJudge pupil)
    {
        if (
            pupil.Courses is not [var heaviest, ..]
            || In(pupil, heaviest) is not ({ } marks, var id)
        )
        {
            return null;
        }

        var taught = new TaughtClass(reader.School, reader.School.Facts.Classes[id], pupil.Cycle);
        return Shown("", marks.CountIn(taught.Sheet(reader.Sight)), pupil, id);
    }

    /// <summary>In each course of a pupil with such a mark.</summary>
    public IEnumerable<FilledShown> OfPupil(PupilToJudge pupil) =>
        pupil
            .Courses.Select(course =>
                In(pupil, course) is ({ } marks, var id)
                    ? Shown(
                        pupil.Courses.Count > 1 ? course.Subject.Name : "",
                        marks.CountIn(course.Report),
                        pupil,
                        id
                    )
                    : null
            )
            .OfType<FilledShown>();

    private (FilledMarks Marks, Guid Class)? In(PupilToJudge pupil, CourseInCycle course) =>
        filled.Count > 0
        && ids.Value.TryGetValue((course.InSight.SubjectId, course.InSight.ClassKey), out var id)
        && filled.TryGetValue((pupil.Cycle.Id, id), out var marks)
            ? (marks, id)
            : null;

    private static FilledShown? Shown(
        string subject,
        FilledCount count,
        PupilToJudge pupil,
        Guid classId
    ) => count.IsNone ? null : new(subject, count, $"/reports/{pupil.Cycle.Id}/{classId}");
}
