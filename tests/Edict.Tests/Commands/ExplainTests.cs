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

    [Theory]
    [InlineData("0", "0")]
    [InlineData("7", "7")]
    [InlineData("089.5", "89.5")]
    [InlineData("89.50", "89.50")]
    [InlineData("89.", "89")]
    [InlineData(".5", "0.5")]
    [InlineData("89.9 %", "89.9")]
    [InlineData("89.123456", "89.123456")]
    [InlineData("89.1234567", "89.1234567")]
    [InlineData("89.12345678901", "89.12345678901")]
    public async Task Attendance_is_told_as_it_was_written(string written, string told)
    {
        var ran = await ExplainUntrackedAsync("SCN,Stage,Attendance", $"100000000,S5,{written}");

        Assert.Contains($"In Attendance (P13): {told} %.", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Attendance", "8.9.5")]
    [InlineData("Attendance", "8-9")]
    [InlineData("Attendance", ".")]
    [InlineData("Attendance", "-1")]
    [InlineData("Attendance", "100.1")]
    [InlineData("SIMD", "0")]
    [InlineData("SIMD", "11")]
    [InlineData("SIMD", "1.5")]
    [InlineData("SIMD", "4294967297")]
    public async Task A_figure_that_is_none_is_an_error_of_its_cell(string column, string value)
    {
        var ran = await ExplainUntrackedAsync($"SCN,Stage,{column}", $"100000000,S5,{value}");

        Assert.Equal(1, ran.Status);
        Assert.Contains(
            $"line 2, column {column}: \"{value}\"",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_pupil_without_a_tracked_report_is_told_to_be_monitored()
    {
        var ran = await ExplainUntrackedAsync("SCN,Stage,ASN", "100000000,S5,Y");

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

    /// <summary>Asks for a pupil without a tracked report, of whom a pupils file of two lines says something.</summary>
    private Task<Ran> ExplainUntrackedAsync(string header, string row) =>
        EdictAsync(
            "explain",
            "--reports",
            Write("c1.csv", Header, "100000000,S5,Maths,Mathematics,H,5MA1,1,1,1,4"),
            "--pupils",
            Write("pupils.csv", header, row),
            "--scn",
            "100000000"
        );
}
