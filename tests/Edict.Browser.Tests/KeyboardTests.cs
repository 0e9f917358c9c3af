using Edict.Demonstration;
using Microsoft.Playwright;

namespace Edict.Browser.Tests;

/// <summary>No mouse: Tab, the arrows, Enter and the way back.</summary>
public class KeyboardTests(RunningSchool school)
{
    private const int Most = 100;

    [Fact]
    public async Task Tab_passes_the_skip_link_and_the_filters_and_Enter_opens_the_first_pupil()
    {
        await using var window = await school.OpenAsync(StaffKeys.Head);
        await window.GoToAsync(Place.Concerns);

        var stops = await window.TabToAsync(stop => stop.IsPupil);
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForURLAsync(
            "**/pupils/*",
            new() { WaitUntil = WaitUntilState.DOMContentLoaded }
        );

        Assert.Equal("Skip to main content", stops[0].Name);
        string[] filters =
        [
            "Cycle",
            "Stage",
            "Level",
            "Faculty",
            "House",
            "Class",
            "Vulnerable group",
            "Reason",
            "Status",
            "Show",
        ];
        Assert.Equal(
            filters,
            stops
                .Select(stop => stop.Name)
                .SkipWhile(name => name != filters[0])
                .TakeWhile(name => name != "Clear")
        );
        var name = stops[^1].Name.Split(", ");
        Assert.Equal($"{name[1]} {name[0]}", await window.Page.InnerTextAsync("h1"));
    }

    [Fact]
    public async Task The_skip_link_passes_over_the_masthead()
    {
        await using var window = await school.OpenAsync(StaffKeys.Head);
        await window.GoToAsync(Place.Concerns);
        await window.TabToAsync(stop => stop.Name == "Skip to main content");

        await window.Page.Keyboard.PressAsync("Enter");

        var next = await window.TabToAsync(_ => true);
        Assert.True(next.Single().IsInMain, next.Single().Name);
    }

    [Theory]
    [InlineData(Place.Demo, 1280)]
    [InlineData(Place.Concerns, 1280)]
    [InlineData(Place.Concerns, 390)]
    [InlineData(Place.GoodNews, 1280)]
    [InlineData(Place.GoodNews, 390)]
    [InlineData(Place.Overview, 1280)]
    [InlineData(Place.Overview, 390)]
    [InlineData(Place.Protocol, 1280)]
    [InlineData(Place.Pupil, 1280)]
    [InlineData(Place.Pupil, 390)]
    [InlineData(Place.VulnerableGroups, 1280)]
    [InlineData(Place.VulnerableGroups, 390)]
    [InlineData(Place.MyWork, 1280)]
    [InlineData(Place.MyWork, 390)]
    [InlineData(Place.GroupsByHand, 1280)]
    [InlineData(Place.WhyListed, 390)]
    [InlineData(Place.Raised, 390)]
    [InlineData(Place.EnterReports, 390)]
    [InlineData(Place.ClassSheet, 1280)]
    [InlineData(Place.ClassSheet, 390)]
    [InlineData(Place.HandIn, 1280)]
    [InlineData(Place.Audit, 1280)]
    [InlineData(Place.Audit, 390)]
    [InlineData(Place.Cycles, 1280)]
    [InlineData(Place.Cycles, 390)]
    [InlineData(Place.Cycle, 1280)]
    [InlineData(Place.Cycle, 390)]
    [InlineData(Place.CloseCycle, 1280)]
    [InlineData(Place.CloseCycle, 390)]
    [InlineData(Place.ReopenClass, 1280)]
    [InlineData(Place.ReopenClass, 390)]
    [InlineData(Place.Remind, 1280)]
    [InlineData(Place.Remind, 390)]
    [InlineData(Place.CycleDates, 1280)]
    [InlineData(Place.CycleDates, 390)]
    [InlineData(Place.Policy, 1280)]
    [InlineData(Place.Policy, 390)]
    [InlineData(Place.EditPolicy, 1280)]
    [InlineData(Place.EditPolicy, 390)]
    [InlineData(Place.Imports, 1280)]
    [InlineData(Place.Imports, 390)]
    [InlineData(Place.Columns, 1280)]
    [InlineData(Place.Columns, 390)]
    [InlineData(Place.Plan, 1280)]
    [InlineData(Place.Plan, 390)]
    [InlineData(Place.FaultyPlan, 1280)]
    [InlineData(Place.FaultyPlan, 390)]
    [InlineData(Place.MendedPlan, 1280)]
    [InlineData(Place.MendedPlan, 390)]
    [InlineData(Place.Import, 1280)]
    [InlineData(Place.Import, 390)]
    [InlineData(Place.People, 1280)]
    [InlineData(Place.People, 390)]
    [InlineData(Place.PersonOfStaff, 1280)]
    [InlineData(Place.PersonOfStaff, 390)]
    [InlineData(Place.School, 1280)]
    [InlineData(Place.School, 390)]
    [InlineData(Place.Subjects, 1280)]
    [InlineData(Place.Subjects, 390)]
    [InlineData(Place.Houses, 1280)]
    [InlineData(Place.Houses, 390)]
    [InlineData(Place.NewSession, 1280)]
    [InlineData(Place.NewSession, 390)]
    [InlineData(Place.Classes, 1280)]
    [InlineData(Place.Classes, 390)]
    [InlineData(Place.Class, 1280)]
    [InlineData(Place.Class, 390)]
    [InlineData(Place.ClassPupils, 1280)]
    [InlineData(Place.ClassPupils, 390)]
    [InlineData(Place.KeptFrom, 1280)]
    [InlineData(Place.KeptFrom, 390)]
    [InlineData(Place.Restricted, 1280)]
    [InlineData(Place.Restricted, 390)]
    public async Task Whatever_has_the_focus_is_outlined_and_in_sight(Place place, int width)
    {
        await using var window = await school.OpenAsync(place.Person(), new(width));
        await window.GoToAsync(place);

        // The overview's figures are some hundred links of one kind.
        var left = Most;
        var stops = await window.TabToAsync(stop =>
            stop.IsPupil || stop.Name.Length == 0 || --left == 0
        );

        var passed = stops.Where(stop => stop.Name.Length > 0).ToList();
        Assert.NotEmpty(passed);
        Assert.All(passed, stop => Assert.True(stop.Outline >= 2, $"{stop}: no outline"));
        Assert.All(passed, stop => Assert.True(stop.IsSeen, $"{stop}: out of sight"));
    }

