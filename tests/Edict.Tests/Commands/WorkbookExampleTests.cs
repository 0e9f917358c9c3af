using Edict.Demonstration;

namespace Edict.Tests.Commands;

/// <summary>The examples, saved as workbooks, say the same.</summary>
public sealed class WorkbookExampleTests : CommandTests
{
    public static TheoryData<string> Examples => EvaluateTests.Examples;

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Every_example_is_met_byte_for_byte(string example)
    {
        var folder = Path.Combine(EvaluateTests.ExamplesFolder(), example);
        var session = await SessionAsync(folder);

        var ran = await EdictAsync([
            "evaluate",
            .. session,
            "--concerns",
            PathOf("concerns.csv"),
            "--tracked",
            PathOf("tracked.csv"),
        ]);

        Assert.Equal(0, ran.Status);
        foreach (var name in new[] { "concerns.csv", "tracked.csv" })
        {
            Assert.Equal(
                await File.ReadAllBytesAsync(Path.Combine(folder, $"want_{name}"), Cancel),
                await File.ReadAllBytesAsync(PathOf(name), Cancel)
            );
        }
    }

    [Fact]
    public async Task A_pupil_of_workbooks_is_explained_by_rows()
    {
        var folder = Path.Combine(EvaluateTests.ExamplesFolder(), "school-101");
        var reports = Path.Combine(folder, "c2.csv");

        var csv = await EdictAsync("explain", "--reports", reports, "--scn", "100000007");
        var workbook = await EdictAsync(
            "explain",
            "--reports",
            await SavedAsWorkbook.OfAsync(reports, Folder, Cancel),
            "--scn",
            "100000007"
        );

        Assert.Equal("", csv.Error);
        Assert.Contains(", line ", csv.Output, StringComparison.Ordinal);
        Assert.Equal(
            csv.Output.Replace("c2.csv", "c2.xlsx", StringComparison.Ordinal)
                .Replace(", line ", ", row ", StringComparison.Ordinal),
            workbook.Output
        );
    }

    [Fact]
    public async Task The_demonstrations_own_files_come_in_as_workbooks_and_change_nothing()
    {
        var school = DemonstrationSchool.Make();
        await using var data = await TestDatabase.OfTheSchoolAsync();
        var file = school.Events.OfType<ReportsFile>().Last();
        var pupils = school.Events.OfType<PupilsFile>().Last();
        var reportsCsv = Write("reports.csv", file.Text.TrimEnd('\n'));
        var pupilsCsv = Write("pupils.csv", pupils.Text.TrimEnd('\n'));

        var reportsWorkbook = await SavedAsWorkbook.OfAsync(reportsCsv, Folder, Cancel);
        var reportsIn = await EdictAsync([
            "import",
            "reports",
            reportsWorkbook,
            "--cycle",
            file.Cycle,
            "--yes",
            .. data.Options,
        ]);
        var pupilsWorkbook = await SavedAsWorkbook.OfAsync(pupilsCsv, Folder, Cancel);
        var pupilsIn = await EdictAsync([
            "import",
            "pupils",
            pupilsWorkbook,
            "--yes",
            .. data.Options,
        ]);

        Assert.Equal($"0 added, 0 changed, {file.Rows.Count} unchanged.", reportsIn.Line(1));
        Assert.Equal($"0 added, 0 changed, {pupils.Rows.Count} unchanged.", pupilsIn.Line(1));
    }

    private async Task<List<string>> SessionAsync(string folder)
    {
        var arguments = new List<string>();
        foreach (var csv in Directory.GetFiles(folder, "c?.csv").Order(StringComparer.Ordinal))
        {
            arguments.AddRange(["--reports", await SavedAsWorkbook.OfAsync(csv, Folder, Cancel)]);
        }

        var pupils = Path.Combine(folder, "pupils.csv");
        return [.. arguments, "--pupils", await SavedAsWorkbook.OfAsync(pupils, Folder, Cancel)];
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
