namespace Edict.Protocol.Tests;

/// <summary>Every word goes with one thing: a call that asks for the word of several, or of none, is told so.</summary>
public class WordTests
{
    [Fact]
    public void One_group_at_a_time_has_a_name() =>
        Refused(() => (Groups.Simd | Groups.Asn).Word(), "One group at a time has a name.");

    [Fact]
    public void One_group_at_a_time_has_a_clause() =>
        Refused(() => Membership.ClauseOf(Groups.None), "One group at a time has a clause.");

    [Fact]
    public void One_reason_at_a_time_has_a_word() =>
        Refused(() => Reasons.None.Word(), "One reason at a time has a word.");

    [Fact]
    public void One_lane_at_a_time_has_a_word() =>
        Refused(() => (Lanes.Early | Lanes.Again).Word(), "One lane at a time has a word.");

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_concern_has_one_of_three_levels(int level) =>
        Refused(() => Policy.Default.InterventionBy.At(level), "A concern has level 1, 2 or 3.");

    [Fact]
    public void A_post_that_is_held_has_no_mark() => Assert.Equal("", Vacancy.None.Word());

    private static void Refused(Func<object> asked, string said) =>
        Assert.StartsWith(
            said,
            Assert.Throws<ArgumentOutOfRangeException>(asked).Message,
            StringComparison.Ordinal
        );
}
