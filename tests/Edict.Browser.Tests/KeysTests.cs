using Edict.Demonstration;

namespace Edict.Browser.Tests;

/// <summary>The keys of every page.</summary>
public class KeysTests(RunningSchool school)
{
    [Fact]
    public async Task A_question_mark_lists_the_keys_and_Escape_closes_the_list()
    {
        await using var window = await school.OpenAsync(StaffKeys.Head);
        await window.GoToAsync(Place.Concerns);

        await window.Page.Keyboard.PressAsync("?");

        Assert.Contains(
            "blank the whole screen",
            await window.Page.InnerTextAsync("dialog[open]"),
            StringComparison.Ordinal
        );
        await window.Page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await window.Page.Locator("dialog[open]").CountAsync());
    }

    [Fact]
    public async Task A_question_mark_in_a_field_is_typed()
    {
        await using var window = await school.OpenAsync(StaffKeys.Head);
        await window.GoToAsync(Place.Concerns);
        await window.Page.FocusAsync("#class");

        await window.Page.Keyboard.PressAsync("?");

        Assert.Equal("?", await window.Page.InputValueAsync("#class"));
        Assert.Equal(0, await window.Page.Locator("dialog[open]").CountAsync());
    }

    [Fact]
    public async Task The_keys_that_are_a_sign_can_be_switched_off_and_stay_so()
    {
        await using var window = await school.OpenAsync(StaffKeys.Head);
        await window.GoToAsync(Place.Concerns);
        await window.Page.ClickAsync("[data-opens=keys]");
        await window.Page.UncheckAsync("#keys-on");
        await window.GoToAsync(Place.Overview);

        await window.Page.Keyboard.PressAsync("?");

        Assert.Equal(0, await window.Page.Locator("dialog[open]").CountAsync());
    }

    [Fact]
    public async Task One_key_blanks_the_whole_screen_and_Escape_brings_it_back()
    {
        await using var window = await school.OpenAsync(StaffKeys.Head);
        await window.GoToAsync(Place.Pupil);
        var name = await window.Page.InnerTextAsync("h1");

        await window.Page.Keyboard.PressAsync("F9");

        Assert.False(await window.Page.IsVisibleAsync("h1"));
        Assert.False(await window.Page.IsVisibleAsync(".masthead"));
        Assert.DoesNotContain(name, await window.Page.TitleAsync(), StringComparison.Ordinal);
        await window.Page.Keyboard.PressAsync("Escape");
        Assert.True(await window.Page.IsVisibleAsync("h1"));
        Assert.Contains(name, await window.Page.TitleAsync(), StringComparison.Ordinal);
    }
}
