using Edict.Data;
using Edict.Overview;
using Edict.People;

namespace Edict.Pages.Pupils;

/// <summary>One course: a row, with a cell for each cycle in which it was reported.</summary>
/// <param name="Teacher">Empty where nobody is known.</param>
/// <param name="LevelBefore">Where the course was taken at another level earlier in the session.</param>
public sealed record GridRow(
    string Subject,
    string Faculty,
    string Level,
    string Class,
    string Teacher,
    string? LevelBefore,
    IReadOnlyDictionary<Guid, CourseInCycle> Cells
);

/// <summary>A pupil's courses over the cycles of the session, as far as one reader may see them.</summary>
public static class PupilGrid
{
    public static IReadOnlyList<GridRow> Of(
        SchoolReading school,
        Visibility sight,
        PupilInSession pupil,
        IReadOnlyList<Cycle> cycles
    )
    {
        var grounds = sight.GroundsFor(school.Sighted(pupil));
        return
        [
            .. cycles
                .SelectMany(cycle =>
                    school
                        .At(cycle)
                        .CoursesOf(pupil.Id)
                        .Select(course => (Cycle: cycle, Course: course))
                )
                .Where(row => sight.SeesCourse(grounds, row.Course.InSight))
                .GroupBy(row =>
                    (
                        row.Course.Report.SubjectId,
                        row.Course.Report.LevelKey,
                        row.Course.Report.ClassKey
                    )
                )
                .Select(course => Row(school, [.. course]))
                .OrderBy(row => row.Faculty, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Subject, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static GridRow Row(
        SchoolReading school,
        IReadOnlyList<(Cycle Cycle, CourseInCycle Course)> course
    )
    {
        var latest = course[^1].Course;
        return new(
            latest.Subject.Name,
            latest.Subject.Faculty,
            latest.Report.Level,
            latest.Class,
            school.Facts.Teachers.NamedFor(latest.Report),
            latest.Why?.LevelBefore,
            course.ToDictionary(row => row.Cycle.Id, row => row.Course)
        );
    }
}
