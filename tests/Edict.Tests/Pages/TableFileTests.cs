using System.Globalization;
using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Demonstration;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>A table is had with .xlsx or .csv behind its address, and the file holds what its page shows to the same reader.</summary>
public sealed class TableFileTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly string English = StaffKeys.CurriculumLeader("English");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_text_of_a_facultys_RAG_holds_who_is_asked_of_its_CL_without_their_groups()
    {
        var leader = await site.AsAsync(English);
        var page = await leader.PageAsync("/faculty-rag");

        var rows = await RowsAsync(leader, "/faculty-rag.csv");

        Assert.Equal(
            page.QuerySelectorAll("tr[data-pupil]")
                .Select(row => $"{row.GetAttribute("data-name")} {row.GetAttribute("data-class")}"),
            rows.Select(row => $"{row["Surname"]}, {row["Forename"]} {row["Registration Class"]}")
        );
        Assert.All(rows, row => Assert.Equal(9, row["SCN"].Length));
        Assert.DoesNotContain("Care Experienced", rows[0].Keys);
        Assert.EndsWith($" as text: {rows.Count} asked", await LastExportAsync());
    }

    [Fact]
    public async Task The_audit_log_is_had_as_a_workbook_that_says_who_took_it_and_when()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        await (await site.AsAsync(StaffKeys.Office)).GetAsync("/audit");
        var text = await RowsAsync(head, "/audit.csv?kind=refusal");

        var sheet = await SheetAsync(head, "/audit.xlsx?kind=refusal");

        Assert.Contains(
            "Audit (kind refusal), Harlaw Muir Academy, as at 2 February 2027",
            sheet,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Confidential. Downloaded by Mrs R Abercrombie, Leadership, on 2 February 2027 at 09:00",
            sheet,
            StringComparison.Ordinal
        );
        Assert.Contains($"<v>{text[0]["Line"]}</v>", sheet, StringComparison.Ordinal);
        Assert.Equal(text.Count + 3, sheet.Split("<row").Length - 1);
        Assert.Equal("audit log.xlsx (kind refusal)", await LastExportAsync());
    }

    [Fact]
    public async Task The_overview_as_a_file_holds_each_figure_that_its_page_draws_and_no_other()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var taught = await ClassOfOneTeacherAsync(head);
        var masked = 0;
        foreach (
            var (reader, query) in new[]
            {
                (head, ""),
                (head, $"?class={taught}"),
                (head, "?stage=S4&status=new"),
                (head, "?stage=S9"),
                (await site.AsAsync(English), ""),
                (await site.AsAsync(StaffKeys.PupilSupportLeader("Torduff")), "?level=3"),
            }
        )
        {
            var drawn = FiguresOf(await reader.PageAsync($"/overview{query}"));

            var rows = await RowsAsync(reader, $"/overview.csv{query}");

            Assert.Equal(
                drawn,
                rows.Select(row =>
                    $"{row["Table"]}|{row["Row"]}|{row["Column"]}|{row["Count"]}|{row["Share (%)"]}|{(row["Not known"] is "0" ? "" : row["Not known"])}|{(row["Remark"].Length > 0 ? "one" : "")}"
                )
            );
            Assert.All(
                rows.Where(row => row["Remark"].Length > 0),
                row => Assert.Equal("", row["Count"] + row["Of"] + row["Share (%)"])
            );
            masked += rows.Count(row => row["Remark"].Length > 0);
            Assert.Equal(query == "?stage=S9", rows.Count == 0);
        }

        Assert.True(masked > 0);
        var sheet = await SheetAsync(head, "/overview.xlsx?stage=S4");
        Assert.Contains("Overview (S4), Harlaw Muir Academy", sheet, StringComparison.Ordinal);
        Assert.Matches(
            @"^overview of now \(S4\): [1-9][0-9]* pupils, as \.xlsx$",
            await LastExportAsync()
        );
    }

    [Fact]
    public async Task The_files_of_a_cycle_tell_each_reader_of_the_classes_of_which_its_page_tells_them()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var cycle = Links(await head.PageAsync("/cycles"), "th a")
            .Single(link => Words(link) == "Senior 3")
            .GetAttribute("href")!;
        var told = new List<int>();
        foreach (var key in new[] { StaffKeys.Head, English, StaffKeys.Teacher("English", 1) })
        {
            var reader = await site.AsAsync(key);
            var page = await reader.PageAsync(cycle);

            var rows = await RowsAsync(reader, $"{cycle}.csv");

            Assert.Equal(
                Rows(page).Select(row => $"{Head(row)}: {Cell(row, "Pupils done")}"),
                rows.Select(row => $"{row["Class"]}: {row["Pupils Done"]} of {row["Pupils"]}")
            );
            told.Add(rows.Count);
        }

        Assert.Equal(told.Distinct().OrderDescending(), told);
        Assert.True(told[^1] > 0);
        Assert.Equal("the classes of Senior 3, as .csv", await LastExportAsync());
        var office = await site.AsAsync(StaffKeys.Office);
        Assert.Equal(
            (await office.PageAsync(cycle))
                .QuerySelectorAll("table.figures td")
                .Select(Words)
                .Where(cell => cell != "–"),
            (await RowsAsync(office, $"{cycle}.csv")).Select(row =>
                $"{row["Reported"]} / {row["Partly"]} / {row["Not Begun"]}"
            )
        );
        await HoldsAsync(head, "/cycles", "", "Cycle", "Stages", "State");
        await HoldsAsync(office, "/cycles", "", "Cycle", "Stages", "State");
    }

    [Fact]
    public async Task The_raised_pupils_as_a_file_are_those_of_the_reader()
    {
        var brodie = TestSchool.BrodieKane;
        var teacher = await site.AsAsync(brodie.TeacherOf("English"));
        var raise = (await teacher.PageAsync(await site.PageOfAsync(brodie.Scn))).QuerySelector(
            "#raise"
        )!;
        await teacher.SubmitAsync(raise, ("Raise.Line", "=No jotter"));

        foreach (
            var (reader, isTheirs) in new[]
            {
                (teacher, true),
                (await site.AsAsync(English), true),
                (await site.AsAsync(StaffKeys.CurriculumLeader("Mathematics")), false),
            }
        )
        {
            var rows = await RowsAsync(reader, "/raised.csv");

            Assert.Equal(isTheirs, rows.Any(row => row["Raised"] == "=No jotter"));
            Assert.Equal(
                Rows(await reader.PageAsync("/raised")).Select(Head),
                rows.Select(row => $"{row["Pupil"]} {row["Registration Class"]}")
            );
        }

        Assert.Matches(@"^raised pupils: [0-9]+ pupils?, as \.csv$", await LastExportAsync());
    }

    [Fact]
    public async Task The_tables_of_the_office_are_had_as_files_as_they_stand_on_their_pages()
    {
        var office = await site.AsAsync(StaffKeys.Office);

        await HoldsAsync(office, "/imports", "", "What", "When", "File", "Added", "State");
        await HoldsAsync(office, "/school/subjects", "", "Subject", "Classes");
        await HoldsAsync(office, "/school/houses", "", "House", "Pupils", "PSL");
        var all = await HoldsAsync(office, "/school/classes", "", "Class", "Subject", "Pupils");
        var some = await HoldsAsync(
            office,
            "/school/classes",
            "?stage=S4",
            "Class",
            "Stages",
            "Teachers"
        );
        Assert.InRange(some, 1, all - 1);
        await HoldsAsync(office, "/school/people", "", "Name", "E-mail");

        Assert.Equal("the staff and their roles, as .csv", await LastExportAsync());
        var sheet = await SheetAsync(office, "/school/houses.xlsx");
        Assert.Contains("Houses, Harlaw Muir Academy, as at", sheet, StringComparison.Ordinal);
        Assert.Contains("<v>", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_is_had_as_a_file_by_its_teacher_with_what_is_saved_and_no_groups()
    {
        var teacher = await site.AsAsync(StaffKeys.Teacher("English", 1));
        var at = Links(await teacher.PageAsync("/reports"), ".classes a")[0].GetAttribute("href")!;
        var page = await teacher.PageAsync(at);

        var rows = await RowsAsync(teacher, $"{at}.csv?groups=true");

        Assert.NotEmpty(rows);
        Assert.Equal(
            page.QuerySelectorAll(".sheet tbody tr")
                .Select(row =>
                    $"{row.GetAttribute("data-name")} {row.GetAttribute("data-class")} {string.Join(' ', row.QuerySelectorAll("input.cell").Select(cell => $"{cell.GetAttribute("data-saved")}/{cell.GetAttribute("data-before")}"))}"
                ),
            rows.Select(row =>
                $"{row["Pupil"]} {row["Registration Class"]} {string.Join(' ', row.Where(cell => row.ContainsKey($"{cell.Key} Last Time")).Select(cell => $"{cell.Value}/{row[$"{cell.Key} Last Time"]}"))}"
            )
        );
        Assert.DoesNotContain(rows[0].Keys, name => name.Contains("Group"));
        Assert.StartsWith("the sheet of ", await LastExportAsync(), StringComparison.Ordinal);
        var other = await site.AsAsync(StaffKeys.Teacher("Mathematics", 1));
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync($"{at}.xlsx"));
    }

    [Fact]
    public async Task The_shortlist_as_a_file_holds_both_lists_without_other_groups()
    {
        var sfll = await site.AsAsync(StaffKeys.SupportForLearning);
        var page = await sfll.PageAsync("/support/shortlist");

        var rows = await RowsAsync(sfll, "/support/shortlist.csv");

        Assert.NotEmpty(rows);
        Assert.Equal(
            Rows(page).Select(Head),
            rows.Select(row => $"{row["Pupil"]} {row["Registration Class"]} · {row["Stage"]}")
        );
        Assert.DoesNotContain(rows, row => row.ContainsValue("Care Experienced"));
        Assert.Matches(
            @"^the shortlist of the SfLL: [0-9]+ pupils, as \.csv$",
            await LastExportAsync()
        );
    }

    /// <summary>Holds the rows of a page against those of its text, by some of their columns, of which the first is the row's head.</summary>
    private static async Task<int> HoldsAsync(
        Browser browser,
        string address,
        string query,
        params string[] columns
    )
    {
        var shown = Rows(await browser.PageAsync(address + query))
            .Select(row =>
                string.Join(
                    " | ",
                    columns
                        .Skip(1)
                        .Select(column => Cell(row, column))
                        .Prepend(Head(row))
                        .Select(cell => cell is "no PSL" or "nobody today" ? "" : cell)
                )
            )
            .ToList();

        var rows = await RowsAsync(browser, $"{address}.csv{query}");

        Assert.NotEmpty(shown);
        Assert.Equal(
            shown,
            rows.Select(row => string.Join(" | ", columns.Select(column => row[column])))
        );
        return shown.Count;
    }

    private static string Head(IElement row) => Words(row.QuerySelector("th")!);

    private static string Cell(IElement row, string label) =>
        Words(row.QuerySelector($"[data-label='{label}']")!);

    private static List<IElement> Links(IHtmlDocument page, string which) =>
        [.. page.QuerySelectorAll(which)];

    /// <summary>What the page says of each figure: its table, row and column, the count, the share, and how many are unknown.</summary>
    private static List<string> FiguresOf(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("main table").SelectMany(FiguresOf)];

    private static IEnumerable<string> FiguresOf(IElement table)
    {
        var caption = Words(table.QuerySelector("caption")!);
        var columns = table.QuerySelectorAll("thead th").Skip(1).Select(Words).ToList();
        foreach (var row in table.QuerySelectorAll("tbody tr"))
        {
            var cells = row.QuerySelectorAll("td").Select(Words).ToList();
            // The share of the column before stands in a column of its own.
            var share = columns.FindIndex(name => name.StartsWith("Of ", StringComparison.Ordinal));
            for (var at = 0; at < cells.Count; at++)
            {
                if (at != share && cells[at] != "–")
                {
                    var said = at + 1 == share ? $"{cells[at]} {cells[share]}" : cells[at];
                    yield return $"{caption}|{Words(row.QuerySelector("th")!)}|{columns[at]}|{Said(said)}";
                }
            }
        }
    }

    /// <param name="cell">Such as <c>7 12 % +3 ?</c>, <c>7 12 % of 60</c> or <c>one</c>.</param>
    private static string Said(string cell)
    {
        if (cell == "one")
        {
            return "|||one";
        }

        var parts = cell.Split(' ');
        var share = Array.IndexOf(parts, "%") is > 0 and var at ? parts[at - 1] : "";
        var unknown = parts.FirstOrDefault(part => part.StartsWith('+'))?.TrimStart('+');
        return $"{int.Parse(parts[0], CultureInfo.InvariantCulture)}|{share}|{unknown}|";
    }

    private static async Task<string> ClassOfOneTeacherAsync(Browser head)
    {
        var page = await head.PageAsync("/concerns");
        return Uri.EscapeDataString(
            page.QuerySelectorAll("#classes option")[^1].GetAttribute("value")!
        );
    }

    /// <summary>The rows of a text, each by its columns.</summary>
    private static async Task<List<Dictionary<string, string>>> RowsAsync(
        Browser browser,
        string address
    )
    {
        var answer = await browser.GetAsync(address);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        var records = CsvRecords.Split(text.TrimStart('\uFEFF')).Select(CsvRecords.Cells).ToList();
        return
        [
            .. records
                .Skip(1)
                .Select(cells =>
                    records[0]
                        .Zip(cells)
                        .ToDictionary(cell => cell.First, cell => cell.Second.TrimStart('\''))
                ),
        ];
    }

    /// <summary>The sheet of a workbook as XML.</summary>
    private static async Task<string> SheetAsync(Browser browser, string address)
    {
        var answer = await browser.GetAsync(address);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Cancel));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return await sheet.ReadToEndAsync(Cancel);
    }

    private async Task<string> LastExportAsync() =>
        (await site.AuditAsync()).Last(line => line.What == "export").About;
}
