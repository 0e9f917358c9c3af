using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Pages.Pupils;

/// <summary>One report in the grid; <see cref="Tracked"/> is null where it is not tracked.</summary>
public sealed record GridCell(CourseReport Report, TrackedCourse? Tracked)
{
    public Reasons Reasons =>
        Tracked?.Reasons.Aggregate(Reasons.None, (all, said) => all | said.Reason) ?? Reasons.None;

    /// <summary>The grade before, where this one is a deterioration.</summary>
    public byte? Previous =>
        Tracked?.Reasons.FirstOrDefault(said => said.Previous is not null)?.Previous;
}

/// <summary>One course: a row, with a cell for each cycle in which it was reported.</summary>
/// <param name="LevelBefore">Where the course was taken at another level earlier in the session.</param>
public sealed record GridRow(
    string Subject,
    string Faculty,
    string Level,
    string Class,
    string Teacher,
    string? LevelBefore,
    IReadOnlyDictionary<Guid, GridCell> Cells
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
                .Select(school.At)
                .SelectMany(cycle =>
                    cycle.ReportsOf(pupil.Id).Select(row => (Cycle: cycle, row.Number, row.Report))
                )
                .Where(row => sight.SeesCourse(grounds, school.InSight(row.Report)))
                .GroupBy(row => (row.Report.SubjectId, row.Report.LevelKey, row.Report.ClassKey))
                .Select(course => Row(school, [.. course]))
                .OrderBy(row => row.Faculty, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Subject, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static GridRow Row(
        SchoolReading school,
        IReadOnlyList<(EvaluatedCycle Cycle, int Number, CourseReport Report)> course
    )
    {
        var (cycle, number, report) = course[^1];
        var subject = school.Subjects[report.SubjectId];
        return new(
            subject.Name,
            subject.Faculty,
            report.Level,
            school.ClassNames.GetValueOrDefault((report.SubjectId, report.ClassKey), ""),
            report.Teacher,
            cycle.LevelBeforeOf(number),
            course.ToDictionary(
                row => row.Cycle.Cycle.Id,
                row => new GridCell(row.Report, row.Cycle.Tracked(row.Number))
            )
        );
    }
}
