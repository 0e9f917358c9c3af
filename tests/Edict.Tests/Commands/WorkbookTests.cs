namespace Edict.Tests.Commands;

/// <summary>Workbooks are read like the CSV of the same sheet.</summary>
public class WorkbookTests : CommandTests
{
    private static readonly string[] Header =
    [
        "SCN",
        "Stage",
        "Subject",
        "Faculty",
        "Level",
        "Class",
        "Effort",
        "Behaviour",
        "Homework",
        "Working Grade",
    ];

    [Fact]
    public async Task Numbers_texts_and_formulas_with_a_value_read_as_the_sheet_shows_them()
    {
        var reports = Workbook(
            SheetFile.Row(1, Header),
            SheetFile.Row(
                2,
                SheetFile.Number("40123458", style: 4),
                SheetFile.Number("5.0"),
                "Maths",
                "Mathematics",
                "H",
                "5MA1",
                "<c @><f>1+2</f><v>3</v></c>",
                SheetFile.Number("1E0"),
                "<c @ t=\"str\"><f>IF(A1=\"\",\"\",\"\")</f><v></v></c>",
                SheetFile.Number("4")
            ),
            SheetFile.Row(
                3,
                SheetFile.Number("100000008"),
                "S5",
                "Maths",
                "Mathematics",
                "H",
                "5MA1",
                SheetFile.Number("1")
            )
        );

        var ran = await EvaluateAsync("--reports", reports);

        Assert.Equal("", ran.Error);
        Assert.Equal(
            [",040123458,S5,1,CL,Mathematics,effort,,new"],
            (await File.ReadAllLinesAsync(PathOf("o.csv"), Cancel)).Skip(1)
        );
    }

    [Fact]
    public async Task Rows_are_counted_as_the_sheet_counts_them_wherever_the_table_begins()
    {
        var reports = Workbook(
            SheetFile.Row(3, "", "Tracking report"),
            SheetFile.Row(6, ["", .. Header]),
            SheetFile.Row(
                9,
                "",
                "100000008",
                "S5",
                "Maths",
                "M",
                "H",
                "5MA1",
                SheetFile.Number("5")
            ),
            SheetFile.Row(
                1000,
                "",
                "100000008",
                "S4",
                "Music",
                "M",
                "H",
                "5MU1",
                SheetFile.Number("3")
            )
        );

        var ran = await EvaluateAsync("--reports", reports);

        Assert.Equal(
            """
            error: c1.xlsx, row 9, column Effort: "5": expected a rating from 1 to 4, or blank
            error: c1.xlsx, row 1000, column Stage: "S4": the pupil is in S5 on row 9; expected one stage in a file
            warning: c1.xlsx, row 3: a title above the header, skipped

            """,
            ran.Error
        );
    }

    private async Task<Ran> EvaluateAsync(params string[] arguments) =>
        await EdictAsync(["evaluate", .. arguments, "--concerns", PathOf("o.csv")]);

    private string Workbook(params string[] rows) =>
        SheetFile.Write(PathOf("c1.xlsx"), new HandMadeSheet("Reports", string.Concat(rows)));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
