namespace Edict.Protocol.Tests;

public class NumberTests
{
    [Fact]
    public void A_set_of_numbers_names_each_once_and_in_order() =>
        Assert.Equal([1, 3, 15], NumberSet.Of(15, 3, 1, 3).Members());

    [Fact]
    public void A_blank_is_in_no_set() => Assert.False(NumberSet.Of(1, 2).Has(0));

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public void A_number_that_no_set_holds_is_refused(int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberSet.Of(number));
}
