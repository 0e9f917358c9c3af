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

    private static readonly string[] PupilsHeader =
    [
        "SCN",
        "Stage",
        "Attendance %",
        "Attendance As At",
        "SEBN",
        "SIMD",
    ];

    private static readonly string[] Report =
    [
        "100000008",
        "S5",
        "Maths",
        "M",
        "H",
        "5MA1",
        SheetFile.Number("3"),
    ];

    [Fact]
    public async Task Numbers_and_formulas_read_as_the_sheet_shows_them()
    {
        var reports = Workbook(
            SheetFile.Row(1, Header),
            SheetFile.Row(
                2,
                SheetFile.Number("40123458", style: 4),
                SheetFile.Number("5.0"),
                "Music",
                SheetFile.SharedText,
                "H",
                "5MU1",
                "<c @><f>1+2</f><v>3</v></c>",
                SheetFile.Number("1E0"),
                "<c @ t=\"str\"><f>IF(A1=1,1,\"\")</f><v></v></c>",
                SheetFile.Number("4")
            ),
            SheetFile.Row(3, [SheetFile.Number("1.00000016E+8"), .. Report[1..]])
        );

        var ran = await EvaluateAsync("--reports", reports);

        Assert.Equal("", ran.Error);
        Assert.Equal(
            [",040123458,S5,1,CL,Music,effort,,new", ",100000016,S5,1,CL,M,effort,,new"],
            (await File.ReadAllLinesAsync(PathOf("o.csv"), Cancel)).Skip(1)
        );
    }

    [Theory]
    [InlineData("0.93", 1, "")]
    [InlineData("0.899", 2, "Attendance")]
    [InlineData("0.9", 2, "")]
    [InlineData("0.89999999999999991", 1, "")]
    [InlineData("89.5", 0, "Attendance")]
    [InlineData("90.000000000000014", 0, "")]
    public async Task A_percentage_reads_as_what_its_cell_shows(
        string number,
        int style,
        string groups
    )
    {
        var pupils = Pupils("100000008", "S5", SheetFile.Number(number, style));

        var ran = await EvaluateAsync(
            "--reports",
            Workbook(SheetFile.Row(1, Header), SheetFile.Row(2, Report)),
            "--pupils",
            pupils
        );

        Assert.Equal("", ran.Error);
        Assert.EndsWith(
            $",effort,{groups},new\n",
            await File.ReadAllTextAsync(PathOf("o.csv"), Cancel),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Days_and_flags_are_read_from_their_cells()
    {
        var pupils = Pupils(
            "100000008",
            "S5",
            SheetFile.Number("95"),
            SheetFile.Number("46304.6", style: 3),
            "<c @ t=\"b\"><v>1</v></c>",
            SheetFile.Number("10")
        );

        var ran = await EvaluateAsync(
            "--reports",
            Workbook(SheetFile.Row(1, Header), SheetFile.Row(2, Report)),
            "--pupils",
            pupils
        );

        Assert.Equal("", ran.Error);
        Assert.EndsWith(
            ",effort,SEBN,new\n",
            await File.ReadAllTextAsync(PathOf("o.csv"), Cancel),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_day_as_a_bare_number_and_a_percentage_beyond_100_are_errors()
    {
        var pupils = Pupils(
            "100000008",
            "S5",
            SheetFile.Number("93", style: 1),
            SheetFile.Number("46304")
        );

        var ran = await EvaluateAsync("--reports", Workbook(), "--pupils", pupils);

        Assert.Contains(
            """
            error: p.xlsx, row 2, column Attendance %: "9300%": expected a percentage from 0 to 100 with a decimal point, or blank
            error: p.xlsx, row 2, column Attendance As At: "46304": a date as Excel's number; expected a date such as 2026-10-09 or 9/10/2026, or blank

            """,
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Rows_are_counted_as_the_sheet_counts_them_wherever_the_table_begins()
    {
        var reports = Workbook(
            SheetFile.Row(3, "", "Tracking report"),
            SheetFile.Row(6, ["", .. Header]),
            SheetFile.Row(9, ["", .. Report[..6], SheetFile.Number("5")]),
            SheetFile.Row(1000, ["", Report[0], "S4", .. Report[2..]]),
            SheetFile.Row(1001, ["", .. Report]),
            SheetFile.Row(1002, ["", .. Report, "", "", "", "note"]),
            SheetFile.Row(1003, ["aside", .. Report])
        );

        var ran = await EvaluateAsync("--reports", reports);

        Assert.Equal(
            """
            error: c1.xlsx, row 9, column Effort: "5": expected a rating from 1 to 4, or blank
            error: c1.xlsx, row 1000, column Stage: "S4": the pupil is in S5 on row 9; expected one stage in a file
            error: c1.xlsx, row 1001, column SCN: "100000008": a second report for the same pupil, subject, level and class as row 9, with other values; expected one
            error: c1.xlsx, row 1002: "note": a cell beyond the header's 11 columns; take it out, or give its column a name
            error: c1.xlsx, row 1002, column SCN: "100000008": a second report for the same pupil, subject, level and class as row 9, with other values; expected one
            error: c1.xlsx, row 1003, column SCN: "100000008": a second report for the same pupil, subject, level and class as row 9, with other values; expected one
            warning: c1.xlsx, row 3: a title above the header, skipped
            warning: c1.xlsx, row 1003: "aside": column A has no heading and is not read

            """,
            ran.Error
        );
    }

    [Fact]
    public async Task What_a_spreadsheet_leaves_instead_of_a_value_is_named()
    {
        var reports = Workbook(
            SheetFile.Row(1, Header),
            SheetFile.Row(
                2,
                SheetFile.Number("40123458"),
                "S5",
                "<c @ t=\"e\"><f>VLOOKUP(1,A:B,2)</f><v>#N/A</v></c>",
                "M",
                "H",
                SheetFile.Number("46027", style: 3),
                "<c @><f>B2*2</f></c>",
                "<c @ t=\"e\"><v>#SPILL!</v></c>",
                SheetFile.Number("46027", style: 3),
                SheetFile.Number("0.30000000000000004")
            ),
            SheetFile.Row(3, "Sub-total", "", "", "", "", "", SheetFile.Number("12")),
            SheetFile.Row(4, Header)
        );

        var ran = await EvaluateAsync("--reports", reports);

        Assert.Equal(
            """
            error: c1.xlsx, row 2, column Subject: "#N/A": an error of a spreadsheet's formula; expected a text
            error: c1.xlsx, row 2, column Class: "2026-01-05": a date or time of the workbook; expected a text
            error: c1.xlsx, row 2, column SCN: "40123458": 8 digits where 9 were expected; a leading zero was probably lost in Excel, and with it 040123458 is a valid SCN
            error: c1.xlsx, row 2, column Effort: "=B2*2": a formula without its value; open the file in Excel and save it; expected a rating from 1 to 4, or blank
            error: c1.xlsx, row 2, column Behaviour: "#SPILL!": an error of a spreadsheet's formula; expected a rating from 1 to 4, or blank
            error: c1.xlsx, row 2, column Homework: "2026-01-05": a date or time of the workbook; expected a rating from 1 to 4, or blank
            error: c1.xlsx, row 2, column Working Grade: "0.3": expected a working grade from 1 to 9, or blank
            error: c1.xlsx, row 3, column SCN: "Sub-total": a row of totals; expected rows of pupils only, so take it out
            error: c1.xlsx, row 4, column SCN: "SCN": the header again, as on row 1; expected one header in a file, so take it out

            """,
            ran.Error
        );
    }

    [Fact]
    public async Task Merged_cells_in_the_header_are_an_error_and_in_a_title_are_none()
    {
        var reports = SheetFile.Write(
            PathOf("c1.xlsx"),
            new HandMadeSheet(
                "Reports",
                SheetFile.Row(1, "Title") + SheetFile.Row(2, Header) + SheetFile.Row(3, Report),
                "<mergeCells><mergeCell ref=\"A1:J1\"/><mergeCell ref=\"G2:I2\"/></mergeCells>"
            )
        );

        var ran = await EvaluateAsync("--reports", reports);

        Assert.StartsWith(
            "error: c1.xlsx, row 2: \"G2:I2\": merged cells in the header; expected one cell a column, so unmerge them\nwarning: ",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_first_visible_sheet_that_holds_something_is_read_and_the_others_are_named()
    {
        var reports = SheetFile.Write(
            PathOf("c1.csv"),
            new("Cover", ""),
            new("Lists", SheetFile.Row(1, "S1"), State: "hidden"),
            new("Reports", SheetFile.Row(1, Header) + SheetFile.Row(2, Report)),
            new("Notes", SheetFile.Row(7, "read me"))
        );

        var ran = await EvaluateAsync("--reports", reports);

        Assert.Equal(
            "warning: c1.csv: sheets that are not read: Lists (hidden), Notes\n",
            ran.Error
        );
        Assert.Equal(0, ran.Status);
    }

    private async Task<Ran> EvaluateAsync(params string[] arguments) =>
        await EdictAsync(["evaluate", .. arguments, "--concerns", PathOf("o.csv")]);

    private string Workbook(params string[] rows) =>
        SheetFile.Write(PathOf("c1.xlsx"), new HandMadeSheet("Reports", string.Concat(rows)));

    private string Pupils(params string[] cells) =>
        SheetFile.Write(
            PathOf("p.xlsx"),
            new HandMadeSheet("Pupils", SheetFile.Row(1, PupilsHeader) + SheetFile.Row(2, cells))
        );

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
