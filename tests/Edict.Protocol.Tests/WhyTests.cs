namespace Edict.Protocol.Tests;

/// <summary>A decision carries its reasons: for any flag, the clause, the report and the values it rests on.</summary>
public class WhyTests
{
    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    public void A_pass_that_a_school_tracks_is_not_below_one(byte grade, bool isBelow) =>
        Assert.Equal(isBelow, TrackedReports.IsBelowAPass(grade));

    [Fact]
    public void A_deterioration_names_its_clause_its_grades_and_the_cycle_of_the_one_before()
    {
        var cycles = new ExampleReports(Stage.S5).Read(
            "Music H in Arts: 1 1 1 5 > Music H in Arts: 1 1 1 - > Music H in Arts: 1 4 1 7"
        );

        var why = Evaluation.Of(cycles.Cycles).WhyTracked(0).ToList();

        Assert.Equal(
            [
                new(Clause.P1, Reasons.Behaviour, 0, 4, null),
                new(Clause.P2, Reasons.WorkingGrade, 0, 7, null),
                new(Clause.P3, Reasons.Deterioration, 0, 7, new PreviousGrade(5, 0)),
            ],
            why
        );
    }

    [Fact]
    public void A_level_names_the_tracked_reports_it_rests_on()
    {
        var cycles = new ExampleReports(Stage.S1).Read(
            "English in English: 3 1 1 -; Art in Arts: 1 1 1 -; French in Languages: 1 4 1 -"
        );

        var evaluation = Evaluation.Of(cycles.Cycles);

        Assert.Equal(2, evaluation.LevelOf(0));
        Assert.Equal([0, 2], evaluation.TrackedReportsOf(0));
    }

    [Fact]
    public void A_cycle_of_other_stages_is_not_the_cycle_before()
    {
        var first = new ExampleReports(Stage.S5).Read("Music H in Arts: 3 1 1 2").Cycles[0];
        var ofOthers = new SessionCycle(
            StageSet.S1,
            new ReportColumnsBuilder().Build(),
            Policy.Default
        );
        var now = new ExampleReports(Stage.S5).Read("Music H in Arts: 3 1 1 2").Cycles[0];

        var evaluation = Evaluation.Of([
            first with
            {
                Stages = StageSet.S5,
            },
            ofOthers,
            now with
            {
                Stages = StageSet.S5,
            },
        ]);

        Assert.Equal(Status.Continuing, evaluation.StatusOf(0));
        Assert.Equal(0, evaluation.CycleBefore(Stage.S5));
    }

    [Fact]
    public void A_rating_stands_beside_the_worst_of_its_course_in_the_cycle_before()
    {
        var cycles = new ExampleReports(Stage.S5).Read(
            "Music H in Arts: 4 4 4 2 > Music H in Arts: 2 1 3 2; Music H in Arts: 1 3 - 4; Music N5 in Arts: 4 4 4 9; Drama H in Arts: 4 4 4 9 > Music H in Arts: 3 3 3 3"
        );

        var evaluation = Evaluation.Of(cycles.Cycles);

        Assert.Equal(new Marks(2, 3, 3, 0), evaluation.RatingsBefore(0));
        Assert.Equal(default, Evaluation.Of([cycles.Cycles[0]]).RatingsBefore(0));
    }

    [Fact]
    public void The_cycle_before_keeps_its_own_policy()
    {
        var cycle = new ExampleReports(Stage.S1).Read("English in English: 3 1 1 -").Cycles[0];
        var only4s = Policy.Default with { Track = new() { Effort = NumberSet.Of(4) } };

        var evaluation = Evaluation.Of([cycle with { Policy = only4s }, cycle]);

        Assert.Equal(0, evaluation.LevelBefore(0));
        Assert.Equal(Status.New, evaluation.StatusOf(0));
    }

    [Fact]
    public void A_pupil_without_a_report_in_the_cycle_is_no_concern_and_not_resolved()
    {
        var cycles = new ExampleReports(Stage.S1).Read("English in English: 3 1 1 - > nothing");

        var evaluation = Evaluation.Of(cycles.Cycles);

        Assert.Equal(0, evaluation.LevelOf(0));
        Assert.Equal(Status.None, evaluation.StatusOf(0));
        Assert.Equal(Status.None, Concerns.Status(level: 0, before: 1, hasReport: false));
    }

    [Fact]
    public void A_group_names_its_clause() =>
        Assert.Equal(
            [Clause.P10, Clause.P11, Clause.P12, Clause.P13, Clause.P14, Clause.P15, Clause.P16],
            GroupNames.Each.Select(Membership.ClauseOf)
        );

    [Fact]
    public void A_group_that_is_switched_off_has_neither_members_nor_unknowns()
    {
        var rules = new GroupRules { On = Groups.Simd };

        var membership = Membership.Of(new() { Attendance = 50, SimdDecile = 1 }, rules);

        Assert.Equal(new Membership(Groups.Simd, Groups.None), membership);
    }

    [Fact]
    public void A_concern_that_a_new_policy_tracks_no_more_is_no_good_news()
    {
        var cycles = new ExampleReports(Stage.S1)
            .Read("English in English: 3 1 1 - > English in English: 3 1 1 -")
            .Cycles;
        var milder = PolicyJson.Read("""{ "track": { "effort": [4] } }""").Policy!;
        var now = Evaluation.Of([cycles[0], cycles[1] with { Policy = milder }]);

        var course = Assert.Single(GoodNews.Courses(Evaluation.Of([cycles[0]]), now, 0));

        Assert.Equal(Status.Resolved, now.StatusOf(0));
        Assert.Equal((Reasons.Effort, Reasons.Effort), (course.Gone, course.NotBetter));
        Assert.False(GoodNews.OfConcern(now.StatusOf(0), [course]));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void A_working_grade_that_had_slipped_is_better_where_it_slips_no_further(
        byte grade,
        bool isGood
    )
    {
        var policy = PolicyJson.Read("""{ "track": { "deteriorationBy": 2 } }""").Policy!;
        SessionCycle[] cycles =
        [
            .. new ExampleReports(Stage.S5)
                .Read(
                    $"Music H in Arts: 1 1 1 3 > Music H in Arts: 1 1 1 5 > Music H in Arts: 1 1 1 {grade}"
                )
                .Cycles.Select(cycle => cycle with { Policy = policy }),
        ];
        var now = Evaluation.Of(cycles);

        var courses = GoodNews.Courses(Evaluation.Of(cycles[..2]), now, 0);

        Assert.Equal(Status.Resolved, now.StatusOf(0));
        Assert.Equal(isGood, GoodNews.OfConcern(now.StatusOf(0), courses));
    }

    [Fact]
    public void A_concern_that_a_new_policy_counts_lower_is_no_good_news()
    {
        var cycles = new ExampleReports(Stage.S1)
            .Read(
                "English in English: 3 1 1 -; Art in Arts: 3 1 1 - > English in English: 3 1 1 -; Art in Arts: 3 1 1 -"
            )
            .Cycles;
        var wider = PolicyJson.Read("""{ "facultiesForLevel": { "2": 3, "3": 4 } }""").Policy!;
        var now = Evaluation.Of([cycles[0], cycles[1] with { Policy = wider }]);

        var courses = GoodNews.Courses(Evaluation.Of([cycles[0]]), now, 0);

        Assert.Equal(Status.Eased, now.StatusOf(0));
        Assert.False(GoodNews.OfConcern(now.StatusOf(0), courses));
    }
}
