using System.Net;
using System.Text;
using AngleSharp.Dom;
using Edict.Data;
using Edict.Demonstration;
using Edict.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Edict.Tests.Rules;

/// <summary>Requests that no page of Edict made, or that it made for somebody else; docs/security.md names these tests.</summary>
public sealed class ForgedTests(HostileSchool school) : IClassFixture<HostileSchool>
{
    private const string Token = "__RequestVerificationToken";

    private const string Elsewhere = "elsewhere";

    /// <summary>Every form that changes something, by its address.</summary>
    private static readonly string[] Forms =
    [
        "/audit",
        "/faculty-rag",
        "/imports",
        "/mail?handler=Again",
        "/mail?handler=GiveUp",
        "/mail?handler=Test",
        "/policy/edit",
        "/raised",
        "/school/classes",
        "/school/classes/CLASS/pupils?handler=Find",
        "/school/classes/CLASS?handler=End",
        "/school/classes/CLASS?handler=Teach",
        "/school/houses",
        "/school/kept-from?handler=Find",
        "/school/kept-from?handler=Remove",
        "/school/new-session",
        "/school/people",
        "/school/people?handler=Decide",
        "/school/people?handler=Withdraw",
        "/school/subjects?handler=Faculty",
        "/school/subjects?handler=Subject",
        "/support/shortlist",
        "/support/shortlist?handler=Find",
        "/vulnerable-groups?handler=Publish",
        "CYCLE/classes/CLASS",
        "CYCLE/reopen",
        "DATES",
        "DATES?handler=Remove",
        "DRAFT",
        "DRAFT/columns",
        "DRAFT?handler=Apply",
        "DRAFT?handler=Discard",
        "IMPORT",
        "OPEN/remind",
        "PERSON?handler=End",
        "PERSON?handler=Give",
        "PERSON?handler=StandIn",
        "PUPIL/groups",
        "PUPIL/groups?handler=Helps",
        "PUPIL/restricted",
        "PUPIL/restricted?handler=End",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_form_that_changes_something_is_taken_without_its_token()
    {
        var forms = await FormsAsync();
        var before = await EverythingAsync();

        foreach (var (sender, form) in forms)
        {
            var without = await sender.UploadAsync(
                form,
                File,
                (Token, null),
                ("Upload.For", "attendance")
            );
            var forged = await sender.SubmitAsync(form, (Token, "forged"));

            Assert.Equal(
                (AddressOf(form), HttpStatusCode.BadRequest, HttpStatusCode.BadRequest),
                (AddressOf(form), without.StatusCode, forged.StatusCode)
            );
        }

        Assert.Equal(
            Forms,
            forms
                .Select(sent => Named(sent.Form))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public void Only_pages_that_change_nothing_need_no_token() =>
        Assert.Equal(
            [typeof(Edict.Pages.Concerns.IndexModel), typeof(Edict.Pages.ProblemModel)],
            typeof(EdictDb)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(PageModel)))
                .Where(type =>
                    type.IsDefined(typeof(IgnoreAntiforgeryTokenAttribute), inherit: true)
                )
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
        );

    [Fact]
    public async Task The_form_of_ticked_pupils_changes_no_row()
    {
        var page = await school.Head.PageAsync("/concerns");
        var ids = page.QuerySelectorAll("input[name=pupil]")
            .Select(box => box.GetAttribute("value")!);
        var before = await EverythingAsync();

        var answer = await school.Head.PostAsync(
            "/concerns",
            Form(ids.Take(3).Select(id => ("pupil", id)))
        );
        var problem = await school.Head.PostAsync("/problem/404");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(3, Pages.ConcernsTests.Rows(await Browser.ReadAsync(answer)).Count);
        Assert.Equal(HttpStatusCode.NotFound, problem.StatusCode);
        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task A_form_that_was_shown_to_another_person_is_refused()
    {
        var shared = await school.Site.AsAsync(StaffKeys.Head);
        var heads = await PublishFormAsync(shared);
        await shared.SignInAsync(StaffKeys.Depute);
        var elsewhere = await school.Site.AsAsync(StaffKeys.Depute);
        await PublishFormAsync(elsewhere);
        var before = await EverythingAsync();

        var sameBrowser = await shared.SubmitAsync(heads, ("on", "true"));
        var otherBrowser = await elsewhere.SubmitAsync(heads, ("on", "true"));

        Assert.Equal(HttpStatusCode.BadRequest, sameBrowser.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, otherBrowser.StatusCode);
        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task Another_schools_pupils_imports_and_drafts_are_not_there()
    {
        await AddSchoolElsewhereAsync();
        var office = await school.Site.AsAsync(Elsewhere);
        var token = (await office.PageAsync("/imports"))
            .QuerySelector($"main [name={Token}]")!
            .GetAttribute("value")!;
        var before = await EverythingAsync();

        foreach (var address in new[] { school.Import, school.Draft, $"{school.Draft}/columns" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync(address));
            var posted = await office.PostAsync(address, Form([(Token, token)]));
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        }

        var applied = await office.PostAsync(
            $"{school.Draft}?handler=Apply",
            Form([(Token, token)])
        );
        await office.PostAsync($"{school.Draft}?handler=Discard", Form([(Token, token)]));
        Assert.Equal(HttpStatusCode.NotFound, applied.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync(school.Pupil));
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync(school.Letter));
        Assert.Equal(before, await EverythingAsync());
    }

    [Theory]
    [InlineData("/pupils/1", HttpStatusCode.NotFound)]
    [InlineData("/pupils/..%2f..%2fedict.db", HttpStatusCode.NotFound)]
    [InlineData("/imports/drafts/1%20or%201=1", HttpStatusCode.NotFound)]
    [InlineData("/imports/drafts/1/columns", HttpStatusCode.NotFound)]
    [InlineData("/problem/one", HttpStatusCode.NotFound)]
    [InlineData("/..%2fappsettings.json", HttpStatusCode.NotFound)]
    [InlineData("/edict.db", HttpStatusCode.NotFound)]
    [InlineData("/demo/as/%25", HttpStatusCode.NotFound)]
    [InlineData("/concerns?cycle=1", HttpStatusCode.BadRequest)]
    [InlineData("/concerns?level=99999999999", HttpStatusCode.BadRequest)]
    [InlineData("/vulnerable-groups?stage=%00", HttpStatusCode.OK)]
    public async Task An_address_that_was_made_up_is_refused_in_words(
        string address,
        HttpStatusCode status
    )
    {
        Assert.Equal(status, await school.Head.StatusAsync(address));
    }

    [Theory]
    [InlineData("/demo/as/head?returnUrl=https://evil.example&ReturnUrl=//evil.example")]
    [InlineData("/?returnUrl=//evil.example")]
    [InlineData("//evil.example")]
    [InlineData("//evil.example/..")]
    [InlineData("/%5cevil.example")]
    [InlineData("/concerns?ReturnUrl=//evil.example")]
    [InlineData("/demo?ReturnUrl=//evil.example")]
    public async Task Nobody_is_sent_to_another_site(string address)
    {
        foreach (
            var browser in new[]
            {
                school.Site.Anonymous(),
                await school.Site.AsAsync(StaffKeys.Head),
            }
        )
        {
            var answer = await browser.GetAsync(address);

            if (answer.Headers.Location is { } location)
            {
                Assert.Equal("localhost", new Uri(new Uri("http://localhost/"), location).Host);
            }
        }
    }

    [Theory]
    [InlineData("/concerns?stage=S4%0D%0ASet-Cookie:%20evil=1")]
    [InlineData("/concerns.xlsx?class=%0D%0ASet-Cookie:%20evil=1")]
    [InlineData("/vulnerable-groups.xlsx?class=%0D%0ASet-Cookie:%20evil=1")]
    [InlineData("/demo/as/%0D%0ASet-Cookie:%20evil=1")]
    [InlineData("/%0D%0ASet-Cookie:%20evil=1")]
    public async Task A_line_break_in_an_address_adds_no_header(string address)
    {
        foreach (var browser in new[] { school.Site.Anonymous(), school.Head })
        {
            var answer = await browser.GetAsync(address);

            AssertOneLineEach(answer);
        }
    }

    [Theory]
    [InlineData("a\r\nSet-Cookie: evil=1.csv")]
    [InlineData("../../../tmp/x.csv")]
    [InlineData("..\\..\\x.csv")]
    [InlineData("\0.csv")]
    public async Task A_name_of_a_file_or_a_source_that_means_harm_is_text_or_refused(string name)
    {
        var form = (await school.Office.PageAsync("/imports")).QuerySelector("main form")!;

        var answer = await school.Office.UploadAsync(
            form,
            File with
            {
                FileName = name,
            },
            ("Upload.For", "attendance")
        );
        var source = await school.Office.UploadAsync(
            form,
            File,
            ("Upload.For", "attendance"),
            ("Upload.Source", name)
        );

        AssertOneLineEach(answer);
        AssertOneLineEach(source);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(
            name.Any(char.IsControl) ? HttpStatusCode.BadRequest : HttpStatusCode.Redirect,
            source.StatusCode
        );
        var page = await school.Office.PageAsync(answer.Headers.Location!.ToString());
        Assert.DoesNotContain(page.QuerySelector("h1")!.TextContent, char.IsControl);
    }

    [Fact]
    public async Task A_form_with_too_many_fields_or_too_many_bytes_is_refused_and_changes_nothing()
    {
        var draft = await school.Office.PageAsync(school.Draft);
        var token = draft.QuerySelector($"#look [name={Token}]")!.GetAttribute("value")!;
        var before = await EverythingAsync();

        var fields = await school.Office.PostAsync(
            school.Draft,
            Form([(Token, token), .. Enumerable.Repeat(("Answers.Missing", "x"), 10_001)])
        );
        var ticks = await school.Head.PostAsync(
            "/concerns",
            Form(Enumerable.Repeat(("pupil", $"{Guid.Empty}"), 10_001))
        );
        var bytes = await school.Office.PostAsync(
            $"{school.Draft}?handler=Apply",
            new ByteArrayContent(new byte[22 * 1024 * 1024])
        );

        Assert.Equal(HttpStatusCode.BadRequest, fields.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, ticks.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, bytes.StatusCode);
        Assert.Equal(before, await EverythingAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_script_reads_a_cookie_and_none_that_came_by_HTTPS_goes_without_it(
        bool overHttps
    )
    {
        var browser = overHttps ? school.Site.OverHttps() : school.Site.Anonymous();

        var signedIn = await browser.SignInAsync(StaffKeys.Head);
        var page = await browser.GetAsync("/vulnerable-groups");
        var switched = await browser.SubmitAsync(
            (await Browser.ReadAsync(page)).QuerySelector(".published form")!,
            ("on", "false")
        );

        string[] cookies = [.. CookiesOf(signedIn), .. CookiesOf(page), .. CookiesOf(switched)];
        Assert.Equal(
            3,
            cookies.DistinctBy(cookie => cookie.Split('=')[0], StringComparer.Ordinal).Count()
        );
        Assert.All(
            cookies,
            cookie =>
            {
                Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.Matches("(?i); samesite=(lax|strict)", cookie);
                Assert.Equal(
                    overHttps,
                    cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase)
                );
            }
        );
    }

    private static (string Name, string FileName, byte[] Bytes) File =>
        ("Upload.File", "x.csv", Encoding.UTF8.GetBytes("SCN,Attendance"));

    private static FormUrlEncodedContent Form(IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static IEnumerable<string> CookiesOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [];

    private static void AssertOneLineEach(HttpResponseMessage answer)
    {
        Assert.All(
            answer.Headers.Concat(answer.Content.Headers),
            header => Assert.All(header.Value, value => Assert.DoesNotContain('\n', value))
        );
        Assert.DoesNotContain(
            CookiesOf(answer),
            cookie => cookie.StartsWith("evil", StringComparison.Ordinal)
        );
    }

    private async Task<string> EverythingAsync() =>
        await AllRows.InAsync(school.Site.Data.Place)
        + await AllRows.OfActsInAsync(school.Site.Data.Place);

    private static async Task<IElement> PublishFormAsync(Browser browser) =>
        (await browser.PageAsync("/vulnerable-groups")).QuerySelector(".published form")!;

    /// <summary>Every form by which something is changed, with who sends it.</summary>
    private async Task<List<(Browser Sender, IElement Form)>> FormsAsync()
    {
        var forms = new List<(Browser, IElement)>();
        foreach (var address in RouteTests.Routes.Select(school.AddressOf).Append(school.Plan))
        {
            foreach (
                var sender in new[] { school.Head, school.Office, school.Support, school.Leader }
            )
            {
                if (
                    !address.StartsWith("/demo", StringComparison.Ordinal)
                    && await sender.StatusAsync(address) == HttpStatusCode.OK
                )
                {
                    var page = await sender.PageAsync(address);
                    forms.AddRange(
                        page.QuerySelectorAll("form[method=post]:not(#chosen), button[formaction]")
                            .Select(form => (sender, form))
                    );
                }
            }
        }

        return forms;
    }

    /// <summary>Of a form, or of a button that sends its form elsewhere.</summary>
    private static string AddressOf(IElement form) =>
        (form.GetAttribute("formaction") ?? form.GetAttribute("action"))!;

    private string Named(IElement form) =>
        AddressOf(form)
            .Replace(school.Person, "PERSON", StringComparison.Ordinal)
            .Replace(school.Cycle, "CYCLE", StringComparison.Ordinal)
            .Replace(school.OpenCycle, "OPEN", StringComparison.Ordinal)
            .Replace(school.Dates, "DATES", StringComparison.Ordinal)
            .Replace(school.Class, "CLASS", StringComparison.Ordinal)
            .Replace(school.Pupil, "PUPIL", StringComparison.Ordinal)
            .Replace(school.Draft, "DRAFT", StringComparison.Ordinal)
            .Replace(school.Plan, "DRAFT", StringComparison.Ordinal)
            .Replace(school.Import, "IMPORT", StringComparison.Ordinal);

    /// <summary>Another school in the same database, with one person who is its head and its office.</summary>
    private async Task AddSchoolElsewhereAsync()
    {
        var (schoolId, person) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var db = await school.Site.Data.Place.OpenAsync();
        db.Add(
            new School
            {
                Id = schoolId,
                Name = Elsewhere,
                SeedCode = TwoSchools.ElsewhereSeed,
                IsDemonstration = true,
            }
        );
        db.Add(
            new Session
            {
                SchoolId = schoolId,
                Name = DemonstrationSchool.Make().Session,
                StartsOn = DemonstrationSchool.FirstDay,
                EndsOn = DemonstrationSchool.LastDay,
            }
        );
        db.Add(
            new Staff
            {
                Id = person,
                SchoolId = schoolId,
                Name = "Mx E. Else",
                Email = $"{Elsewhere}@elsewhere.example",
            }
        );
        foreach (var post in new[] { Post.Leadership, Post.Office })
        {
            db.Add(
                new Role
                {
                    Id = Guid.CreateVersion7(),
                    SchoolId = schoolId,
                    StaffId = person,
                    Post = post,
                    From = DemonstrationSchool.FirstDay,
                }
            );
        }

        await db.SaveChangesAsync(Cancel);
    }
}