    [Fact]
    public async Task A_level_chosen_by_keyboard_narrows_the_list_and_the_way_back_leads_to_it()
    {
        await using var window = await school.OpenAsync(StaffKeys.Head);
        await window.GoToAsync(Place.Concerns);
        var all = await window.PupilsAsync();

        await window.TabToAsync(stop => stop.Name == "Level");
        await window.Page.Keyboard.PressAsync("ArrowDown");
        await window.TabToAsync(stop => stop.Name == "Show");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForURLAsync("**/concerns?**level=3**");
        var narrowed = await window.PupilsAsync();
        await window.TabToAsync(stop => stop.IsPupil);
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForURLAsync(
            "**/pupils/*",
            new() { WaitUntil = WaitUntilState.DOMContentLoaded }
        );
        await window.Page.GoBackAsync();

        Assert.Contains("level=3", window.Page.Url, StringComparison.Ordinal);
        Assert.InRange(narrowed.Count, 1, all.Count - 1);
        Assert.Equal(narrowed, await window.PupilsAsync());
        Assert.All(
            await window.Page.Locator("table.rows .at-level").AllInnerTextsAsync(),
            level => Assert.Equal("3", level.Trim()[^1..])
        );
        Assert.Equal("3", await window.Page.InputValueAsync("#level"));
    }

    [Fact]
    public async Task A_count_of_a_group_opened_by_keyboard_lists_as_many_pupils()
    {
        await using var window = await school.OpenAsync("teacher-english-1");
        await window.GoToAsync(Place.VulnerableGroups);

        var stops = await window.TabToAsync(stop =>
            stop.Name.EndsWith(" SEBN", StringComparison.Ordinal)
        );
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForURLAsync("**/vulnerable-groups?group=SEBN");

        var names = await window.PupilsAsync();
        Assert.Equal(stops[^1].Name.Split(' ')[0], $"{names.Distinct().Count()}");
        Assert.Equal("SEBN", await window.Page.InputValueAsync("#group"));
    }
}
