using Edict.Data;
using Edict.Overview;
using Edict.People;
using Edict.Protocol;

namespace Edict.Reports;

/// <summary>A report as a file has it: with the names of what it is about.</summary>
/// <param name="Stage">The pupil's in this cycle.</param>
/// <param name="Class">As the school writes it; empty for none.</param>
public sealed record ReportOut(
    PupilInSession Pupil,
    Stage Stage,
    CourseReport Report,
    SubjectInFaculty Subject,
    string Class
);

/// <summary>The reports of a cycle that somebody gives out to the school's other programs, as they stand now.</summary>
/// <param name="Stage">The only stage of which they are; <see cref="Stage.None"/> for all.</param>
/// <param name="Rows">By stage, registration class, name and course.</param>
/// <param name="LeftOut">Of how many pupils none is there because the person is kept from them.</param>
/// <param name="MayChange">Whether any of them may still be changed today.</param>
public sealed record ReportsOut(
    Cycle Cycle,
    Stage Stage,
    IReadOnlyList<ReportOut> Rows,
    int LeftOut,
    bool MayChange
)
{
    /// <summary>The stages of which there is a report.</summary>
    public StageSet Stages => Protocol.Stages.Of(Rows.Select(row => row.Stage));

    /// <summary>Decides what goes out: whole pupils, by the posts of whoever takes them.</summary>
    /// <param name="sight">Null for the command line, whose user owns the data.</param>
    public static ReportsOut Of(
        SchoolReading school,
        Visibility? sight,
        Cycle cycle,
        Stage stage = Stage.None
    )
    {
        var pupils = school
            .Facts.Reports[cycle.Id]
            .Rows.GroupBy(report => report.PupilId)
            .Where(reports => school.Pupils.ContainsKey(reports.Key))
            .Select(reports => RowsOf(school, school.Pupils[reports.Key], [.. reports]))
            .Where(rows => stage == Stage.None || rows[0].Stage == stage)
            .Where(rows => sight?.GivesOutReportsOf(rows[0].Pupil.Stage) != false)
            .ToLookup(rows => sight?.IsKeptFrom(rows[0].Pupil.Id) == true);
        List<ReportOut> rows = [.. InOrder(pupils[false].SelectMany(ofPupil => ofPupil))];
        return new(cycle, stage, rows, pupils[true].Count(), MayChangeIn(school, cycle, rows));
    }

    private static bool MayChangeIn(
        SchoolReading school,
        Cycle cycle,
        IReadOnlyList<ReportOut> rows
    ) =>
        rows.Any(row => !cycle.IsClosedFor(row.Stage))
        || school.Facts.Reopenings.Any(row => row.CycleId == cycle.Id);

    private static List<ReportOut> RowsOf(
        SchoolReading school,
        PupilInSession pupil,
        IReadOnlyList<CourseReport> reports
    )
    {
        // Whoever changed stage meanwhile is in that of today: no file may have a pupil in two.
        var stages = reports.Select(report => report.Stage).Distinct().ToList();
        var stage = stages is [var only] ? only : pupil.Stage;
        return
        [
            .. reports.Select(report => new ReportOut(
                pupil,
                stage,
                report,
                school.Subjects[report.SubjectId],
                school.ClassNames.GetValueOrDefault(
                    (report.SubjectId, report.ClassKey),
                    report.ClassKey
                )
            )),
        ];
    }

    private static IEnumerable<ReportOut> InOrder(IEnumerable<ReportOut> rows) =>
        rows.OrderBy(row => row.Stage)
            .ThenBy(row => row.Pupil.RegistrationClass, StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.Pupil.Surname, StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.Pupil.Forename, StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.Pupil.Scn, StringComparer.Ordinal)
            .ThenBy(row => row.Subject.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.Report.LevelKey, StringComparer.Ordinal)
            .ThenBy(row => row.Report.ClassKey, StringComparer.Ordinal);
}
