using Edict.Demonstration;
using Edict.Tests.Commands;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The page and <c>edict evaluate</c> derive the same concerns from the same files.</summary>
public sealed class AgreementTests(TestSite site) : CommandTests, IClassFixture<TestSite>
{
    [Theory]
    [InlineData("BGE")]
    [InlineData("Senior")]
    public async Task The_page_shows_the_concerns_that_the_command_line_finds_in_the_offices_files(
        string phase
    )
    {
        var events = DemonstrationSchool.Make().Events;
        var files = events
            .OfType<ReportsFile>()
            .Where(file => file.Cycle.StartsWith(phase, StringComparison.Ordinal))
            .ToList();
        var reports = files.SelectMany(file =>
            new[] { "--reports", Write(file.FileName, file.Text.TrimEnd('\n')) }
        );
        var ran = await EdictAsync(["evaluate", .. reports, "--concerns", PathOf("concerns.csv")]);
        Assert.Equal(0, ran.Status);

        var head = await site.AsAsync(StaffKeys.Head);
        var cycle = (await head.PageAsync("/concerns"))
            .QuerySelectorAll("#cycle option")
            .Single(option =>
                option.TextContent.StartsWith(files[^1].Cycle, StringComparison.Ordinal)
            )
            .GetAttribute("value");
        var page = await head.PageAsync($"/concerns?cycle={cycle}");

        var evaluated = (
            await File.ReadAllLinesAsync(
                PathOf("concerns.csv"),
                TestContext.Current.CancellationToken
            )
        )
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(cells => cells[1], cells => (Level: cells[3], Status: cells[^1]));
        var csv = await (
            await head.GetAsync($"/concerns.csv?cycle={cycle}")
        ).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var (scn, (level, status)) in evaluated)
        {
            Assert.Contains(
                CsvRecords.Split(csv),
                row =>
                    row.StartsWith($"{level},", StringComparison.Ordinal)
                    && row.Contains($",{scn},", StringComparison.Ordinal)
                    && row.EndsWith($",{status}", StringComparison.Ordinal)
            );
        }

        Assert.Equal(evaluated.Count, Rows(page).Count(row => Cell(row, "Was") is null));
    }
}
