using Edict.Demonstration;

namespace Edict.Browser.Tests;

/// <summary>From the front page the leadership reaches where concerns are, whether they grow, and whom they are about, in two clicks each at most.</summary>
public class StrategyTests(RunningSchool school)
{
    [Fact]
    public async Task Where_and_growing_are_one_click_away()
    {
        await using var window = await school.OpenAsync(StaffKeys.Head);

        await ToOverviewAsync(window);

        var said = await window.Page.InnerTextAsync("main");
        Assert.Contains("By stage and faculty", said, StringComparison.Ordinal);
        Assert.Contains("Concerns over the session: S4, S5, S6", said, StringComparison.Ordinal);
        Assert.True(await window.Page.Locator("table.heat td a").CountAsync() > 50);
        Assert.True(await window.Page.Locator("svg.chart polyline").CountAsync() > 0);
    }

    [Fact]
    public async Task Whom_is_one_click_from_there_and_the_pupil_one_more()
    {
        await using var window = await school.OpenAsync(StaffKeys.Head);
        await ToOverviewAsync(window);
        var place = window.Page.Locator("table.heat td a:not(.unknown-count)").First;
        var count = int.Parse(await place.InnerTextAsync());

        await place.ClickAsync();
        await window.HeadedAsync("Concerns");
        var pupils = await window.PupilsAsync();
        await window.Page.Locator("a.pupil").First.ClickAsync();

        Assert.Equal(count, pupils.Count);
        var name = pupils[0].Split(' ')[0].TrimEnd(',');
        Assert.Contains(name, await window.Page.InnerTextAsync("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_grew_worse_are_one_click_from_there()
    {
        await using var window = await school.OpenAsync(StaffKeys.Head);
        await ToOverviewAsync(window);

        await window
            .Page.Locator("tr", new() { HasText = "Escalated" })
            .Locator("a")
            .Last.ClickAsync();

        Assert.All(
            await window.Page.Locator("table.rows .status").AllInnerTextsAsync(),
            status => Assert.Contains("escalated", status, StringComparison.Ordinal)
        );
    }

    private static async Task ToOverviewAsync(Window window)
    {
        await window.Page.GotoAsync("/");
        await window.Page.ClickAsync("nav a[href='/overview']");
        await window.HeadedAsync("Overview");
    }
}
