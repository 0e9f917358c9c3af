using Edict.Demonstration;
using Microsoft.Playwright;

namespace Edict.Browser.Tests;

/// <summary>How a person looks: a width in CSS pixels, and light or dark by the system's choice.</summary>
public sealed record View(int Width, ColorScheme Scheme = ColorScheme.Light)
{
    public static readonly View Desk = new(1280);

    /// <summary>A desk at 200 % zoom: half the CSS pixels, each twice as large.</summary>
    public static readonly View Zoomed = new(640);

    public BrowserNewContextOptions Options(string address) =>
        new()
        {
            BaseURL = address,
            ColorScheme = Scheme,
            DeviceScaleFactor = this == Zoomed ? 2 : 1,
            ViewportSize = new() { Width = Width, Height = Width * 5 / 8 },
        };
}

/// <summary>One person's window: a page, with cookies of its own.</summary>
public sealed class Window(IBrowserContext context, IPage page) : IAsyncDisposable
{
    /// <summary>The places that have an address of their own.</summary>
    private static readonly Dictionary<Place, string> Addresses = new()
    {
        [Place.Demo] = "/demo",
        [Place.Concerns] = "/concerns",
        [Place.GoodNews] = "/good-news?groups=true",
        [Place.Imports] = "/imports",
        [Place.School] = "/school",
        [Place.Subjects] = "/school/subjects",
        [Place.Houses] = "/school/houses",
        [Place.NewSession] = "/school/new-session",
        [Place.Classes] = "/school/classes?stage=S6",
        [Place.Overview] = "/overview",
        [Place.Protocol] = "/protocol",
        [Place.Accessibility] = "/accessibility",
        [Place.Look] = "/look",
        [Place.VulnerableGroups] = "/vulnerable-groups",
        [Place.EnterReports] = "/reports",
        [Place.FacultyRag] = "/faculty-rag",
        [Place.Audit] = "/audit",
        [Place.Cycles] = "/cycles",
        [Place.CycleDates] = "/cycles/dates",
        [Place.Policy] = "/policy",
        [Place.EditPolicy] = "/policy/edit",
        [Place.Shortlist] = "/support/shortlist",
        [Place.Raised] = "/raised",
        [Place.MyWork] = "/",
    };

    public IPage Page => page;

    public ValueTask DisposeAsync() => context.DisposeAsync();

    /// <summary>Goes to a place by its name in the tests.</summary>
    public async Task GoToAsync(Place place)
    {
        await OpenAsync(place);
        // A form leads on to a page whose style may still be on its way.
        await LoadedAsync();
    }

    /// <summary>Begins the page anew, of which the part that saves comes two seconds late.</summary>
    public async Task ReloadOnASlowLineAsync()
    {
        await Page.RouteAsync(
            "**/saving-page*.js",
            async route =>
            {
                await Task.Delay(2000);
                await route.ContinueAsync();
            }
        );
        await Page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
    }

    /// <summary>Waits until the page has all of its parts, by its own word: the event can pass before anybody waits for it.</summary>
    public Task LoadedAsync() =>
        page.WaitForFunctionAsync("() => document.readyState === 'complete'");

    /// <summary>A page of the first pupil on the list of vulnerable groups.</summary>
    private async Task OpenListedAsync(Place place)
    {
        var (link, shown) =
            place == Place.WhyListed
                ? ("a.why", "Who else can")
                : ("a.set-groups", "What was recorded");
        await page.GotoAsync("/vulnerable-groups");
        await page.Locator(link).First.ClickAsync();
        await page.GetByText(shown).WaitForAsync();
    }

    private async Task OpenAsync(Place place)
    {
        if (Addresses.TryGetValue(place, out var address))
        {
            await page.GotoAsync(address);
            return;
        }

        switch (place)
        {
            case Place.Columns:
                await UploadAsync(Uploads.UnknownColumn);
                break;
            case Place.Plan:
                await UploadAsync(Uploads.Pupils);
                break;
            case Place.FaultyPlan:
                await UploadAsync(Uploads.Faulty);
                break;
            case Place.MendedPlan:
                await UploadAsync(Uploads.Faulty);
                await page.GetByLabel("Stage in line ").FillAsync("S5");
                await PressAsync("Look again");
                await page.GetByText("Put right here").WaitForAsync();
                break;
            case Place.Class or Place.ClassPupils:
                await OpenClassAsync(place);
                break;
            case Place.Import:
                await page.GotoAsync("/imports");
                await page.Locator("table.rows a").First.ClickAsync();
                await HeadedAsync("What ");
                break;
            case Place.ClassSheet or Place.HandIn:
                await OpenSheetAsync(place);
                break;
            case Place.DemoMail or Place.Mail or Place.Letter:
                await OpenMailAsync(place);
                break;
            case Place.GroupsByHand or Place.WhyListed:
                await OpenListedAsync(place);
                break;
            case Place.Cycle or Place.CloseCycle or Place.ReopenClass or Place.Remind:
                await OpenCycleAsync(place);
                break;
            case Place.KeptFrom or Place.Restricted or Place.People or Place.PersonOfStaff:
                await OpenPeopleAsync(place);
                break;
            default:
                await page.GotoAsync("/concerns?level=3");
                await page.Locator("a.pupil").First.ClickAsync();
                await page.WaitForURLAsync(
                    "**/pupils/*",
                    new() { WaitUntil = WaitUntilState.DOMContentLoaded }
                );
                break;
        }
    }

