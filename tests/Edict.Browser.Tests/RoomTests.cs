namespace Edict.Browser.Tests;

/// <summary>A page fits its window: nobody scrolls sideways to read a line.</summary>
public class RoomTests(RunningSchool school)
{
    /// <summary>What sticks out at the right, and does not scroll in a region of its own.</summary>
    private const string TooWide = """
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
          [...document.querySelectorAll("body *")]
            .filter(part => !part.closest(".region > *") && part.getBoundingClientRect().right > innerWidth)
            .map(part => part.outerHTML.slice(0, 100))
            .concat(`${document.documentElement.scrollWidth} pixels wide`)
        """;

    /// <summary>Cells of tables that lie one over another, or whose words stand outside them.</summary>
    private const string Overlapping = """
        () => [...document.querySelectorAll("main :is(th, td)")]
          .map(cell => ({ cell, box: cell.getBoundingClientRect() }))
          .filter(({ cell, box }, at, all) => box.height > 1 && (cell.scrollHeight > cell.clientHeight + 1
            || all.slice(at + 1, at + 8).some(next => next.box.height > 1
              && next.box.top < box.bottom - 1 && box.top < next.box.bottom - 1
              && next.box.left < box.right - 1 && box.left < next.box.right - 1)))
          .map(({ cell }) => cell.innerText.slice(0, 60))
        """;

    [Fact]
    public async Task On_a_phone_no_cell_of_the_protocol_lies_over_another()
    {
        await using var window = await school.OpenAsync(Place.Protocol.Person(), new(390));

        await window.GoToAsync(Place.Protocol);

        Assert.Empty(await window.Page.EvaluateAsync<string[]>(Overlapping));
    }

    [Theory]
    [InlineData(Place.Demo, 390)]
    [InlineData(Place.Demo, 320)]
    [InlineData(Place.Concerns, 390)]
    [InlineData(Place.Concerns, 320)]
    [InlineData(Place.GoodNews, 390)]
    [InlineData(Place.GoodNews, 320)]
    [InlineData(Place.Overview, 390)]
    [InlineData(Place.Overview, 320)]
    [InlineData(Place.Protocol, 390)]
    [InlineData(Place.Protocol, 320)]
    [InlineData(Place.Accessibility, 320)]
    [InlineData(Place.Look, 320)]
    [InlineData(Place.Pupil, 390)]
    [InlineData(Place.Pupil, 320)]
    [InlineData(Place.VulnerableGroups, 390)]
    [InlineData(Place.EnterReports, 390)]
    [InlineData(Place.ClassSheet, 390)]
    [InlineData(Place.HandIn, 390)]
    [InlineData(Place.FacultyRag, 390)]
    [InlineData(Place.VulnerableGroups, 320)]
    [InlineData(Place.WhyListed, 320)]
    [InlineData(Place.EnterReports, 320)]
    [InlineData(Place.ClassSheet, 320)]
    [InlineData(Place.HandIn, 320)]
    [InlineData(Place.FacultyRag, 320)]
    [InlineData(Place.Audit, 390)]
    [InlineData(Place.Audit, 320)]
    [InlineData(Place.Cycles, 390)]
    [InlineData(Place.Cycles, 320)]
    [InlineData(Place.Cycle, 390)]
    [InlineData(Place.Cycle, 320)]
    [InlineData(Place.CloseCycle, 390)]
    [InlineData(Place.CloseCycle, 320)]
    [InlineData(Place.ReopenClass, 390)]
    [InlineData(Place.ReopenClass, 320)]
    [InlineData(Place.Remind, 390)]
    [InlineData(Place.Remind, 320)]
    [InlineData(Place.CycleDates, 390)]
    [InlineData(Place.CycleDates, 320)]
    [InlineData(Place.Policy, 390)]
    [InlineData(Place.Policy, 320)]
    [InlineData(Place.EditPolicy, 390)]
    [InlineData(Place.EditPolicy, 320)]
    [InlineData(Place.Imports, 390)]
    [InlineData(Place.Imports, 320)]
    [InlineData(Place.Columns, 390)]
    [InlineData(Place.Columns, 320)]
    [InlineData(Place.Plan, 390)]
    [InlineData(Place.Plan, 320)]
    [InlineData(Place.FaultyPlan, 390)]
    [InlineData(Place.FaultyPlan, 320)]
    [InlineData(Place.MendedPlan, 390)]
    [InlineData(Place.MendedPlan, 320)]
    [InlineData(Place.Import, 390)]
    [InlineData(Place.Import, 320)]
    [InlineData(Place.People, 390)]
    [InlineData(Place.People, 320)]
    [InlineData(Place.PersonOfStaff, 390)]
    [InlineData(Place.PersonOfStaff, 320)]
    [InlineData(Place.School, 390)]
    [InlineData(Place.School, 320)]
    [InlineData(Place.Subjects, 390)]
    [InlineData(Place.Subjects, 320)]
    [InlineData(Place.Houses, 390)]
    [InlineData(Place.Houses, 320)]
    [InlineData(Place.NewSession, 390)]
    [InlineData(Place.NewSession, 320)]
    [InlineData(Place.Classes, 390)]
    [InlineData(Place.Classes, 320)]
    [InlineData(Place.Class, 390)]
    [InlineData(Place.Class, 320)]
    [InlineData(Place.ClassPupils, 390)]
    [InlineData(Place.ClassPupils, 320)]
    [InlineData(Place.KeptFrom, 390)]
    [InlineData(Place.KeptFrom, 320)]
    [InlineData(Place.Restricted, 390)]
    [InlineData(Place.Restricted, 320)]
    public async Task A_page_on_a_phone_does_not_scroll_sideways(Place place, int width)
    {
        await using var window = await school.OpenAsync(place.Person(), new(width));

        await window.GoToAsync(place);

        Assert.Empty(await window.Page.EvaluateAsync<string[]>(TooWide));
    }

