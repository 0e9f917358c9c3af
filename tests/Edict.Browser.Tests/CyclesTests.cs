using Edict.Demonstration;
using Microsoft.Playwright;

namespace Edict.Browser.Tests;

/// <summary>A year head closes their stages by keyboard, in a school of the test's own.</summary>
public sealed class CyclesTests(RunningSchool browser) : IAsyncLifetime
{
    private ServedSchool school = null!;
    private int presses;

    public async ValueTask InitializeAsync() => school = await ServedSchool.ServeAsync();

    public ValueTask DisposeAsync() => school.DisposeAsync();

    [Fact]
    public async Task A_year_heads_stages_are_closed_in_ten_presses_at_most()
    {
        await using var window = await browser.OpenAsync(StaffKeys.YearHeadS5S6, elsewhere: school);
        await window.Page.GotoAsync("/cycles");

        await PressFirstOfMainAsync(window);
        await window.HeadedAsync("Close Senior 3: S5, S6");
        var shown = await window.SaidAsync();
        await PressFirstOfMainAsync(window);
        await window.Page.GetByText("Senior 3, S5, S6: closed.").WaitForAsync();

        Assert.Contains("classes are not handed in", shown, StringComparison.Ordinal);
        Assert.Contains(
            "S5, S6 closed; S4 open",
            await window.SaidAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(StaffTime.Of("closing a year head's stages"), presses);
        Assert.InRange(presses, 1, 10);
    }

    /// <summary>By the skip link to what comes first on the page, and Enter there.</summary>
    private async Task PressFirstOfMainAsync(Window window)
    {
        await window.LoadedAsync();
        foreach (var key in new[] { "Tab", "Enter", "Tab", "Enter" })
        {
            await window.Page.Keyboard.PressAsync(key);
            presses++;
        }
    }
}