    /// <summary>A class as the office keeps it.</summary>
    private async Task OpenClassAsync(Place place)
    {
        await OpenAsync(Place.Classes);
        await page.Locator("table.rows a").First.ClickAsync();
        await page.GetByText("Give the class to somebody").WaitForAsync();
        if (place == Place.ClassPupils)
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "pupils" }).First.ClickAsync();
            await page.GetByLabel("Forename, surname").FillAsync("Fraser");
            await PressAsync("Find");
            await page.GetByText("pupils were found").WaitForAsync();
        }
    }

    private async Task OpenSheetAsync(Place place)
    {
        await page.GotoAsync("/reports");
        await page.Locator(".classes a").First.ClickAsync();
        await page.Locator(".cell:focus").WaitForAsync();
        if (place == Place.HandIn)
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Hand in" }).ClickAsync();
            await HeadedAsync("Hand in");
        }
    }

    /// <summary>A place of those about one cycle.</summary>
    private async Task OpenCycleAsync(Place place)
    {
        await page.GotoAsync("/cycles");
        if (place == Place.CloseCycle)
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Close Senior 3" })
                .First.ClickAsync();
            await HeadedAsync("Close Senior 3");
            return;
        }

        var name = place == Place.ReopenClass ? "BGE 2" : "Senior 3";
        await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await HeadedAsync(name);
        if (place == Place.ReopenClass)
        {
            await page.GetByText("Reopen for a day").First.ClickAsync();
            await HeadedAsync("Reopen");
        }
        else if (place == Place.Remind)
        {
            await page.GetByText("Remind those who have not").ClickAsync();
            await HeadedAsync("Remind of");
        }
    }

    /// <summary>A place of those about the staff, and about who is shown what of a pupil.</summary>
    private async Task OpenPeopleAsync(Place place)
    {
        switch (place)
        {
            case Place.KeptFrom:
                await page.GotoAsync("/school/kept-from");
                await page.GetByLabel("Forename, surname").FillAsync("Fraser");
                await PressAsync("Find");
                await page.GetByText("pupils of that name").WaitForAsync();
                break;
            case Place.Restricted:
                await page.GotoAsync("/concerns?level=3");
                await page.Locator("a.pupil").First.ClickAsync();
                await page.GetByText("Restrict who is shown").ClickAsync();
                await page.GetByText("Restrict", new() { Exact = true }).First.WaitForAsync();
                break;
            case Place.People:
                await page.GotoAsync("/school/people");
                break;
            default:
                await page.GotoAsync("/school/people");
                await page.Locator("table.rows a").First.ClickAsync();
                await page.GetByText("Roles, from a day").WaitForAsync();
                break;
        }
    }

    /// <summary>Uploads a file; what the school has is not changed by that.</summary>
    public async Task UploadAsync(UploadedFile file)
    {
        await page.GotoAsync("/imports");
        await page.GetByLabel("What the file holds")
            .SelectOptionAsync(new SelectOptionValue { Label = file.Holds });
        await page.GetByLabel("File (CSV or .xlsx").SetInputFilesAsync(file.Payload);
        await PressAsync("Upload and see the plan");
        await HeadedAsync("What ");
    }

    /// <summary>The page Mail has a letter then, which the reader caused.</summary>
    private async Task OpenMailAsync(Place place)
    {
        if (place == Place.DemoMail)
        {
            await page.GotoAsync("/demo/mail");
            return;
        }

        await page.GotoAsync("/mail");
        await PressAsync("Send a test letter to me");
        await page.GetByText("is queued").WaitForAsync();
        if (place == Place.Letter)
        {
            await page.Locator("table.rows a").First.ClickAsync();
            await HeadedAsync("Test letter");
        }
    }

    /// <summary>Presses a button.</summary>
    public Task PressAsync(string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();

    /// <summary>Waits for a page whose heading holds some words.</summary>
    public Task HeadedAsync(string words) => page.Locator($"h1:has-text('{words}')").WaitForAsync();

    /// <summary>The words of a page.</summary>
    public Task<string> SaidAsync() => page.InnerTextAsync("main");

    /// <summary>Presses Tab until a stop is reached. The stops passed on the way, it included, are returned.</summary>
    public async Task<IReadOnlyList<TabStop>> TabToAsync(Func<TabStop, bool> reached)
    {
        const int Most = 200;
        var stops = new List<TabStop>();
        while (stops.Count == 0 || !reached(stops[^1]))
        {
            Assert.True(stops.Count < Most, $"not reached by Tab: {string.Join(", ", stops)}");
            await page.Keyboard.PressAsync("Tab");
            stops.Add(await page.EvaluateAsync<TabStop>(TabStop.Focused));
        }

        return stops;
    }

    /// <summary>Whether the whole of a part lies within what the window shows now.</summary>
    public Task<bool> ShowsAsync(string part) =>
        page.Locator(part)
            .First.EvaluateAsync<bool>(
                "part => { const at = part.getBoundingClientRect(); return part.textContent !== '' && at.top >= 0 && at.bottom <= innerHeight; }"
            );

    /// <summary>The names of the pupils of concern, in the list's order.</summary>
    public Task<IReadOnlyList<string>> PupilsAsync() =>
        page.Locator("table.rows tbody th").AllInnerTextsAsync();
}

