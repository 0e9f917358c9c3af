using CsCheck;

namespace Edict.Protocol.Tests.Naive;

/// <summary>What holds of every session, whatever its reports and policies.</summary>
public class PropertyTests
{
    private const int Sessions = 1000;

    [Fact]
    public void The_order_of_reports_within_a_cycle_does_not_matter() =>
        Gen.Select(RandomSessions.Any, Gen.Int)
            .Sample(
                (session, seed) =>
                {
                    var program = new EvaluatedSession(session);

                    var shuffled = new EvaluatedSession(Shuffled(session, seed));

                    Assert.Equal(Sorted(program.Reports()), Sorted(shuffled.Reports()));
                    Assert.Equal(program.Pupils(), shuffled.Pupils());
                },
                iter: Sessions
            );

    [Fact]
    public void No_pupil_has_a_level_without_a_tracked_report() =>
        RandomSessions.Any.Sample(
            session =>
            {
                var program = new EvaluatedSession(session);

                var withLevel = program.Pupils().Where(pupil => pupil.Level > 0);

                var withTracked = program.Reports().Where(said => said.Tracked);
                Assert.Subset(
                    withTracked.Select(said => said.Report.Pupil).ToHashSet(),
                    withLevel.Select(pupil => pupil.Pupil).ToHashSet()
                );
            },
            iter: Sessions
        );

    [Fact]
    public void No_report_has_a_reason_that_its_values_do_not_show() =>
        RandomSessions.Any.Sample(
            session =>
            {
                var evaluation = new EvaluatedSession(session).Evaluation;

                var unshown = session.Last.Reports.Where(
                    (report, number) =>
                        evaluation
                            .ReasonsOf(number)
                            .Members()
                            .Any(reason => !Shows(session, report, reason))
                );

                Assert.Empty(unshown);
            },
            iter: Sessions
        );

    [Fact]
    public void One_more_tracked_report_never_lowers_the_level_of_its_pupil() =>
        Gen.Select(RandomSessions.Any, RandomSessions.Report(PlainNames.Pupils.Length))
            .Sample(
                (session, report) =>
                {
                    var more = report with { Stage = StageOf(report.Pupil, session) };

                    var without = new EvaluatedSession(session);
                    var with = new EvaluatedSession(
                        session.WithLast([.. session.Last.Reports, more])
                    );

                    var tracked = with.Reports().Last().Tracked;
                    Assert.True(
                        !tracked || with.LevelOf(more.Pupil) >= without.LevelOf(more.Pupil)
                    );
                },
                iter: Sessions
            );

    [Fact]
    public void The_numbering_of_pupils_subjects_faculties_and_levels_does_not_matter() =>
        Gen.Select(RandomSessions.Any, AnyNumbering)
            .Sample(
                (session, numbering) =>
                {
                    var program = new EvaluatedSession(session);

                    var numbered = new EvaluatedSession(session, numbering);

                    Assert.Equal(program.Reports(), numbered.Reports());
                    Assert.Equal(program.Pupils(), numbered.Pupils());
                },
                iter: Sessions
            );

    private static Gen<Numbering> AnyNumbering =>
        Gen.Select(
            Numbers(0, PlainNames.Pupils.Length),
            Numbers(0, PlainNames.Faculties.Length),
            Numbers(0, PlainNames.Subjects.Length),
            Numbers(1, PlainNames.Levels.Length - 1),
            (pupils, faculties, subjects, levels) =>
                new Numbering(pupils, faculties, subjects, levels)
        );

    /// <summary>So many different numbers from the first on, with gaps.</summary>
    private static Gen<int[]> Numbers(int first, int count) =>
        Gen.Shuffle(Enumerable.Range(first, 3 * count).ToArray(), count);

    private static PlainSession Shuffled(PlainSession session, int seed) =>
        new([
            .. session.Cycles.Select(cycle =>
            {
                var reports = cycle.Reports.ToArray();
                new Random(seed).Shuffle(reports);
                return cycle with { Reports = reports };
            }),
        ]);

    private static IEnumerable<string> Sorted(IEnumerable<ReportSaid> said) =>
        said.Select(report => $"{report}").Order(StringComparer.Ordinal);

    /// <summary>The pupil's stage in the last cycle, or one that the cycle is for.</summary>
    private static Stage StageOf(string pupil, PlainSession session) =>
        session.Last.Reports.FirstOrDefault(report => report.Pupil == pupil)?.Stage
        ?? session.Last.Stages.Members().First();

    private static bool Shows(PlainSession session, PlainReport report, Reasons reason)
    {
        var (marks, track) = (report.Marks, session.Last.Policy.Track);
        var senior = session.Last.Policy.SeniorStages.Has(report.Stage);
        return reason switch
        {
            Reasons.Effort => track.Effort.Has(marks.Effort ?? 0),
            Reasons.Behaviour => track.Behaviour.Has(marks.Behaviour ?? 0),
            Reasons.Homework => track.Homework.Has(marks.Homework ?? 0),
            Reasons.WorkingGrade => senior && marks.Grade >= track.WorkingGradeFrom,
            _ => senior && WasBetter(session, report, track.DeteriorationBy),
        };
    }

    private static bool WasBetter(PlainSession session, PlainReport report, byte by) =>
        session
            .Cycles.SkipLast(1)
            .SelectMany(cycle => cycle.Reports)
            .Any(other =>
                other.Pupil == report.Pupil
                && other.Course == report.Course
                && other.Marks.Grade + by <= report.Marks.Grade
            );
}
