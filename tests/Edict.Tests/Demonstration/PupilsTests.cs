using Edict.Demonstration;
using Edict.Protocol;
using Scn = Edict.Importing.Scn;

namespace Edict.Tests.Demonstration;

public class PupilsTests
{
    private static IReadOnlyList<PupilRow> Latest => Made.Pupils[^1].Rows;

    [Fact]
    public void About_a_thousand_pupils_are_at_the_school_fewest_in_the_last_stages()
    {
        var sizes = Stages.Each.Select(stage => Latest.Count(r => r.Stage == stage)).ToList();

        Assert.InRange(sizes.Sum(), 950, 1050);
        Assert.All(sizes.Take(4), size => Assert.InRange(size, 165, 200));
        Assert.InRange(sizes[4], 130, 155);
        Assert.InRange(sizes[5], 95, 120);
    }

    [Fact]
    public void Every_candidate_number_is_unique_and_ends_in_its_check_digit()
    {
        var numbers = Made.School.Pupils.Select(p => p.Scn).ToList();

        Assert.Distinct(numbers, StringComparer.Ordinal);
        Assert.All(
            numbers,
            scn => Assert.True(Scn.TryRead(scn, out var number) && Scn.Checks(number))
        );
        Assert.Contains(numbers, scn => scn[0] == '0');
    }

    [Theory]
    [InlineData(04012345, 8)]
    [InlineData(10000000, 8)]
    [InlineData(00000000, 0)]
    public void The_check_digit_is_weighed_by_modulus_11(int eight, int digit) =>
        Assert.Equal(digit, Scn.CheckDigit(eight));

    [Fact]
    public void Eight_digits_whose_rest_is_1_have_no_check_digit() =>
        Assert.Null(Scn.CheckDigit(6));

    [Fact]
    public void Every_decile_occurs_and_about_a_fifth_of_the_pupils_live_in_the_first_four()
    {
        var deciles = Latest.Select(r => r.Facts.Decile).ToList();

        Assert.All(Enumerable.Range(1, 10), decile => Assert.Contains(decile, deciles));
        Assert.InRange(deciles.Count(d => d <= 4) / (double)deciles.Count, 0.16, 0.25);
        Assert.InRange(deciles.Count(d => d is null), 10, 40);
    }

    [Fact]
    public void Attendance_is_as_in_a_Scottish_secondary_school()
    {
        var known = Latest
            .Where(r => r.Attendance is not null)
            .Select(r => r.Attendance!.Value)
            .ToList();

        Assert.InRange(known.Average(), 88.5m, 91m);
        Assert.InRange(known.Count(a => a < 90) / (double)known.Count, 0.32, 0.42);
        Assert.InRange(Latest.Count - known.Count, 10, 40);
    }

    [Fact]
    public void The_other_groups_are_as_large_as_a_school_would_have_them()
    {
        Assert.InRange(Share(f => f.CareExperienced == true), 0.015, 0.03);
        Assert.InRange(Share(f => f.FiveAtThree == true), 0.025, 0.05);
        Assert.InRange(Share(f => f.Sebn == true), 0.03, 0.05);
        Assert.InRange(Share(f => f.Asn == true), 0.04, 0.065);
        Assert.InRange(Share(f => f.AsnNeed == true), 0.33, 0.43);
        Assert.InRange(Share(f => f.Pathway == 3), 0.03, 0.055);
    }

    [Fact]
    public void Some_come_in_the_session_some_go_and_the_facts_of_some_change()
    {
        var first = Made.Pupils[0].Rows.ToDictionary(r => r.Scn, StringComparer.Ordinal);
        var last = Latest.ToDictionary(r => r.Scn, StringComparer.Ordinal);

        Assert.InRange(last.Keys.Except(first.Keys, StringComparer.Ordinal).Count(), 5, 30);
        Assert.InRange(first.Keys.Except(last.Keys, StringComparer.Ordinal).Count(), 10, 35);
        Assert.InRange(
            last.Values.Count(r => first.TryGetValue(r.Scn, out var then) && then.Facts != r.Facts),
            10,
            50
        );
    }

    [Fact]
    public void Some_go_from_Higher_to_National_5_in_the_session()
    {
        var changed = Made.School.Pupils.Where(p =>
            p.Courses.GroupBy(c => c.Subject, StringComparer.Ordinal)
                .Any(s => s.Select(c => c.Level).Distinct(StringComparer.Ordinal).Count() == 2)
        );

        Assert.InRange(changed.Count(), 3, 25);
    }

    private static double Share(Func<Facts, bool> holds) =>
        Latest.Count(row => holds(row.Facts)) / (double)Latest.Count;
}