/// <summary>The places that the browser tests visit.</summary>
public enum Place
{
    Demo,
    DemoMail,
    Concerns,

    /// <summary>Whose home to call, with their groups.</summary>
    GoodNews,

    Overview,
    Protocol,
    Accessibility,
    Look,
    Pupil,
    VulnerableGroups,
    Audit,
    Policy,

    /// <summary>The policy as a form.</summary>
    EditPolicy,

    /// <summary>The classes that a teacher reports on.</summary>
    EnterReports,

    /// <summary>One of them, as a grid.</summary>
    ClassSheet,

    /// <summary>The last look at it.</summary>
    HandIn,

    /// <summary>A faculty's pupils, with the block of those by attendance alone.</summary>
    FacultyRag,

    /// <summary>Whom one is kept from, with a search that found pupils.</summary>
    KeptFrom,

    /// <summary>Where the SfLL restricts who is shown a pupil's groups.</summary>
    Restricted,

    /// <summary>Where the SfLL sets by hand which groups a pupil is in.</summary>
    GroupsByHand,

    /// <summary>Why a pupil stands on the list of vulnerable groups, and on whose else.</summary>
    WhyListed,

    /// <summary>What waits for the SfLL.</summary>
    MyWork,

    /// <summary>Whom teachers raised, as their CL finds them.</summary>
    Raised,

    /// <summary>Where the SfLL chooses whom the school targets.</summary>
    Shortlist,

    /// <summary>The calendar of cycles.</summary>
    Cycles,

    /// <summary>The one that is open, with its classes.</summary>
    Cycle,

    /// <summary>The look before it is closed.</summary>
    CloseCycle,

    /// <summary>A class of a closed one that is to take reports for a day.</summary>
    ReopenClass,

    /// <summary>To whom a reminder would go.</summary>
    Remind,

    /// <summary>The imports, and the form that begins one.</summary>
    Imports,

    /// <summary>An upload with a column that is not known.</summary>
    Columns,

    /// <summary>An upload that asks what has become of pupils, and has counts out of the ordinary.</summary>
    Plan,

    /// <summary>An upload with faults.</summary>
    FaultyPlan,

    /// <summary>The same with its fault put right.</summary>
    MendedPlan,

    /// <summary>An import that is done, with what an undo would restore.</summary>
    Import,

    /// <summary>The form that sets up a cycle.</summary>
    CycleDates,

    /// <summary>The staff, with the form that adds somebody.</summary>
    People,

    /// <summary>One of the staff, with their roles and the forms that give and end them.</summary>
    PersonOfStaff,

    /// <summary>What there is of the school.</summary>
    School,
    Subjects,
    Houses,

    /// <summary>What the next session would be.</summary>
    NewSession,
    Classes,

    /// <summary>One of them, with its teachers.</summary>
    Class,

    /// <summary>Its pupils, with a search that found some.</summary>
    ClassPupils,

    Mail,

    /// <summary>A letter that the reader caused.</summary>
    Letter,
}

public static class Places
{
    /// <summary>One of the cast who sees the place.</summary>
    public static string Person(this Place place) =>
        place switch
        {
            Place.EnterReports or Place.ClassSheet or Place.HandIn => StaffKeys.Teacher(
                "English",
                1
            ),
            Place.Raised => StaffKeys.CurriculumLeader("English"),
            Place.FacultyRag => StaffKeys.CurriculumLeader("English"),
            Place.Restricted or Place.GroupsByHand or Place.Shortlist or Place.MyWork =>
                StaffKeys.SupportForLearning,
            < Place.Imports => StaffKeys.Head,
            _ => StaffKeys.Office,
        };
}

/// <summary>What has the focus.</summary>
public sealed class TabStop
{
    /// <summary>Reads what has the focus; the name is empty when nothing has it.</summary>
    public const string Focused = """
        () => {
          const at = document.activeElement;
          const style = getComputedStyle(at);
          const box = at.getBoundingClientRect();
          return {
            name: at === document.body ? ""
              : (at.getAttribute("aria-label") ?? (at.labels?.[0] ?? at).innerText).trim().split("\n")[0],
            isPupil: at.matches("a.pupil"),
            isInMain: at.matches("main *"),
            outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
            isSeen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
          };
        }
        """;

    public string Name { get; set; } = "";

    public bool IsPupil { get; set; }

    public bool IsInMain { get; set; }

    /// <summary>The width of the outline in pixels; none is 0.</summary>
    public double Outline { get; set; }

    /// <summary>Whether it lies in the part of the page that is seen.</summary>
    public bool IsSeen { get; set; }

    public override string ToString() => Name;
}
