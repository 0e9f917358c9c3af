namespace Edict.Protocol.Tests;

/// <summary>P25 and P26: the day on which something goes.</summary>
public class RetentionTests
{
    private static readonly Retention Kept = new() { PupilYears = 5, ImportYears = 1 };

    [Theory]
    [InlineData("2022-02-02", "2027-02-01", false)]
    [InlineData("2022-02-02", "2027-02-02", true)]
    [InlineData("2020-02-29", "2025-02-27", false)]
    [InlineData("2020-02-29", "2025-02-28", true)]
    public void A_pupil_goes_on_the_day_that_is_five_years_after_they_left(
        string leftOn,
        string today,
        bool goes
    ) => Assert.Equal(goes, Kept.LetsPupilGo(DateOnly.Parse(leftOn), DateOnly.Parse(today)));

    [Theory]
    [InlineData("2026-06-26", "2027-06-26", false)]
    [InlineData("2026-06-26", "2027-06-27", true)]
    public void What_an_import_changed_goes_a_year_after_the_last_day_of_its_session(
        string endsOn,
        string today,
        bool goes
    ) => Assert.Equal(goes, Kept.LetsImportGo(DateOnly.Parse(endsOn), DateOnly.Parse(today)));
}
