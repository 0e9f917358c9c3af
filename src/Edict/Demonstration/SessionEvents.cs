using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>What the office did in the session so far, in order of time.</summary>
internal sealed class SessionEvents(
    IReadOnlyList<SchoolPupil> pupils,
    Teaching teaching,
    IReadOnlyList<StaffMember> staff
)
{
    /// <summary>The Monday of the open cycle's second week: the pupils in the morning, the reports that are in by then after school.</summary>
    private static readonly DateOnly Latest = SessionCalendar.Today.AddDays(-1);

    public IReadOnlyList<SchoolEvent> All =>
        [
            Pupils(SessionCalendar.FirstDay, StageSet.All, 0),
            .. SessionCalendar.Cycles.Where(c => c.ClosedAt is not null).SelectMany(AtTheEndOf),
            Pupils(Latest, StageSet.All, 3),
            OpenReports(SessionCalendar.Cycles.Single(IsOpen)),
        ];

    private static bool IsOpen(SchoolCycle cycle) =>
        cycle.ClosedAt is null && cycle.Opens <= SessionCalendar.Today;

    private IEnumerable<SchoolEvent> AtTheEndOf(SchoolCycle cycle)
    {
        yield return Pupils(cycle.Closes, cycle.Stages, 1 + SessionCalendar.Place(cycle));
        yield return Reports(cycle, cycle.Closes, Rows(cycle, cycle.Closes));
        yield return new CycleCloses(cycle.ClosedAt!.Value, cycle.Name);
        if (cycle.SummaryDue <= SessionCalendar.Today)
        {
            yield return new CycleIsCollated(
                SessionCalendar.At(cycle.SummaryDue, 10, 0),
                cycle.Name
            );
        }
    }

    private ReportsFile OpenReports(SchoolCycle cycle) =>
        Reports(cycle, Latest, HandedIn.Of(Rows(cycle, Latest)));

    private IReadOnlyList<ReportRow> Rows(SchoolCycle cycle, DateOnly day) =>
        new ReportsOfACycle(cycle, day, pupils, teaching, staff).Rows;

    private static ReportsFile Reports(
        SchoolCycle cycle,
        DateOnly day,
        IReadOnlyList<ReportRow> rows
    ) =>
        new(
            SessionCalendar.At(day, 15, 0),
            $"reports-{cycle.Name.ToLowerInvariant().Replace(' ', '-')}.csv",
            cycle.Name,
            cycle.Stages,
            rows
        );

    /// <param name="file">0 at the start of the session, before any attendance is taken; then the place of the figure.</param>
    private PupilsFile Pupils(DateOnly day, StageSet stages, int file) =>
        new(
            SessionCalendar.At(day, 8, 30),
            $"pupils-{day:yyyy-MM-dd}.csv",
            stages,
            [
                .. pupils
                    .Where(p => stages.Has(p.Stage) && p.AtSchoolOn(day))
                    .Select(p => Row(p, day, file)),
            ]
        );

    private static PupilRow Row(SchoolPupil pupil, DateOnly day, int file)
    {
        var attendance =
            file == 0 ? null : pupil.Attendance[Math.Min(file, pupil.Attendance.Count) - 1];
        return new(
            pupil.Scn,
            pupil.Surname,
            pupil.Forename,
            pupil.Stage,
            pupil.RegistrationClass,
            pupil.House,
            pupil.FactsOn(day),
            attendance,
            attendance is null ? null : LastSchoolDayBefore(day)
        );
    }

    private static DateOnly LastSchoolDayBefore(DateOnly day) =>
        day.AddDays(day.DayOfWeek == DayOfWeek.Monday ? -3 : -1);
}
