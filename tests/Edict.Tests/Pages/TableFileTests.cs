using System.Globalization;
using System.IO.Compression;
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
