using Edict.Demonstration;
using ExcelDataReader;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Commands;

/// <summary>A cycle's reports go out again in the columns in which they came in, at the command line.</summary>
public sealed class ExportReportsTests : CommandTests, IAsyncLifetime
{
    private const string Cycle = "Senior 3";

    private static readonly SchoolPupil Ailsa = TestSchool.AilsaFraser;

    private TestDatabase data = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static SchoolCourse Course =>
        Ailsa.Courses.Single(course => course.Subject == "Mathematics");

    public async ValueTask InitializeAsync() => data = await TestDatabase.OfTheSchoolAsync();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return data.DisposeAsync();
    }

    [Fact]
    public async Task A_file_that_goes_out_and_comes_in_again_changes_nothing()
    {
        await TakeInAsync(
            "SEEMiS",
            "Year,Ref,Candidate Number,SUBJECT,SEED Code,level,Teaching Class,Behaviour,wg,Effort,Cycle,Session,+/- change",
            $"5,77,{Ailsa.Scn},Mathematics,,{Course.Level},{Course.Class},2,3,1,,,9",
            $"5,78,{Ailsa.Scn},Mathematics,,-,@5ZZ,,,4,,,"
        );

        var csv = await ExportAsync("--out", PathOf("out.csv"));
        var again = await ImportAsync(PathOf("out.csv"), "seemis");
        var workbook = await ExportAsync("--out", PathOf("out.xlsx"), "--source", "SEEMIS");
        var asWorkbook = await ImportAsync(PathOf("out.xlsx"), "");
        var text = await ExportAsync();

        var lines = CsvRecords.Split(await File.ReadAllTextAsync(PathOf("out.csv"), Cancel));
        Assert.Equal(
            "Year,Ref,Candidate Number,SUBJECT,SEED Code,level,Teaching Class,Behaviour,wg,Effort,Cycle,Session,'+/- change",
            lines[0].TrimStart('\uFEFF')
        );
        var seed = await SeedCodeAsync();
        Assert.Contains(
            $"S5,,{Ailsa.Scn},Mathematics,{seed},{Course.Level},{Course.Class},2,3,1,{Cycle},2026-27,",
            lines
        );
        Assert.Contains($"S5,,{Ailsa.Scn},Mathematics,{seed},'-,'@5ZZ,,,4,{Cycle},2026-27,", lines);
        Assert.Equal(0, csv.Status);
        Assert.Contains(
            "columns that are not read go out empty: Ref, +/- change",
            csv.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("for want of a column: Homework", csv.Error, StringComparison.Ordinal);
        Assert.Equal((0, 0), (workbook.Status, again.Status));
        Assert.Equal($"0 added, 0 changed, {lines.Count - 1} unchanged.", again.Line(1));
        Assert.Equal(again.Line(1), asWorkbook.Line(1));
        Assert.Equal(string.Join('\n', lines).TrimStart('\uFEFF') + "\n", text.Output);
    }

    [Fact]
    public async Task A_workbook_has_SCNs_as_text_and_grades_as_numbers()
    {
        await TakeInAsync(
            "",
            "SCN,Stage,Subject,Level,Class,Effort,Working Grade",
            $"040123450,S5,Mathematics,{Course.Level},{Course.Class},1,"
        );

        await ExportAsync("--out", PathOf("out.xlsx"));

        await using var file = File.OpenRead(PathOf("out.xlsx"));
        using var sheet = ExcelReaderFactory.CreateReader(file);
        var rows = new List<object?[]>();
        while (sheet.Read())
        {
            rows.Add([.. Enumerable.Range(0, sheet.FieldCount).Select(sheet.GetValue)]);
        }

        var row = Assert.Single(rows, row => row[0] is "040123450");
        Assert.Equal(1d, row[5]);
        Assert.True(row[6] is null or "");
    }

    [Fact]
    public async Task An_import_that_was_undone_tells_no_columns_and_each_source_has_its_own()
    {
        string[] row = [$"{Ailsa.Scn},S5,Mathematics,{Course.Level},{Course.Class},1"];
        await TakeInAsync("One", "SCN,Stage,Subject,Level,Class,Effort", row);
        var second = await TakeInAsync("Two", "scn,stage,subject,level,class,effort", row);

        var latest = await ExportAsync();
        var one = await ExportAsync("--source", "one");
        await EdictAsync(["import", "undo", second, "--yes", .. data.Options]);
        var undone = await ExportAsync();
        var none = await ExportAsync("--source", "two");

        Assert.Equal("scn,stage,subject,level,class,effort", latest.Line(1));
        Assert.Equal("SCN,Stage,Subject,Level,Class,Effort", one.Line(1));
        Assert.Equal(one.Line(1), undone.Line(1));
        Assert.Equal(1, none.Status);
        Assert.Contains(
            "--source: \"two\": no file of reports came from there; there are: \"One\"",
            none.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Where_no_file_is_known_the_columns_are_Edicts_own_and_each_export_is_written_down()
    {
        await using (var db = await data.Place.OpenAsync())
        {
            await db.Database.ExecuteSqlAsync($"""UPDATE "Imports" SET "Columns" = NULL""", Cancel);
        }

        var bge = await ExportAsync(["--cycle", "BGE 2"]);
        var wrong = await ExportAsync(["--cycle", "Senior 9"]);
        var planned = await ExportAsync(["--cycle", "Senior 4"]);
        var nowhere = await ExportAsync("--out", PathOf("no/such/folder.csv"));

        Assert.Equal(
            "SCN,Surname,Forename,Stage,Registration Class,House,Subject,Faculty,Level,Class,Teacher,Effort,Behaviour,Homework,Working Grade,School,Session,Cycle",
            bge.Line(1)
        );
        Assert.All(
            [wrong, planned, nowhere],
            ran => Assert.Equal((1, ""), (ran.Status, ran.Output))
        );
        Assert.Contains(
            "no report of this cycle is there yet",
            planned.Error,
            StringComparison.Ordinal
        );
        var rows = CsvRecords.Split(bge.Output).Skip(1).Select(CsvRecords.Cells).ToList();
        Assert.Equal(
            rows.Select(row => (row[3], row[4], row[1])),
            rows.Select(row => (row[3], row[4], row[1]))
                .Order(Comparer<(string, string, string)>.Create(Compare))
        );
        await using var after = await data.Place.OpenAsync();
        var line = await after.Audit.SingleAsync(entry => entry.What == "export", Cancel);
        Assert.Matches($"^reports\\.csv of cycle [-0-9a-f]+: {rows.Count} reports$", line.About);
        Assert.Null(line.StaffId);
    }

    private static int Compare((string, string, string) one, (string, string, string) other) =>
        string.Compare(
            $"{one.Item1}\n{one.Item2}\n{one.Item3}",
            $"{other.Item1}\n{other.Item2}\n{other.Item3}",
            StringComparison.OrdinalIgnoreCase
        );

    private Task<Ran> ExportAsync(params string[] options) =>
        EdictAsync([
            "export",
            "reports",
            .. options.Contains("--cycle") ? options : ["--cycle", Cycle, .. options],
            .. data.Options,
        ]);

    private Task<Ran> ImportAsync(string file, string source) =>
        EdictAsync([
            "import",
            "reports",
            file,
            "--cycle",
            Cycle,
            .. source.Length == 0 ? Array.Empty<string>() : ["--source", source],
            "--yes",
            "--accept-unusual",
            .. data.Options,
        ]);

    /// <returns>The import's id.</returns>
    private async Task<string> TakeInAsync(string source, string header, params string[] rows)
    {
        var ran = await ImportAsync(Write("in.csv", [header, .. rows]), source);
        Assert.Equal((0, ""), (ran.Status, ran.Status == 0 ? "" : ran.Error));
        return ran.Output.Split("Applied as import ")[1].Split(';')[0];
    }

    private async Task<string> SeedCodeAsync()
    {
        await using var db = await data.Place.OpenAsync();
        return (await db.Schools.SingleAsync(Cancel)).SeedCode;
    }
}
