using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Edict.Data;
using Edict.Demonstration;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Rules;

/// <summary>What names, files and addresses that mean harm come to; docs/security.md names these tests.</summary>
public sealed class HostileTests(HostileSchool school) : IClassFixture<HostileSchool>
{
    private const string SafePolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly string[] StaticFiles = ["/edict.css", "/js/keys.js", "/icon.svg"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_page_holds_a_script_a_style_or_a_handler_of_its_own()
    {
        var read = 0;

        foreach (var (address, answer) in await AnswersAsync())
        {
            if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                var page = await Browser.ReadAsync(answer);
                Assert.True(
                    Inline(page).Count == 0,
                    $"{address}: {string.Join(", ", Inline(page))}"
                );
                read++;
            }
        }

        Assert.True(read > 20);
    }

    [Fact]
    public async Task Every_page_download_and_static_file_bears_the_safe_headers()
    {
        foreach (var (address, answer) in await AnswersAsync())
        {
            AssertSafe(address, answer);
            if (StaticFiles.Contains(address))
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
            else
            {
                Assert.True(answer.Headers.CacheControl?.NoStore, address);
            }
        }
    }

    [Fact]
    public async Task A_page_that_fails_bears_the_safe_headers_too_and_tells_nothing_of_the_fault()
    {
        await using var db = await school.Site.Data.Place.OpenAsync();
        var id = Guid.Parse(school.Draft.Split('/')[^1]);
        var draft = await db.ImportDrafts.AsTracking().SingleAsync(row => row.Id == id, Cancel);
        var said = draft.Said;
        draft.Said = "Verdorben";
        await db.SaveChangesAsync(Cancel);

        var answer = await school.Office.GetAsync(school.Draft);

        draft.Said = said;
        await db.SaveChangesAsync(Cancel);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        AssertSafe(school.Draft, answer);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Something went wrong", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_names_classes_faculties_headers_and_file_names_is_shown_as_text()
    {
        var shown = new[]
        {
            await school.Head.PageAsync("/concerns"),
            await school.Head.PageAsync("/overview"),
            await school.Head.PageAsync("/vulnerable-groups"),
            await school.Head.PageAsync(school.Pupil),
            await school.Head.PageAsync(
                $"/concerns?class={Uri.EscapeDataString(HostileSchool.Markup)}"
            ),
            await school.Office.PageAsync("/imports"),
            await school.Office.PageAsync(school.Import),
            await school.Office.PageAsync(school.Draft),
            await school.Office.PageAsync($"{school.Draft}/columns"),
        };

        Assert.All(
            shown,
            page =>
            {
                Assert.Empty(page.QuerySelectorAll(".evil"));
                Assert.Contains(
                    "<i class=evil>",
                    page.Body!.OuterHtml.Replace("&lt;", "<").Replace("&gt;", ">"),
                    StringComparison.Ordinal
                );
            }
        );
    }

    [Theory]
    [InlineData("/concerns.csv?groups=true")]
    [InlineData("/vulnerable-groups.csv")]
    public async Task No_cell_of_a_text_download_starts_as_a_formula(string address)
    {
        var answer = await school.Head.GetAsync(address);

        var cells = CellsOf(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.DoesNotContain(
            cells,
            cell =>
                HostileSchool.Starts.Any(start => cell.StartsWith(start, StringComparison.Ordinal))
        );
        Assert.All(HostileSchool.Starts, start => Assert.Contains($"'{start}1+1", cells));
    }

    [Theory]
    [InlineData("/concerns.xlsx?groups=true")]
    [InlineData("/vulnerable-groups.xlsx")]
    public async Task No_cell_of_a_workbook_is_a_formula(string address)
    {
        var answer = await school.Head.GetAsync(address);

        using var bytes = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancel));
        using var file = SpreadsheetDocument.Open(bytes, isEditable: false);
        var sheet = Pages.GroupsWorkbookTests.SheetOf(file);
        var formulas = sheet
            .Descendants<Cell>()
            .Where(cell => cell.InnerText is ['=', ..])
            .ToList();
        Assert.Empty(sheet.Descendants<CellFormula>());
        Assert.True(formulas.Count > 100);
        Assert.All(formulas, cell => Assert.Equal(CellValues.InlineString, cell.DataType!.Value));
    }

    [Fact]
    public async Task The_addresses_on_a_page_carry_ids_and_words_of_the_filter_alone()
    {
        foreach (
            var at in new[]
            {
                "/overview",
                "/concerns",
                "/good-news?groups=true",
                "/vulnerable-groups",
                school.Pupil,
            }
        )
        {
            var page = await school.Head.PageAsync(at);
            var words = Offered(await school.Head.PageAsync("/concerns"));
            var links = page.QuerySelectorAll("a[href], form[action]")
                .Select(link => link.GetAttribute("href") ?? link.GetAttribute("action")!)
                .Where(address => !address.StartsWith('#'));

            foreach (var address in links)
            {
                Assert.StartsWith("/", address, StringComparison.Ordinal);
                Assert.Empty(Unexplained(address, words));
            }
        }
    }

