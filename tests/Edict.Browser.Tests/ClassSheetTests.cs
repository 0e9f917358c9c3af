using Edict.Data;
using Edict.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Edict.Browser.Tests;

/// <summary>A teacher reports on a class of 30 by keyboard, in a school of each test's own whose third BGE cycle is open.</summary>
public sealed class ClassSheetTests(RunningSchool browser) : IAsyncLifetime
{
    private const string Teacher = "teacher-english-1";
    private const string Class = "1EN1";
    private const int Pupils = 30;

    private ServedSchool school = null!;
    private int presses;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        school = await ServedSchool.ServeAsync();
        await using var db = await school.Data.Place.OpenAsync();
        var cycle = await db.Cycles.AsTracking().SingleAsync(row => row.Name == "BGE 3", Cancel);
        cycle.OpensOn = DateOnly.FromDateTime(school.Clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(Cancel);
        await MakeThirtyAsync(db);
    }

    public ValueTask DisposeAsync() => school.DisposeAsync();

    [Fact]
    public async Task A_class_of_thirty_is_reported_from_nothing_without_a_click()
    {
        await using var window = await OpenAsync();

        for (var i = 0; i < 3 * Pupils; i++)
        {
            await PressAsync(window, i % 7 == 0 ? "3" : "2");
        }

        Assert.True(
            await window.ShowsAsync("#saving"),
            "what became of the last key is out of sight"
        );
        Assert.True(await window.ShowsAsync(".sheet thead th"), "the headings are out of sight");
        await PressAsync(window, "Enter");
        await HandInAsync(window);

        await window.HeadedAsync("Enter reports");
        Assert.Contains("30 of 30", await window.SaidAsync(), StringComparison.Ordinal);
        Assert.Equal(30, await RatedAsync());
        Assert.Equal(StaffTime.Of("from nothing"), presses);
        Assert.InRange(presses, 1, 95);
    }

    [Fact]
    public async Task A_block_from_a_spreadsheet_lands_where_its_names_say()
    {
        await using var window = await OpenAsync();
        var names = await window
            .Page.Locator("[data-name]")
            .EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.name).reverse()");
        var block = string.Join(
            "\r\n",
            names.Select((name, i) => $"{name}\t2\t1\t{1 + (i % 3)}").Prepend("Pupil\tE\tB\tH")
        );
        await window.Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", block);

        await PressAsync(window, "Control+v");
        var shown = await window.Page.InnerTextAsync("#paste");
        await PressAsync(window, "Control+Enter");
        await HandInAsync(window);

