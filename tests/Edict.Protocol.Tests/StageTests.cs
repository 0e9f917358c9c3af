namespace Edict.Protocol.Tests;

public class StageTests
{
    [Theory]
    [InlineData("S1", Stage.S1)]
    [InlineData("s6", Stage.S6)]
    [InlineData("4", Stage.S4)]
    [InlineData("S7", Stage.None)]
    [InlineData("", Stage.None)]
    [InlineData("S", Stage.None)]
    [InlineData("Year 4", Stage.None)]
    public void A_stage_is_read_with_or_without_its_S(string text, Stage stage) =>
        Assert.Equal(stage, Stages.Read(text));

    [Fact]
    public void A_set_of_stages_names_its_members_in_order() =>
        Assert.Equal([Stage.S1, Stage.S4], (StageSet.S4 | StageSet.S1).Members());

    [Fact]
    public void A_stage_is_read_back_from_its_word_and_none_has_no_word()
    {
        Assert.Equal(["S1", "S2", "S3", "S4", "S5", "S6"], Stages.Each.Select(Stages.Word));
        Assert.Equal("", Stage.None.Word());
    }
}
