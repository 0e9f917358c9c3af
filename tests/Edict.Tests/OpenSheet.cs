using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Data;
using Edict.Reports;

namespace Edict.Tests;

/// <summary>A class that is open in somebody's browser, whose script sends batches.</summary>
internal sealed record OpenSheet(
    Browser Browser,
    string Address,
    IReadOnlyList<(string Pupil, string Level)> Rows,
    string? Token
)
{
    public static async Task<OpenSheet> OpenAsync(Browser browser, string name)
    {
        var address = await AddressOfAsync(browser, name);
        var page = await browser.PageAsync(address);
        return new(
            browser,
            address,
            [
                .. page.QuerySelectorAll(".sheet tbody tr")
                    .Select(row =>
                        (row.GetAttribute("data-pupil")!, row.GetAttribute("data-level")!)
                    ),
            ],
            page.QuerySelector("#sheet input[name=__RequestVerificationToken]")!
                .GetAttribute("value")!
        );
    }

    /// <summary>Where the class of that name is filled in.</summary>
    public static async Task<string> AddressOfAsync(Browser browser, string name)
    {
        var list = await browser.PageAsync("/reports");
        return list.QuerySelectorAll(".classes a")
            .Single(link => link.TextContent.EndsWith($" {name}", StringComparison.Ordinal))
            .GetAttribute("href")!;
    }

    public OpenSheet WithoutToken() => this with { Token = null };

    public Task<IHtmlDocument> PageAsync() => Browser.PageAsync(Address);

    public Task<HttpResponseMessage> SaveAsync(
        Guid batch,
        params IEnumerable<(int Row, string Column, int? Was, int? Now)> cells
    ) => SaveAsync(batch, Entered.Typed, cells);

    public Task<HttpResponseMessage> SaveAsync(
        Guid batch,
        Entered entered,
        params IEnumerable<(int Row, string Column, int? Was, int? Now)> cells
    )
    {
        return PostAsync(
            JsonSerializer.Serialize(
                new
                {
                    batch,
                    entered = $"{entered}",
                    cells = cells.Select(cell => new
                    {
                        pupil = Rows[cell.Row].Pupil,
                        level = Rows[cell.Row].Level,
                        column = cell.Column,
                        was = cell.Was,
                        now = cell.Now,
                    }),
                }
            )
        );
    }

    /// <summary>Sends what a script would, in its own words.</summary>
    public Task<HttpResponseMessage> PostAsync(string batch)
    {
        var content = new StringContent(batch, Encoding.UTF8, "application/json");
        if (Token is not null)
        {
            content.Headers.Add("RequestVerificationToken", Token);
        }

        return Browser.PostAsync($"{Address}/cells", content);
    }

    /// <summary>Gives a 2 to all, but for some at the end of the list.</summary>
    public Task<HttpResponseMessage> RateAllButAsync(int blank) =>
        SaveAsync(
            Guid.CreateVersion7(),
            Enumerable
                .Range(0, Rows.Count - blank)
                .SelectMany(row =>
                    SheetColumns.Ratings.Select(column => (row, $"{column}", (int?)null, (int?)2))
                )
        );
}
