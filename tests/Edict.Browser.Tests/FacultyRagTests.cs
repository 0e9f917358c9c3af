using Edict.Data;
using Edict.Protocol;
using Edict.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Edict.Browser.Tests;

/// <summary>A CL judges by keyboard, in a school of each test's own in which 150 pupils of English are left to be judged.</summary>
public sealed class FacultyRagTests(RunningSchool browser) : IAsyncLifetime
{
    private const string Leader = "cl-english";
    private const int ToJudge = 150;

    /// <summary>The revision of what was judged before a test began.</summary>
    private const long Before = 2;

    private ServedSchool school = null!;
    private int presses;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => school = await ServedSchool.ServeAsync();

    public ValueTask DisposeAsync() => school.DisposeAsync();

    [Fact]
    public async Task A_CL_who_agrees_judges_a_hundred_and_fifty_pupils_without_a_click()
    {
        await LeaveAsync(ToJudge);
        await using var window = await OpenAsync();

        for (var i = 0; i < ToJudge; i++)
        {
            await PressAsync(window, "Enter");
        }

        await SavedAsync(window);
        Assert.True(
            await window.ShowsAsync("#saving"),
            "what became of the last key is out of sight"
        );
        Assert.Equal(0, await OpenLinesAsync(window));
        Assert.Equal(ToJudge, await AcceptedAsync());
        Assert.Equal(StaffTime.Of("agreeing with every suggestion"), presses);
        Assert.InRange(presses, 1, 155);
    }

    [Fact]
    public async Task A_disagreement_takes_one_press_more()
    {
        await LeaveAsync(2);
        await using var window = await OpenAsync();

        await PressAsync(window, "r");
        await PressAsync(window, "2");
        await PressAsync(window, "Enter");

        await SavedAsync(window);
        Assert.Equal(0, await OpenLinesAsync(window));
        Assert.Equal(1, await AcceptedAsync());
        Assert.Equal(StaffTime.Of("one disagreement more"), presses - 2);
        Assert.InRange(presses - 2, 1, 3);
    }

    [Fact]
    public async Task Those_by_attendance_alone_are_set_in_one_press_after_the_last_pupil()
    {
        await LeaveAsync(1, block: true);
        await using var window = await OpenAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.Locator("[data-block]:focus").WaitForAsync();

        await PressAsync(window, "Enter");

        await SavedAsync(window);
        Assert.Equal(
            0,
            await window.Page.Locator("#block tr[data-saved='']:not(:has(:disabled))").CountAsync()
        );
        Assert.Equal(StaffTime.Of("the block by attendance alone"), presses);
        Assert.Equal(1, presses);
    }

    [Fact]
    public async Task A_held_key_confirms_one_pupil_and_no_more()
    {
        await LeaveAsync(5, block: true);
        await using var window = await OpenAsync();

        for (var i = 0; i < 20; i++)
        {
            await window.Page.Keyboard.DownAsync("Enter");
        }

        await window.Page.Keyboard.UpAsync("Enter");

        await SavedAsync(window);
        Assert.Equal(1, await AcceptedAsync());
    }

    [Fact]
    public async Task Several_are_ticked_and_judged_at_once_and_an_undo_takes_all_back()
    {
        await LeaveAsync(4);
        await using var window = await OpenAsync();
        var keyboard = window.Page.Keyboard;
        await keyboard.PressAsync("x");
        await GoOnAsync(window);
        await keyboard.PressAsync("x");

        await keyboard.PressAsync("a");
        await keyboard.PressAsync("3");
        await SavedAsync(window);
        var judged = await JudgedAsync(Rag.Amber, "Not on track");
        await keyboard.PressAsync("Control+z");
        await window.Page.GetByText("All saved").WaitForAsync();

        Assert.Equal(2, judged);
        Assert.Equal(4, await OpenLinesAsync(window));
    }

    [Fact]
    public async Task A_comment_that_is_chosen_with_the_mouse_is_for_its_own_line()
    {
        await LeaveAsync(2);
        await using var window = await OpenAsync();
        var lines = await window
            .Page.Locator("tr[data-saved='']")
            .EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.pupil)");
        await window.Page.Keyboard.TypeAsync("a1a1");
        await SavedAsync(window);

        await LineOf(window, lines[0]).Locator("input[type=checkbox]").CheckAsync();
        await LineOf(window, lines[1]).Locator("select").SelectOptionAsync("3");
        await SavedAsync(window);

