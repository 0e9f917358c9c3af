using Edict.Demonstration;
using Edict.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Edict.Browser.Tests;

/// <summary>The office takes in files in a school of each test's own.</summary>
public sealed class OfficeTests(RunningSchool browser) : IAsyncLifetime
{
    private static readonly SchoolPupil Brodie = TestSchool.BrodieKane;

    private ServedSchool school = null!;

    public async ValueTask InitializeAsync() => school = await ServedSchool.ServeAsync();

    public ValueTask DisposeAsync() => school.DisposeAsync();

    [Fact]
    public async Task A_file_goes_in_and_is_undone_by_keyboard_alone()
    {
        var before = await AllRows.InAsync(school.Data.Place);
        await using var window = await OpenAsync(StaffKeys.Office);
        var keys = window.Page.Keyboard;
        // Asked for before the page is there: the browser takes a moment to hand its choosers over.
        var chosen = new TaskCompletionSource<IFileChooser>();
        window.Page.FileChooser += (_, chooser) => chosen.TrySetResult(chooser);
        await window.GoToAsync(Place.Imports);

        await window.TabToAsync(stop => stop.Name == "What the file holds");
        await keys.PressAsync("p");
        await window.TabToAsync(stop => stop.Name.StartsWith("File ", StringComparison.Ordinal));
        await keys.PressAsync("Enter");
        var chooser = await chosen.Task.WaitAsync(
            TimeSpan.FromSeconds(30),
            TestContext.Current.CancellationToken
        );
        await chooser.SetFilesAsync(
            new UploadedFile("Pupils", "pupils.csv", PupilsExport.Without([Brodie])).Payload
        );
        await EnterAsync(window, "Upload and see the plan");
        await window.HeadedAsync("What pupils.csv would do");
        await window.TabToAsync(stop =>
            stop.Name == $"Kane, Brodie (S2 {Brodie.RegistrationClass})"
        );
        await keys.PressAsync("ArrowDown");
        await EnterAsync(window, "Look again");
        await window.Page.WaitForFunctionAsync(
            "() => document.querySelector('#Answers_Missing_0')?.selectedIndex === 1 && document.activeElement === document.body"
        );
        await EnterAsync(window, "Take it in");
        await window.HeadedAsync("What pupils.csv did");
        var done = await window.SaidAsync();
        await EnterAsync(window, "Undo this import");
        await window.Page.GetByText("Undone: ").WaitForAsync();

        Assert.Contains(
            "Taken in: 0 added, 0 changed, 983 unchanged, 1 left.",
            done,
            StringComparison.Ordinal
        );
        Assert.Contains("1 left", done, StringComparison.Ordinal);
        Assert.Equal(before, await AllRows.InAsync(school.Data.Place));
    }

    [Fact]
    public async Task A_new_sessions_files_go_in_through_the_page_as_an_office_would_and_out_again()
    {
        await TwoRecords.AddAsync(school.Data.Place);
        await NextSession.AddAsync(school.Data.Place);
        school.Clock.SetUtcNow(new(NextSession.Now, TimeSpan.Zero));
        var before = await AllRows.InAsync(school.Data.Place);
        await using var office = await OpenAsync(StaffKeys.Office);

        await office.UploadAsync(new("Pupils", "pupils-2027.csv", NextSession.Pupils));
        var plan = await office.SaidAsync();
        await office.Page.GetByLabel("who are missing from S6").CheckAsync();
        await office
            .Page.GetByLabel("FRASER, Ailsa")
            .SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await office.PressAsync("Look again");
        await office.Page.GetByText("The same pupil under two SCNs").WaitForAsync();
        await office.PressAsync("Take it in");
        await office.HeadedAsync("What pupils-2027.csv did");
        var pupils = office.Page.Url;
        var done = await office.SaidAsync();

        Assert.Contains("3 added", plan, StringComparison.Ordinal);
        Assert.Contains($"{NextSession.Leavers.Count} left", done, StringComparison.Ordinal);
        Assert.Contains("1 merged", done, StringComparison.Ordinal);
        await RegistersAreRightAsync();

        school.Clock.SetUtcNow(new(NextSession.Later, TimeSpan.Zero));
        await using var september = await OpenAsync(StaffKeys.Office);
        await september.UploadAsync(
            new($"Reports of {NextSession.Cycle}", "senior-1.csv", NextSession.Reports)
        );
        await september.PressAsync("Take it in");
        await september.HeadedAsync("What senior-1.csv did");

        await ListsAreRightAsync();

        await UndoAsync(september, september.Page.Url);
        await UndoAsync(september, pupils);
        Assert.Equal(before, await AllRows.InAsync(school.Data.Place));
    }