    [Fact]
    public async Task The_log_of_a_session_tells_no_name_SCN_or_mark()
    {
        await AnswersAsync();

        var log = string.Join('\n', school.Log.Lines);
        await using var db = await school.Site.Data.Place.OpenAsync();
        var scns = await db.Pupils.Select(pupil => pupil.Scn).ToListAsync(Cancel);
        Assert.Contains("/concerns", log, StringComparison.Ordinal);
        Assert.Contains("ImportDrafts", log, StringComparison.Ordinal);
        Assert.DoesNotContain(HostileSchool.Surname, log, StringComparison.Ordinal);
        Assert.DoesNotContain(scns, scn => log.Contains(scn, StringComparison.Ordinal));
        Assert.DoesNotContain("working grade", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(HostileSchool.Unread, log, StringComparison.Ordinal);
        Assert.DoesNotContain("class=evil", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_uploaded_is_never_given_back()
    {
        var tries = (await AnswersAsync()).Select(tried => tried.Answer).ToList();
        foreach (var place in new[] { school.Draft, school.Import })
        {
            foreach (var end in new[] { ".csv", "/file", "/bytes", "/download", "/upload.csv" })
            {
                var answer = await school.Office.GetAsync(place + end);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }

        foreach (var answer in tries)
        {
            var body = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.DoesNotContain(HostileSchool.Unread, body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_path_in_a_files_name_is_text_and_nothing_is_written_by_it()
    {
        var page = await school.Office.PageAsync(school.Import);

        Assert.StartsWith(
            "What \"'><i class=evil>.csv did",
            Words(page.QuerySelector("h1")!),
            StringComparison.Ordinal
        );
        string[] near =
        [
            Path.GetTempPath(),
            AppContext.BaseDirectory,
            school.Site.Data.Place.Folder,
        ];
        Assert.Empty(near.SelectMany(folder => Directory.EnumerateFiles(folder, "*class=evil*")));
    }

    [Fact]
    public async Task Every_test_that_the_document_names_is_there()
    {
        var document = await File.ReadAllTextAsync(DocumentPath(), Cancel);

        var named = Regex
            .Matches(
                document,
                @"`(?<class>\w+Tests)\.(?<method>\w+)`",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
            .Select(name =>
                (Class: name.Groups["class"].Value, Method: name.Groups["method"].Value)
            )
            .ToList();
        var types = typeof(HostileTests).Assembly.GetTypes();
        Assert.True(named.Count > 15);
        Assert.All(
            named,
            name =>
                Assert.NotNull(types.Single(type => type.Name == name.Class).GetMethod(name.Method))
        );
    }

    private static string DocumentPath([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(here, "..", "..", "..", "..", "docs", "security.md"));

    /// <summary>What each route answers the head and the office, and the static files.</summary>
    private async Task<List<(string Address, HttpResponseMessage Answer)>> AnswersAsync()
    {
        var answers = new List<(string, HttpResponseMessage)>();
        foreach (var address in RouteTests.Routes.Select(school.AddressOf).Concat(StaticFiles))
        {
            // Who signs in anew is somebody else from then on.
            if (!address.StartsWith("/demo/as/", StringComparison.Ordinal))
            {
                answers.Add((address, await school.Head.GetAsync(address)));
                answers.Add((address, await school.Office.GetAsync(address)));
            }
        }

        return answers;
    }

    private static void AssertSafe(string address, HttpResponseMessage answer)
    {
        string? Header(string name) =>
            answer.Headers.TryGetValues(name, out var values) ? string.Join(';', values) : null;

        Assert.Equal(
            (address, SafePolicy, "nosniff", "same-origin"),
            (
                address,
                Header("Content-Security-Policy"),
                Header("X-Content-Type-Options"),
                Header("Referrer-Policy")
            )
        );
    }

    /// <summary>What the policy of the page would refuse to run.</summary>
    private static List<string> Inline(IDocument page) =>
        [
            .. page.QuerySelectorAll(
                    "style, script:not([src]), [style], iframe, object, embed, base"
                )
                .Select(element => element.LocalName),
            .. page
                .All.SelectMany(element => element.Attributes)
                .Where(attribute =>
                    attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                    || attribute.Value.Contains("javascript:", StringComparison.OrdinalIgnoreCase)
                )
                .Select(attribute => attribute.Name),
        ];

    private static List<string> CellsOf(string text)
    {
        using var csv = Sylvan.Data.Csv.CsvDataReader.Create(
            new StringReader(text.TrimStart('\uFEFF'))
        );
        var cells = new List<string>();
        while (csv.Read())
        {
            cells.AddRange(Enumerable.Range(0, csv.FieldCount).Select(csv.GetString));
        }

        return cells;
    }

    /// <summary>The words that the filter offers, and those that a lane, a heading or a button adds.</summary>
    private static HashSet<string> Offered(IHtmlDocument page) =>
        [
            "me",
            "others",
            "name",
            "lead",
            "status",
            "highlighted",
            "Publish",
            "true",
            .. page.QuerySelectorAll(".filter option")
                .Select(option => option.GetAttribute("value")!),
        ];

    /// <summary>The parts of an address that are neither a place, an id nor a word of the filter.</summary>
    private static List<string> Unexplained(string address, HashSet<string> words)
    {
        var (path, query) = address.Split('?') is [var before, var after]
            ? (before, after)
            : (address, "");
        return
        [
            .. path.Split('/', '.', '#')
                .Where(part =>
                    !Guid.TryParse(part, out _)
                    && !part.All(letter => char.IsAsciiLetter(letter) || letter == '-')
                ),
            .. query
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => Uri.UnescapeDataString(part.Split('=')[1].Replace('+', ' ')))
                .Where(value => !words.Contains(value) && !Guid.TryParse(value, out _)),
        ];
    }
}