        Assert.Equal(1, await JudgedAsync(Rag.Amber, "Attendance"));
        Assert.Equal(1, await JudgedAsync(Rag.Amber, "Not on track"));
    }

    [Fact]
    public async Task What_is_judged_while_the_line_is_down_goes_out_when_it_is_back()
    {
        await LeaveAsync(3);
        await using var window = await OpenAsync();
        await window.Page.Context.SetOfflineAsync(true);
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.GetByText("2 RAGs wait on this machine").WaitForAsync();

        await window.Page.Context.SetOfflineAsync(false);
        await SavedAsync(window);

        Assert.Equal(2, await AcceptedAsync());
    }

    [Fact]
    public async Task Where_two_disagree_both_are_shown_and_the_person_chooses()
    {
        await LeaveAsync(2);
        await using var window = await OpenAsync();
        await using var other = await OpenAsync();
        await other.Page.Keyboard.PressAsync("g");
        await SavedAsync(other);

        await window.Page.Keyboard.PressAsync("r");
        await window.Page.Keyboard.PressAsync("1");
        await window.Page.GetByText("set green").WaitForAsync();
        await window.PressAsync("Keep mine");
        await SavedAsync(window);

        Assert.Equal(1, await JudgedAsync(Rag.Red, "Attendance"));
    }

    [Fact]
    public async Task A_red_without_its_comment_is_said_not_to_be_saved_until_it_has_one()
    {
        await LeaveAsync(3);
        await using var window = await OpenAsync();
        var keyboard = window.Page.Keyboard;
        await keyboard.PressAsync("r");
        await GoOnAsync(window);

        await keyboard.PressAsync("g");
        await window.Page.GetByText("1 RAG waits for its comment and is not saved.").WaitForAsync();
        await window.Page.Locator("tr:has(select[aria-invalid]) input:checked").FocusAsync();
        await keyboard.PressAsync("1");
        await SavedAsync(window);

        Assert.Equal(1, await JudgedAsync(Rag.Red, "Attendance"));
    }

    [Fact]
    public async Task What_is_chosen_before_the_page_can_save_is_saved_as_soon_as_it_can()
    {
        await LeaveAsync(2);
        await using var window = await OpenAsync();
        await window.ReloadOnASlowLineAsync();

        await window
            .Page.Locator("tr[data-saved=''] input[value=G]")
            .First.DispatchEventAsync("click");
        await SavedAsync(window);

        Assert.Equal(1, await OpenLinesAsync(window));
    }

    private async Task<Window> OpenAsync()
    {
        var window = await browser.OpenAsync(Leader, elsewhere: school);
        await window.Page.GotoAsync("/faculty-rag");
        await window.Page.Locator("tr:focus-within").WaitForAsync();
        return window;
    }

    private Task PressAsync(Window window, string key)
    {
        presses++;
        return window.Page.Keyboard.PressAsync(key);
    }

    private static ILocator LineOf(Window window, string pupil) =>
        window.Page.Locator($"tr[data-pupil='{pupil}']");

    private static Task SavedAsync(Window window) =>
        window.Page.GetByText("All saved").WaitForAsync();

    /// <summary>To the next line that is not judged yet, by the arrow.</summary>
    private static async Task GoOnAsync(Window window)
    {
        do
        {
            await window.Page.Keyboard.PressAsync("ArrowDown");
        } while (await window.Page.Locator("tr[data-saved='']:focus-within").CountAsync() == 0);
    }

    private static Task<int> OpenLinesAsync(Window window) =>
        window
            .Page.Locator("tr[data-pupil]:not(#block tr)")
            .EvaluateAllAsync<int>(
                "rows => rows.filter(row => row.querySelector('input:checked').value === '').length"
            );

    private async Task<int> AcceptedAsync()
    {
        await using var db = await school.Data.Place.OpenAsync();
        return await db.FacultyRags.CountAsync(
            row => row.Revision > Before && row.AsSuggested,
            Cancel
        );
    }

    private async Task<int> JudgedAsync(Rag rag, string comment)
    {
        await using var db = await school.Data.Place.OpenAsync();
        return await db.FacultyRags.CountAsync(
            row => row.Revision > Before && row.Rag == rag && row.Comment == comment,
            Cancel
        );
    }

    /// <summary>
    /// Leaves so many of English to be judged who have a suggestion, in the order of the page, as though the CL had set the others green before.
    /// </summary>
    /// <param name="block">Whether those by attendance alone are left too.</param>
    private async Task LeaveAsync(int pupils, bool block = false)
    {
        await using var window = await browser.OpenAsync(Leader, elsewhere: school);
        await window.Page.GotoAsync("/faculty-rag");
        var open = await window
            .Page.Locator("tr[data-saved='']")
            .EvaluateAllAsync<string[][]>(
                "rows => rows.map(row => [row.dataset.pupil, row.dataset.cycle, row.dataset.suggested, row.closest('#block') ? 'block' : ''])"
            );
        var left = open.Where(row => row[2].Length > 0 && row[3].Length == 0)
            .Take(pupils)
            .Select(row => row[0] + row[1])
            .ToHashSet();
        await using var db = await school.Data.Place.OpenAsync();
        var english = await db.Faculties.SingleAsync(row => row.Name == "English", Cancel);
        var someone = await db.Staff.FirstAsync(Cancel);
        await db.InsertAsync(
            open.Where(row => !left.Contains(row[0] + row[1]) && !(block && row[3].Length > 0))
                .Select(row => new FacultyRag
                {
                    SchoolId = english.SchoolId,
                    CycleId = Guid.Parse(row[1]),
                    FacultyId = english.Id,
                    PupilId = Guid.Parse(row[0]),
                    Rag = Rag.Green,
                    StaffId = someone.Id,
                    At = school.Clock.GetUtcNow().UtcDateTime,
                    Revision = Before,
                })
                .ToList()
        );
        Assert.Equal(pupils, left.Count);
        await db.Schools.ExecuteUpdateAsync(
            row => row.SetProperty(one => one.RagRevision, _ => Before),
            Cancel
        );
    }
}