    private Task<Window> OpenAsync(string person) => browser.OpenAsync(person, elsewhere: school);

    private static async Task EnterAsync(Window window, string button)
    {
        await window.TabToAsync(stop => stop.Name == button);
        await window.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task UndoAsync(Window office, string import)
    {
        await office.Page.GotoAsync(import);
        await office.PressAsync("Undo this import");
        await office.Page.GetByText("Undone: ").WaitForAsync();
    }

    /// <summary>Who is in the session, and the one of two records.</summary>
    private async Task RegistersAreRightAsync()
    {
        await using var db = await school.Data.Place.OpenAsync();
        var enrolled = await (
            from enrolment in db.Enrolments
            join pupil in db.Pupils on enrolment.PupilId equals pupil.Id
            where enrolment.Session == NextSession.Name
            select new { pupil.Scn, enrolment.RegistrationClass }
        ).ToDictionaryAsync(row => row.Scn, row => row.RegistrationClass, Cancel);
        var music = await db.Reports.CountAsync(
            row =>
                db.Pupils.Any(pupil => pupil.Id == row.PupilId && pupil.Scn == TwoRecords.Ailsa.Scn)
                && db.Subjects.Any(subject =>
                    subject.Id == row.SubjectId && subject.Name == "Music"
                ),
            Cancel
        );
        Assert.DoesNotContain(NextSession.Leavers, row => enrolled.ContainsKey(row.Scn));
        Assert.All(
            NextSession.Arrivals,
            row => Assert.Equal(row.RegistrationClass, enrolled[row.Scn])
        );
        Assert.All(NextSession.Moved, row => Assert.Equal("3C2", enrolled[row.Scn]));
        Assert.False(enrolled.ContainsKey(TwoRecords.Scn));
        Assert.Equal(1, music);
    }

    /// <summary>What the head sees of the new session.</summary>
    private async Task ListsAreRightAsync()
    {
        await using var head = await OpenAsync(StaffKeys.Head);
        await head.GoToAsync(Place.Concerns);
        var listed = await head.PupilsAsync();
        Assert.Single(
            listed,
            name => name.StartsWith("Fraser, Ailsa", StringComparison.OrdinalIgnoreCase)
        );
        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Fraser, Ailsa" }).ClickAsync();
        await head.HeadedAsync("Ailsa Fraser");
        var ailsa = await head.SaidAsync();
        Assert.Contains("Registration class\n6T1", ailsa, StringComparison.Ordinal);
        Assert.Contains("6MA", ailsa, StringComparison.Ordinal);
        Assert.Equal(200, await StatusAsync(head, NextSession.Arrivals[0].Scn));
        Assert.Equal(404, await StatusAsync(head, NextSession.Leavers[0].Scn));
    }

    private async Task<int> StatusAsync(Window window, string scn)
    {
        await using var db = await school.Data.Place.OpenAsync();
        var pupil = await db.Pupils.SingleAsync(row => row.Scn == scn, Cancel);
        return (await window.Page.GotoAsync($"/pupils/{pupil.Id}"))!.Status;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
