using Edict.Protocol;

namespace Edict.Tests.Demonstration;

public class TrackedReportsTests
{
    private static readonly string[] Cycles =
    [
        "Senior 1",
        "BGE 1",
        "Senior 2",
        "BGE 2",
        "Senior 3",
    ];

    public static TheoryData<string> EachCycle => [.. Cycles];

    [Fact]
    public void A_full_round_of_all_stages_is_about_nine_thousand_reports() =>
        Assert.InRange(Made.RowsOf("BGE 2").Count + Made.RowsOf("Senior 2").Count, 8500, 9500);

    [Fact]
    public void About_one_report_in_eight_is_tracked()
    {
        var tracked = Cycles.Sum(cycle => PlainProtocol.Tracked(cycle).Count);

        Assert.InRange(tracked / (double)Cycles.Sum(c => Made.RowsOf(c).Count), 0.115, 0.135);
    }

    [Theory]
    [MemberData(nameof(EachCycle))]
    public void Between_a_quarter_and_some_four_tenths_of_the_pupils_are_a_concern_and_fewer_at_level_3_than_at_1(
        string cycle
    )
    {
        var levels = PlainProtocol
            .Tracked(cycle)
            .GroupBy(r => r.Scn, StringComparer.Ordinal)
            .Select(pupil => pupil.Select(r => r.Faculty).Distinct(StringComparer.Ordinal).Count())
            .ToList();
        var pupils = Made.RowsOf(cycle).Select(r => r.Scn).Distinct(StringComparer.Ordinal).Count();

        Assert.InRange(levels.Count / (double)pupils, 0.25, 0.42);
        Assert.True(levels.Count(l => l >= 3) < levels.Count(l => l == 1));
        Assert.True(levels.Count(l => l >= 3) >= 10);
    }

    /// <summary>If the same number of tracked reports fell on pupils by chance, hardly any would stay free of them in S1 to S3.</summary>
    [Theory]
    [MemberData(nameof(EachCycle))]
    public void The_tracked_reports_of_a_cycle_go_together_on_some_pupils(string cycle)
    {
        var tracked = PlainProtocol.Tracked(cycle);
        var reports = Made.RowsOf(cycle)
            .GroupBy(r => r.Scn, StringComparer.Ordinal)
            .Select(p => p.Count())
            .ToList();
        var share = tracked.Count / (double)reports.Sum();
        var byChance = reports.Sum(n => 1 - Math.Pow(1 - share, n));
        var fourOrMoreByChance = reports.Sum(n => FourOrMore(n, share));

        var perPupil = tracked
            .GroupBy(r => r.Scn, StringComparer.Ordinal)
            .Select(p => p.Count())
            .ToList();

        Assert.True(
            perPupil.Count < 0.8 * byChance,
            $"{perPupil.Count} pupils, {byChance:0} by chance"
        );
        Assert.True(
            perPupil.Count(n => n >= 4) > 1.5 * fourOrMoreByChance,
            $"{perPupil.Count(n => n >= 4)} pupils with four or more, {fourOrMoreByChance:0} by chance"
        );
    }

    [Fact]
    public void Mathematics_and_English_are_tracked_more_often_than_Art()
    {
        Assert.True(Share("Mathematics") > 1.3 * Share("Art & Design"));
        Assert.True(Share("English") > 1.3 * Share("Art & Design"));
    }

    private static double Share(string subject) =>
        Cycles.Sum(c => PlainProtocol.Tracked(c).Count(r => r.Subject == subject))
        / (double)Cycles.Sum(c => Made.RowsOf(c).Count(r => r.Subject == subject));

    private static double FourOrMore(int n, double p) =>
        1 - Enumerable.Range(0, 4).Sum(k => Choose(n, k) * Math.Pow(p, k) * Math.Pow(1 - p, n - k));

    private static double Choose(int n, int k) =>
        k > n
            ? 0
            : Enumerable.Range(0, k).Aggregate(1.0, (product, i) => product * (n - i) / (i + 1));
}
