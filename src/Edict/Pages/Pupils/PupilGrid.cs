using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Reports;

namespace Edict.Pages.Pupils;

/// <summary>One course: a row, with a cell for each cycle in which it was reported, or handed in without a rating.</summary>
/// <param name="Teacher">Empty where nobody is known.</param>
/// <param name="LevelBefore">Where the course was taken at another level earlier in the session.</param>
/// <param name="NotRated">By cycle, why there is no rating, where that was said.</param>
public sealed record GridRow(
    string Subject,
    string Faculty,
    string Level,
    string Class,
    string Teacher,
    string? LevelBefore,
    IReadOnlyDictionary<Guid, CourseInCycle> Cells,
    IReadOnlyDictionary<Guid, NoRating> NotRated
)
{
    /// <summary>Why a rating is missing in a cycle, in words; null where none is, and where nobody said why.</summary>
    public string? WhyNotRated(Guid cycleId) =>
        NotRated.TryGetValue(cycleId, out var why)
        && !(Cells.TryGetValue(cycleId, out var cell) && Marks.Of(cell.Report).IsRated)
            ? why.Words()
            : null;
}

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
                .SelectMany(cycle => Reported(school, pupil, cycle))
                .Concat(cycles.SelectMany(cycle => Unrated(school, pupil, cycle)))
                .Where(said => sight.SeesCourse(grounds, said.Course))
                .GroupBy(said => (said.Course, NameKey.Of(said.Level)))
                .Select(course => Row(school, [.. course]))
                .OrderBy(row => row.Faculty, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Subject, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static IEnumerable<Said> Reported(
        SchoolReading school,
        PupilInSession pupil,
        Cycle cycle
    ) =>
        school
            .At(cycle)
            .CoursesOf(pupil.Id)
            .Select(course => new Said(cycle, course.InSight, course.Report.Level, course, null));

    private static IEnumerable<Said> Unrated(
        SchoolReading school,
        PupilInSession pupil,
        Cycle cycle
    ) =>
        from row in school.Facts.NotRated
        where row.PupilId == pupil.Id && row.CycleId == cycle.Id
        let taught = school.Facts.Classes.GetValueOrDefault(row.ClassId)
        where taught is not null
        select new Said(
            cycle,
            new TaughtClass(school, taught, cycle).InSight,
            LevelIn(school, pupil, taught, cycle),
            null,
            row.Why
        );

    /// <summary>At which level a pupil without a rating takes the course: that of the report that lacks one, else of the latest in the class, else of what the office expects.</summary>
    private static string LevelIn(
        SchoolReading school,
        PupilInSession pupil,
        TeachingClass taught,
        Cycle cycle
    ) =>
        school
            .Cycles.SelectMany(
                other => school.Facts.Reports[other.Id].Of(pupil.Id),
                (other, report) => (Cycle: other, Report: report)
            )
            .Where(row =>
                row.Report.SubjectId == taught.SubjectId && row.Report.ClassKey == taught.NameKey
            )
            .OrderByDescending(row => row.Cycle == cycle && !Marks.Of(row.Report).IsRated)
            .ThenByDescending(row => row.Cycle.Order)
            .Select(row => row.Report.Level)
            .Concat(
                school
                    .Facts.Members.Where(row => row.PupilId == pupil.Id && row.ClassId == taught.Id)
                    .Select(row => row.Level)
            )
            .FirstOrDefault("");

    private static GridRow Row(SchoolReading school, IReadOnlyList<Said> course)
    {
        var of = course[0].Course;
        var subject = school.Subjects[of.SubjectId];
        var reports = course.Where(said => said.Report is not null).ToList();
        var latest = reports.LastOrDefault()?.Report;
        return new(
            subject.Name,
            subject.Faculty,
            latest?.Report.Level ?? course[^1].Level,
            school.ClassNames.GetValueOrDefault((of.SubjectId, of.ClassKey), ""),
            latest is null ? "" : school.Facts.Teachers.NamedFor(latest.Report),
            latest?.Why?.LevelBefore,
            reports.ToDictionary(said => said.Cycle.Id, said => said.Report!),
            course
                .Where(said => said.NotRated is not null)
                .ToDictionary(said => said.Cycle.Id, said => said.NotRated!.Value)
        );
    }

    /// <summary>What stands of a course in one cycle: its report, or why there is no rating.</summary>
    private sealed record Said(
        Cycle Cycle,
        CourseInSight Course,
        string Level,
        CourseInCycle? Report,
        NoRating? NotRated
    );
}
