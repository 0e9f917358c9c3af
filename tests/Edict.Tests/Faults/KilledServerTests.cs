using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Edict.Data;
using Edict.Reports;
using Microsoft.EntityFrameworkCore;
using Batch = System.Collections.Generic.Dictionary<(int Row, string Column), (int? Was, int Now)>;

namespace Edict.Tests.Faults;

/// <summary>
/// A server that is killed while a teacher types: no mark that the page called saved is lost, and none is saved twice.
/// <c>EDICT_SERVER_KILLS</c> says how often.
/// </summary>
public sealed partial class KilledServerTests : FaultTests
{
    private const string Teacher = "teacher-english-1";
    private static readonly int ServerKills = Number("EDICT_SERVER_KILLS", 2);

    private readonly Random random = new(Seed);
    private readonly Dictionary<(int Row, string Column), int?> saved = [];
    private readonly HashSet<Guid> called = [];
    private (Guid Id, Batch Cells)? unanswered;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_killed_loses_no_mark_that_it_called_saved_and_doubles_none()
    {
        await using var data = await TestDatabase.OfTheSchoolAsync();
        var lost = 0;

        for (var at = 0; at < ServerKills; at++)
        {
            using var edict = RunningEdict.Start([
                "demo",
                "--urls",
                "http://127.0.0.1:0",
                .. data.Options,
            ]);
            var sheet = await OpenAsync(edict);
            await HoldAsync(sheet);
            var typing = TypeAsync(sheet);
            await Task.Delay(random.Next(20, 400), Cancel);
            edict.Kill();
            await edict.EndAsync();
            lost += await typing ? 1 : 0;
        }

        using var last = RunningEdict.Start([
            "demo",
            "--urls",
            "http://127.0.0.1:0",
            .. data.Options,
        ]);
        await HoldAsync(await OpenAsync(last));
        await using var db = await data.Place.OpenAsync();
        Assert.Equal(called.Count, await db.Set<SavedBatch>().CountAsync(Cancel));
        Assert.Equal(called.Count, await db.Audit.CountAsync(row => row.What == "report", Cancel));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{ServerKills} kills, {called.Count} batches saved, {lost} answers lost (seed {Seed})."
        );
        Assert.True(
            called.Count > ServerKills,
            "A test that asks nothing: hardly a batch was saved."
        );
    }

    /// <summary>Types a mark or two at a time until the server is gone.</summary>
    /// <returns>Whether a batch was on its way when it went.</returns>
    private async Task<bool> TypeAsync(OpenSheet sheet)
    {
        while (true)
        {
            var cells = new Batch();
            for (var i = 0; i < 1 + random.Next(3); i++)
            {
                var cell = (random.Next(sheet.Rows.Count), "Effort");
                cells[cell] = (saved.GetValueOrDefault(cell), 1 + random.Next(4));
            }

            unanswered = (Guid.CreateVersion7(), cells);
            if (!await SendAsync(sheet))
            {
                return true;
            }
        }
    }

    /// <summary>Sends what is unanswered; when it is answered, every mark of it counts as saved.</summary>
    private async Task<bool> SendAsync(OpenSheet sheet)
    {
        var (id, cells) = unanswered!.Value;
        HttpResponseMessage answer;
        try
        {
            answer = await sheet.SaveAsync(
                id,
                cells.Select(cell =>
                    (cell.Key.Row, cell.Key.Column, cell.Value.Was, (int?)cell.Value.Now)
                )
            );
        }
        catch (HttpRequestException)
        {
            return false;
        }

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
        Assert.Empty(said["contested"]!.AsArray());
        Assert.Empty(said["faults"]!.AsArray());
        foreach (var (cell, mark) in cells)
        {
            saved[cell] = mark.Now;
        }

        called.Add(id);
        unanswered = null;
        return true;
    }

    /// <summary>After a start: what was unanswered is sent again, and then each mark is what the page last called saved.</summary>
    private async Task HoldAsync(OpenSheet sheet)
    {
        if (unanswered is not null)
        {
            Assert.True(await SendAsync(sheet));
        }

        var now = await MarksAsync(sheet);
        foreach (var (cell, mark) in saved)
        {
            Assert.Equal((cell, mark), (cell, now[cell.Row]));
        }
    }

    private static async Task<OpenSheet> OpenAsync(RunningEdict edict)
    {
        var said = await edict.FirstLine;
        var origin = Origin().Match(said ?? "").Groups["origin"].Value;
        Assert.True(origin.Length > 0, said);
        var browser = new Browser(
            new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false },
            origin
        );
        await browser.SignInAsync(Teacher);
        return await OpenSheet.OpenAsync(browser, "4EN7");
    }

    /// <summary>The efforts as the page shows them, in the order of its rows.</summary>
    private static async Task<IReadOnlyList<int?>> MarksAsync(OpenSheet sheet) =>
        [
            .. (await sheet.PageAsync())
                .QuerySelectorAll("input[data-column=Effort]")
                .Select(cell =>
                    int.TryParse(cell.GetAttribute("data-saved"), out var mark) ? mark : (int?)null
                ),
        ];

    [GeneratedRegex(
        "answers at (?<origin>http://[^/]+)/",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Origin();
}