    [Theory]
    [InlineData(Place.Demo)]
    [InlineData(Place.Concerns)]
    [InlineData(Place.GoodNews)]
    [InlineData(Place.Overview)]
    [InlineData(Place.Protocol)]
    [InlineData(Place.Pupil)]
    [InlineData(Place.VulnerableGroups)]
    [InlineData(Place.EnterReports)]
    [InlineData(Place.ClassSheet)]
    [InlineData(Place.HandIn)]
    [InlineData(Place.FacultyRag)]
    [InlineData(Place.Audit)]
    [InlineData(Place.Cycles)]
    [InlineData(Place.Cycle)]
    [InlineData(Place.CloseCycle)]
    [InlineData(Place.ReopenClass)]
    [InlineData(Place.Remind)]
    [InlineData(Place.CycleDates)]
    [InlineData(Place.Policy)]
    [InlineData(Place.EditPolicy)]
    [InlineData(Place.Imports)]
    [InlineData(Place.Columns)]
    [InlineData(Place.Plan)]
    [InlineData(Place.FaultyPlan)]
    [InlineData(Place.MendedPlan)]
    [InlineData(Place.Import)]
    [InlineData(Place.People)]
    [InlineData(Place.PersonOfStaff)]
    [InlineData(Place.School)]
    [InlineData(Place.Subjects)]
    [InlineData(Place.Houses)]
    [InlineData(Place.NewSession)]
    [InlineData(Place.Classes)]
    [InlineData(Place.Class)]
    [InlineData(Place.ClassPupils)]
    [InlineData(Place.KeptFrom)]
    [InlineData(Place.Restricted)]
    public async Task A_page_at_200_per_cent_zoom_does_not_scroll_sideways(Place place)
    {
        await using var window = await school.OpenAsync(place.Person(), View.Zoomed);

        await window.GoToAsync(place);

        Assert.Empty(await window.Page.EvaluateAsync<string[]>(TooWide));
    }
}
