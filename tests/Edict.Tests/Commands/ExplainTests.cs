namespace Edict.Tests.Commands;

public class ExplainTests : CommandTests
{
    private const string Header =
        "SCN,Stage,Subject,Faculty,Level,Class,Effort,Behaviour,Homework,Working Grade";

    [Fact]
    public async Task A_concern_is_told_with_its_clauses_values_groups_and_the_way_out()
    {
        var before = Write(
            "c1.csv",
            Header,
            "100000000,S5,Maths,Mathematics,H,5MA1,1,1,1,4",
            "100000000,S5,Music,Arts,H,5MU1,1,3,1,2"
        );
        var now = Write(
            "c2.csv",
            Header,
            "100000000,S5,Maths,Mathematics,H,5MA1,4,1,1,7",
            "100000000,S5,Music,Arts,N5,5MU2,1,3,1,3"
        );
        var pupils = Write("pupils.csv", "SCN,Stage,SIMD,Attendance,SEBN", "100000000,S5,2,89.9,");

        var ran = await EdictAsync(
            "explain",
            "--reports",
            before,
            "--reports",
            now,
            "--pupils",
            pupils,
            "--scn",
            "100000000"
        );

        Assert.Equal(0, ran.Status);
        Assert.Equal(
            """
            SCN 100000000, S5, in c2.csv
            Level 2 (P7): tracked reports in 2 faculties, Arts, Mathematics.
            Intervention by (P8): PSL.
            Status (P9): escalated, level 1 in the cycle before.
            Maths H in Mathematics, class 5MA1, line 2:
              P1: effort 4
              P2: working grade 7
              P3: working grade 7, from 4 before
            Music N5 in Arts, class 5MU2, line 3:
              P1: behaviour 3
              P5: was H in c1.csv; grades of two levels do not compare
            In SIMD (P12): decile 2.
            In Attendance (P13): 89.9 %.
            Not known (P17): Care Experienced, 5@3, SEBN, ASN, Pathway 3.
            It would be no concern with all of these instead:
              Maths H: effort 1 or 2, a working grade of 4 or better
              Music N5: behaviour 1 or 2

            """,
            ran.Output
        );
    }

    [Fact]
    public async Task A_pupil_without_a_tracked_report_is_told_to_be_monitored()
    {
        var reports = Write("c1.csv", Header, "100000000,S5,Maths,Mathematics,H,5MA1,1,1,1,4");
        var pupils = Write("pupils.csv", "SCN,Stage,ASN", "100000000,S5,Y");

        var ran = await EdictAsync(
            "explain",
            "--reports",
            reports,
            "--pupils",
            pupils,
            "--scn",
            "100000000"
        );

        Assert.Contains("No concern (P6).", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Monitored (P18)", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100000017", 1, "no report of this pupil")]
    [InlineData("12345678", 2, "expected an SCN of 9 digits")]
    public async Task A_pupil_who_is_not_there_is_named(string scn, int status, string said)
    {
        var reports = Write("c1.csv", Header, "100000000,S5,Maths,Mathematics,H,5MA1,1,1,1,4");

        var ran = await EdictAsync("explain", "--reports", reports, "--scn", scn);

        Assert.Equal(status, ran.Status);
        Assert.Contains(scn, ran.Error, StringComparison.Ordinal);
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
    }
}
