namespace Edict.Protocol.Tests.Naive;

/// <summary>The clauses on concerns (P6, P7, P9), written a second time from the specification alone.</summary>
public sealed class NaiveProtocol(PlainSession session)
{
    private readonly NaiveReports reports = new(session.Cycles);
    private readonly int last = session.Cycles.Count - 1;

    public IEnumerable<ReportSaid> Reports() => session.Last.Reports.Select(Say);

    public IEnumerable<PupilSaid> Pupils() => PlainNames.Pupils.Select(Say);

    private ReportSaid Say(PlainReport report) =>
        new(
            report,
            IsTracked(report, last),
            string.Join("; ", reports.Why(report, last)),
            reports.Previous(report, last),
            $"{reports.Change(report, last)}"
        );

    private PupilSaid Say(string pupil)
    {
        var (level, before) = (LevelIn(pupil, last), LevelBefore(pupil));
        return new(pupil, level, before, StatusOf(level, before, StageOf(pupil) is not null));
    }

    private bool IsTracked(PlainReport report, int cycle) => reports.Why(report, cycle).Any();

    private int LevelIn(string pupil, int cycle)
    {
        var needed = session.Cycles[cycle].Policy.FacultiesForLevel;
        var faculties = session
            .Cycles[cycle]
            .Reports.Where(report => report.Pupil == pupil && IsTracked(report, cycle))
            .Select(report => report.Faculty)
            .Distinct()
            .Count();
        return new[] { needed.One, needed.Two, needed.Three }.Count(least => faculties >= least);
    }

    private int LevelBefore(string pupil)
    {
        var stage = StageOf(pupil);
        var before = session
            .Cycles.Take(last)
            .Select((cycle, place) => (cycle, place))
            .LastOrDefault(earlier =>
                stage is { } now && earlier.cycle.Stages.Members().Contains(now)
            );
        return before.cycle is null ? 0 : LevelIn(pupil, before.place);
    }

    private Stage? StageOf(string pupil) =>
        session.Last.Reports.FirstOrDefault(report => report.Pupil == pupil)?.Stage;

    private static Status StatusOf(int level, int before, bool hasReport) =>
        (level, before) switch
        {
            (0, > 0) when hasReport => Status.Resolved,
            (0, _) => Status.None,
            (_, 0) => Status.New,
            _ when level > before => Status.Escalated,
            _ when level < before => Status.Eased,
            _ => Status.Continuing,
        };
}
