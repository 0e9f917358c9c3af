using Edict.Demonstration;

namespace Edict.Browser.Tests;

/// <summary>Support's acts by keyboard, from the front page on.</summary>
public class SupportTests(RunningSchool school)
{
    [Fact]
    public async Task From_My_work_a_fact_is_looked_at_and_set_anew_without_a_mouse()
    {
        await using var window = await school.OpenAsync(StaffKeys.PupilSupportLeader("Bavelaw"));
        await window.GoToAsync(Place.MyWork);
        var keys = window.Page.Keyboard;

        await window.TabToAsync(stop =>
            stop.Name.StartsWith("Look again", StringComparison.Ordinal)
        );
        await keys.PressAsync("Enter");
        await window.Page.GetByText("What was recorded").WaitForAsync();
        await window.TabToAsync(stop => stop.Name == "What is so");
        await keys.TypeAsync("5@3: yes");
        await window.TabToAsync(stop => stop.Name.StartsWith("Why", StringComparison.Ordinal));
        await keys.TypeAsync("Agreed at the tracking meeting");
        await window.TabToAsync(stop => stop.Name == "Look at it again on");
        await keys.TypeAsync("05042027");
        await keys.PressAsync("Enter");

        await window.Page.GetByText("Recorded.").WaitForAsync();
        var first = await window.Page.Locator("tbody tr").First.InnerTextAsync();
        Assert.Contains("5@3", first, StringComparison.Ordinal);
        Assert.Contains("Agreed at the tracking meeting", first, StringComparison.Ordinal);
        Assert.Contains("4 May 2027", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_key_and_a_line_raise_a_pupil_and_the_field_counts_the_characters()
    {
        await using var window = await school.OpenAsync(StaffKeys.Teacher("English", 1));
        await window.Page.GotoAsync("/concerns");
        await window.Page.Locator("a.pupil").First.ClickAsync();
        await window.Page.Locator("details.raise").WaitForAsync();

        await window.Page.Keyboard.PressAsync("r");
        await window.Page.Keyboard.TypeAsync("Nothing brought");

        Assert.Equal("125 characters left", await window.Page.InnerTextAsync("#Raise_Line-left"));
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.GetByText("it waits for the faculty meeting").WaitForAsync();
        Assert.Contains("Nothing brought", await window.SaidAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_in_a_form_stays_on_its_page_while_the_line_is_down()
    {
        await using var window = await school.OpenAsync(StaffKeys.Teacher("English", 2));
        await window.Page.GotoAsync("/concerns");
        await window.Page.Locator("a.pupil").First.ClickAsync();
        await window.Page.Locator("details.raise").WaitForAsync();
        await window.Page.Keyboard.PressAsync("r");
        await window.Page.Keyboard.TypeAsync("Asleep in two lessons");
        await window.Page.Context.SetOfflineAsync(true);

        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.GetByText("The server does not answer: nothing was sent.").WaitForAsync();
        Assert.Equal("Asleep in two lessons", await window.Page.InputValueAsync("#Raise_Line"));

        await window.Page.Context.SetOfflineAsync(false);
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.GetByText("it waits for the faculty meeting").WaitForAsync();
    }
}