        await window.HeadedAsync("Enter reports");
        Assert.Contains(
            "90 marks, each to the pupil it names, in the columns that the block's headings name.",
            shown,
            StringComparison.Ordinal
        );
        Assert.Equal(30, await RatedAsync());
        Assert.Equal(StaffTime.Of("from a pasted block"), presses);
        Assert.InRange(presses, 1, 3);
    }

    [Fact]
    public async Task The_same_as_last_time_but_for_six_marks_takes_thirty_presses_at_most()
    {
        await using var window = await OpenAsync();

        await PressAsync(window, "=");
        foreach (var (row, column) in new[] { (3, 2), (7, 0), (12, 1), (16, 0), (21, 2), (27, 1) })
        {
            await GoByNameAsync(window, row, column);
            await PressAsync(window, "4");
        }

        var counted = await window.Page.InnerTextAsync("#filled");
        var marked = await window.Page.Locator("td.by-SameAsLastTime").CountAsync();
        await PressAsync(window, "Control+Enter");
        await HandInAsync(window);

        await window.HeadedAsync("Enter reports");
        Assert.Equal("= 84 of 90 marks by Same as last time", counted.Trim());
        Assert.Equal(84, marked);
        Assert.Equal(30, await RatedAsync());
        Assert.Equal(6, await FoursMoreThanBeforeAsync());
        Assert.Equal(StaffTime.Of("the same as last time"), presses);
        Assert.InRange(presses, 1, 30);
    }

    [Fact]
    public async Task A_held_key_gives_one_mark()
    {
        await using var window = await OpenAsync();

        await window.Page.Keyboard.DownAsync("2");
        await window.Page.Keyboard.DownAsync("2");
        await window.Page.Keyboard.DownAsync("2");
        await window.Page.Keyboard.UpAsync("2");

        Assert.Equal(["2", "", ""], (await CellsAsync(window)).Take(3));
    }

    [Fact]
    public async Task What_is_typed_while_the_line_is_down_is_kept_and_goes_out_later()
    {
        await using var window = await OpenAsync();
        var context = window.Page.Context;
        await context.SetOfflineAsync(true);
        await window.Page.Keyboard.TypeAsync("213");
        await window.Page.GetByText("3 marks wait on this machine").WaitForAsync();
        await window.Page.CloseAsync(new() { RunBeforeUnload = false });
        await context.SetOfflineAsync(false);

        var again = await context.NewPageAsync();
        await again.GotoAsync("/reports");
        await again.GetByRole(AriaRole.Link, new() { Name = Class }).ClickAsync();
        await again.GetByText("All saved").WaitForAsync();

        Assert.Equal(1, await RatedAsync());
    }

    [Fact]
    public async Task What_is_typed_while_the_cycle_closes_is_refused_shown_and_kept()
    {
        await using var window = await OpenAsync();
        await window.Page.Context.SetOfflineAsync(true);
        await window.Page.Keyboard.TypeAsync("213");
        await window.Page.GetByText("3 marks wait on this machine").WaitForAsync();
        await CloseAsync();

        await window.Page.Context.SetOfflineAsync(false);

        var refused = window.Page.Locator(".refused");
        await refused.WaitForAsync();
        Assert.Contains(
            "BGE 3 is closed",
            await refused.InnerTextAsync(),
            StringComparison.Ordinal
        );
        await window.Page.ReloadAsync();
        await refused.WaitForAsync();
        Assert.Contains("Effort 2", await refused.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await RatedAsync());
        await window.PressAsync("Throw these away");
        await window.Page.ReloadAsync();
        Assert.Equal(0, await refused.CountAsync());
    }

    [Fact]
    public async Task Where_two_people_disagree_both_marks_are_shown_and_the_person_chooses()
    {
        await using var window = await OpenAsync();
        await using var leader = await OpenAsync("cl-english");
        await leader.Page.Keyboard.TypeAsync("44");
        await leader.Page.GetByText("All saved").WaitForAsync();

        await window.Page.Keyboard.TypeAsync("12");
        await window.Page.GetByText("Take theirs").Nth(1).WaitForAsync();
        var said = await window.Page.Locator(".sheet .note").First.InnerTextAsync();
        await window.Page.GetByText("Keep mine").First.ClickAsync();
        await window.Page.GetByText("Take theirs").ClickAsync();
        await window.Page.GetByText("All saved").WaitForAsync();

        Assert.Contains("put a 4 here", said, StringComparison.Ordinal);
        await window.Page.ReloadAsync();
        Assert.Equal(["1", "4", ""], (await CellsAsync(window)).Take(3));
    }

    [Fact]
    public async Task Whoever_types_again_where_two_people_disagree_has_chosen()
    {
        await using var window = await OpenAsync();
        await using var leader = await OpenAsync("cl-english");
        await leader.Page.Keyboard.TypeAsync("4");
        await leader.Page.GetByText("All saved").WaitForAsync();
        await window.Page.Keyboard.TypeAsync("1");
        await window.Page.GetByText("Take theirs").WaitForAsync();

        await window.Page.Keyboard.PressAsync("ArrowLeft");
        await window.Page.Keyboard.TypeAsync("3");
        await window.Page.GetByText("All saved").WaitForAsync();

        Assert.Equal(0, await window.Page.GetByText("Keep mine").CountAsync());
        await window.Page.ReloadAsync();
        Assert.Equal("3", (await CellsAsync(window))[0]);
    }

    [Fact]
    public async Task A_block_with_other_columns_lands_where_its_headings_say_and_a_decimal_is_left_out()
    {
        await using var window = await OpenAsync();
        var name = await window.Page.Locator("[data-name]").Nth(4).GetAttributeAsync("data-name");
        await window.Page.EvaluateAsync(
            "text => navigator.clipboard.writeText(text)",
            $"No.\tPupil\tReg\tHomework\tEffort\tWorking grade\r\n5\t{name}\t1C1\t3\t2.5\t4"
        );

        await window.Page.Keyboard.PressAsync("Control+v");
        var shown = await window.Page.InnerTextAsync("#paste");
        await window.PressAsync("Take it");
        await window.Page.GetByText("All saved").WaitForAsync();

        Assert.Contains(
            "1 mark, each to the pupil it names, in the columns that the block's headings name. "
                + "Left out, since they are no marks or have no cell: 2.5.",
            shown,
            StringComparison.Ordinal
        );
        Assert.Equal(["", "", "3"], (await CellsAsync(window)).Skip(12).Take(3));
        Assert.All((await CellsAsync(window)).Take(12), cell => Assert.Equal("", cell));
    }

    [Fact]
    public async Task A_pupil_without_marks_is_no_heading_though_their_level_is_a_letter()
    {
        await using var window = await OpenAsync();
        var names = await window
            .Page.Locator("[data-name]")
            .EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.name)");
        await window.Page.EvaluateAsync(
            "text => navigator.clipboard.writeText(text)",
            $"{names[0]}\tH\t\t\t\n{names[1]}\tH\t1\t2\t3"
        );

        await window.Page.Keyboard.PressAsync("Control+v");
        await window.PressAsync("Take it");
        await window.Page.GetByText("All saved").WaitForAsync();

        Assert.Equal(["", "", "", "1", "2", "3"], (await CellsAsync(window)).Take(6));
    }

    [Fact]
    public async Task A_block_without_headings_keeps_its_row_numbers_and_registration_classes_out()
    {
        await using var window = await OpenAsync();
        var names = await window
            .Page.Locator("[data-name]")
            .EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.name)");
        await window.Page.EvaluateAsync(
            "text => navigator.clipboard.writeText(text)",
            string.Join("\n", names.Take(6).Select((name, i) => $"{i + 1}\t{name}\t1C1\t4\t3\t2"))
        );

        await window.Page.Keyboard.PressAsync("Control+v");
        await window.PressAsync("Take it");
        await window.Page.GetByText("All saved").WaitForAsync();

        Assert.All(
            (await CellsAsync(window)).Take(18).Chunk(3),
            cells => Assert.Equal(["4", "3", "2"], cells)
        );
    }

    [Fact]
    public async Task What_the_school_cannot_read_is_shown_and_keeps_no_other_mark_waiting()
    {
        await using var window = await OpenAsync();
        await window.Page.RouteAsync(
            "**/cells",
            route =>
                route.ContinueAsync(
                    new()
                    {
                        PostData = System.Text.Encoding.UTF8.GetBytes(
                            route.Request.PostData!.Replace(
                                "\"now\":3",
                                "\"now\":3.5",
                                StringComparison.Ordinal
                            )
                        ),
                    }
                )
        );

        await window.Page.Keyboard.TypeAsync("3");
        await window.Page.Locator(".refused").WaitForAsync();
        await window.Page.Keyboard.TypeAsync("2");
        await window
            .Page.Locator(".sheet [data-column=Behaviour][data-saved='2']")
            .First.WaitForAsync();
        await window
            .Page.GetByText("1 mark could not be saved: see above the table.")
            .WaitForAsync();
        Assert.Equal(["", "2", ""], (await CellsAsync(window)).Take(3));

        Assert.Contains(
            "The school cannot read this. Not saved: ",
            await window.Page.InnerTextAsync(".refused"),
            StringComparison.Ordinal
        );
        await window.PressAsync("Throw these away");
        await window.Page.GetByText("All saved").WaitForAsync();
        await window.Page.Locator(".sheet .cell:focus").WaitForAsync();
        await window.Page.ReloadAsync();
        Assert.Equal(["", "2", ""], (await CellsAsync(window)).Take(3));
    }

    [Fact]
    public async Task A_wrong_digit_of_a_phones_keyboard_leaves_the_mark_that_is_there()
    {
        await using var window = await OpenAsync();
        await window.Page.Keyboard.TypeAsync("3");

        await window.Page.EvaluateAsync(
            """
            () => {
              const cell = document.querySelector(".sheet .cell");
              cell.value = "7";
              cell.dispatchEvent(new Event("input", { bubbles: true }));
            }
            """
        );
        await window.Page.GetByText("7 is no mark here: 1 to 4.").WaitForAsync();

        Assert.Equal("3", (await CellsAsync(window))[0]);
    }

    [Fact]
    public async Task A_wrong_digit_is_told_for_longer_than_the_mark_before_it_takes_to_be_saved()
    {
        await using var window = await OpenAsync();

        await window.Page.Keyboard.TypeAsync("27");
        await window.Page.GetByText("All saved").WaitForAsync();

        Assert.Equal("7 is no mark here: 1 to 4.", await window.Page.InnerTextAsync("#told"));
        await window.Page.Keyboard.TypeAsync("3");
        Assert.Equal("", await window.Page.InnerTextAsync("#told"));
    }

    [Fact]
    public async Task What_is_typed_before_the_page_can_save_is_saved_as_soon_as_it_can()
    {
        await using var window = await OpenAsync();
        await window.ReloadOnASlowLineAsync();

        await window.Page.Locator(".sheet .cell").First.FillAsync("4");
        await window.Page.GetByText("All saved").WaitForAsync();

        await window.Page.UnrouteAllAsync();
        await window.Page.ReloadAsync();
        Assert.Equal("4", (await CellsAsync(window))[0]);
    }

    [Fact]
    public async Task In_a_cell_a_question_mark_lists_the_keys_of_the_class_too()
    {
        await using var window = await OpenAsync();

        await window.Page.Keyboard.PressAsync("?");

        Assert.Contains(
            "same as last time, in each blank",
            await window.Page.InnerTextAsync("dialog[open]"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_blank_lies_over_a_dialog_too_and_gives_the_place_back()
    {
        await using var window = await OpenAsync();
        await window.Page.Keyboard.TypeAsync("2");
        await window.Page.Keyboard.PressAsync("F9");
        await window.Page.Keyboard.PressAsync("Escape");
        Assert.Equal(
            "Behaviour",
            await window.Page.EvaluateAsync<string>("document.activeElement.dataset.column")
        );
        await window.Page.Keyboard.PressAsync("?");

        await window.Page.Keyboard.PressAsync("F9");

        Assert.Equal(
            "blank",
            await window.Page.EvaluateAsync<string>(
                "document.elementFromPoint(innerWidth / 2, innerHeight / 2).id"
            )
        );
        await window.Page.Keyboard.PressAsync("Escape");
        Assert.True(await window.Page.IsVisibleAsync("#keys"));
    }

    [Fact]
    public async Task A_mark_that_is_typed_again_while_the_answer_to_it_is_read_is_no_conflict()
    {
        await using var window = await OpenAsync();
        await window.Page.EvaluateAsync(
            """
            () => {
              const json = Response.prototype.json;
              Response.prototype.json = async function () {
                await new Promise((resolve) => setTimeout(resolve, 1000));
                return json.call(this);
              };
            }
            """
        );
        await window.Page.RunAndWaitForResponseAsync(
            () => window.Page.Keyboard.PressAsync("2"),
            answer => answer.Url.EndsWith("/cells", StringComparison.Ordinal)
        );

        await window.Page.Keyboard.PressAsync("ArrowLeft");
        await window.Page.Keyboard.PressAsync("4");
        await window.Page.GetByText("All saved").WaitForAsync();

        Assert.Equal(0, await window.Page.Locator("[data-contested]").CountAsync());
        await window.Page.ReloadAsync();
        Assert.Equal("4", (await CellsAsync(window))[0]);
    }

    [Fact]
    public async Task Whoever_hands_in_is_kept_where_two_disagree_until_they_have_chosen()
    {
        await using var window = await OpenAsync();
        await using var leader = await OpenAsync("cl-english");
        await leader.Page.Keyboard.TypeAsync("4");
        await leader.Page.GetByText("All saved").WaitForAsync();

        await window.Page.Keyboard.TypeAsync("1");
        await window.Page.Keyboard.PressAsync("Control+Enter");

        await window
            .Page.GetByText("Not all is saved yet, so the class is not handed in.")
            .WaitForAsync();
    }

    private async Task<Window> OpenAsync(string person = Teacher)
    {
        var window = await browser.OpenAsync(person, elsewhere: school);
        await window.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await window.Page.GotoAsync("/reports");
        await window
            .Page.GetByRole(AriaRole.Link, new() { Name = $"English {Class}" })
            .ClickAsync();
        await window.HeadedAsync(Class);
        await window.Page.Locator(".sheet .cell:focus").WaitForAsync();
        return window;
    }

    private Task PressAsync(Window window, string key)
    {
        presses++;
        return window.Page.Keyboard.PressAsync(key);
    }

    /// <summary>The last look: the button has the focus when nothing is blank.</summary>
    private async Task HandInAsync(Window window)
    {
        await window.HeadedAsync("Hand in");
        await window.Page.Locator("main button:focus").WaitForAsync();
        await PressAsync(window, "Enter");
    }

    /// <summary>Goes to a cell by the first letter of the pupil's name and the arrows, as a person would.</summary>
    private async Task GoByNameAsync(Window window, int row, int column)
    {
        var names = await window
            .Page.Locator("[data-name]")
            .EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.name)");
        var (at, from) = await PlaceAsync(window);
        while (at != row)
        {
            await PressAsync(window, Nearest(names, at, row));
            (at, from) = await PlaceAsync(window);
        }

        for (; from != column; from += Math.Sign(column - from))
        {
            await PressAsync(window, column > from ? "ArrowRight" : "ArrowLeft");
        }
    }

    /// <summary>An arrow where the row is beside, else the first letter of its name.</summary>
    private static string Nearest(string[] names, int at, int row) =>
        row == at - 1 ? "ArrowUp"
        : row == at + 1 ? "ArrowDown"
        : names[row][..1].ToLowerInvariant();

    private static async Task<(int Row, int Column)> PlaceAsync(Window window)
    {
        var at = await window.Page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('.sheet .cell')].indexOf(document.activeElement)"
        );
        return (at / 3, at % 3);
    }

    private static async Task<IReadOnlyList<string>> CellsAsync(Window window) =>
        await window
            .Page.Locator(".sheet .cell")
            .EvaluateAllAsync<string[]>("cells => cells.map(cell => cell.value)");

    private async Task<List<Report>> ReportsAsync(string cycle)
    {
        await using var db = await school.Data.Place.OpenAsync();
        var id = await db
            .Cycles.Where(row => row.Name == cycle)
            .Select(row => row.Id)
            .SingleAsync(Cancel);
        return await db
            .Reports.Where(row => row.CycleId == id && row.ClassKey == NameKey.Of(Class))
            .ToListAsync(Cancel);
    }

    private async Task<int> RatedAsync() =>
        (await ReportsAsync("BGE 3")).Count(row =>
            row is { Effort: not null, Behaviour: not null, Homework: not null }
        );

    private async Task<int> FoursMoreThanBeforeAsync()
    {
        var (now, before) = (await ReportsAsync("BGE 3"), await ReportsAsync("BGE 2"));
        return Fours(now) - Fours(before);

        static int Fours(IEnumerable<Report> reports) =>
            reports.Sum(row =>
                new[] { row.Effort, row.Behaviour, row.Homework }.Count(mark => mark == 4)
            );
    }

    private async Task CloseAsync()
    {
        await using var db = await school.Data.Place.OpenAsync();
        var cycle = await db.Cycles.AsTracking().SingleAsync(row => row.Name == "BGE 3", Cancel);
        cycle.ClosedAt = school.Clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>Moves pupils of the class beside it into the class, until there are thirty; all have every rating of last time.</summary>
    private static async Task MakeThirtyAsync(EdictDb db)
    {
        var last = await db.Cycles.SingleAsync(row => row.Name == "BGE 2", Cancel);
        var subject = await db.Subjects.SingleAsync(row => row.Name == "English", Cancel);
        var english = await (
            from report in db.Reports
            join pupil in db.Pupils on report.PupilId equals pupil.Id
            where report.CycleId == last.Id && report.SubjectId == subject.Id
            orderby pupil.Scn
            select report
        ).ToListAsync(Cancel);
        var own = english.Where(row => row.ClassKey == NameKey.Of(Class)).ToList();
        var moving = english.Where(row => row.ClassKey == "1en2").Take(Pupils - own.Count).ToList();
        await db.DeleteAsync([.. moving, .. own]);
        await db.InsertAsync([.. own.Concat(moving).Select(InTheClass)]);
    }

    private static Report InTheClass(Report row) =>
        new()
        {
            SchoolId = row.SchoolId,
            CycleId = row.CycleId,
            PupilId = row.PupilId,
            SubjectId = row.SubjectId,
            LevelKey = row.LevelKey,
            ClassKey = NameKey.Of(Class),
            Stage = row.Stage,
            Level = row.Level,
            Teacher = row.Teacher,
            Effort = row.Effort == 4 ? (byte)3 : row.Effort ?? 2,
            Behaviour = row.Behaviour == 4 ? (byte)3 : row.Behaviour ?? 2,
            Homework = row.Homework == 4 ? (byte)3 : row.Homework ?? 2,
            RecordedAt = row.RecordedAt,
        };
}
