namespace Edict.Protocol.Tests.Naive;

/// <summary>What the program says of a session that is given to it under some numbering.</summary>
public sealed class EvaluatedSession(PlainSession session, Numbering numbers)
{
    public EvaluatedSession(PlainSession session)
        : this(session, Numbering.InOrder) { }

    public Evaluation Evaluation { get; } =
        Evaluation.Of([.. session.Cycles.Select(cycle => Numbered(cycle, numbers))]);

    public IEnumerable<ReportSaid> Reports() => session.Last.Reports.Select(Say);

    public IEnumerable<PupilSaid> Pupils() => PlainNames.Pupils.Select(Say);

    public int LevelOf(string pupil) => Evaluation.LevelOf(numbers.Pupil(pupil));

    private ReportSaid Say(PlainReport report, int number) =>
        new(
            report,
            Evaluation.TrackedReportsOf(numbers.Pupil(report.Pupil)).Contains(number),
            string.Join("; ", Evaluation.WhyTracked(number).Select(why => why with { Report = 0 })),
            Evaluation.PreviousOf(number),
            Evaluation.LevelChangeOf(number) is { } change
                ? $"{(Joined(change.From.Select(numbers.LevelName)), change.Cycle)}"
                : ""
        );

    private static string Joined(IEnumerable<string?> levels) =>
        string.Join(" and ", levels.Order(StringComparer.Ordinal));

    private PupilSaid Say(string pupil)
    {
        var number = numbers.Pupil(pupil);
        return new(
            pupil,
            Evaluation.LevelOf(number),
            Evaluation.LevelBefore(number),
            Evaluation.StatusOf(number)
        );
    }

    private static SessionCycle Numbered(PlainCycle cycle, Numbering numbers)
    {
        var columns = new ReportColumnsBuilder();
        foreach (var report in cycle.Reports)
        {
            columns.Add(Numbered(report, numbers));
        }

        return new(cycle.Stages, columns.Build(), cycle.Policy);
    }

    private static ReportValues Numbered(PlainReport report, Numbering numbers) =>
        new(
            numbers.Pupil(report.Pupil),
            report.Stage,
            numbers.Faculty(report.Faculty),
            numbers.Subject(report.Course.Subject),
            numbers.Level(report.Course.Level),
            report.Marks.Effort ?? 0,
            report.Marks.Behaviour ?? 0,
            report.Marks.Homework ?? 0,
            report.Marks.Grade ?? 0
        );
}
