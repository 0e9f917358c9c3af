using System.Runtime.CompilerServices;
using System.Text;
using Edict.Importing;

namespace Edict.Tests.Commands;

public class EvaluateTests : CommandTests
{
    private const string Header =
        "SCN,Stage,Subject,Faculty,Level,Class,Effort,Behaviour,Homework,Working Grade";

    public static TheoryData<string> Examples =>
        [
            .. Directory
                .GetDirectories(ExamplesFolder())
                .Select(folder => Path.GetFileName(folder))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Every_example_is_met_byte_for_byte(string example)
    {
        var folder = Path.Combine(ExamplesFolder(), example);
        var reports = Directory
            .GetFiles(folder, "c?.csv")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => new[] { "--reports", file });

        var ran = await EdictAsync([
            "evaluate",
            .. reports,
            "--pupils",
            Path.Combine(folder, "pupils.csv"),
            "--concerns",
            PathOf("concerns.csv"),
            "--tracked",
            PathOf("tracked.csv"),
        ]);

        Assert.Equal(0, ran.Status);
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(folder, "want_concerns.csv"), Cancel),
            await File.ReadAllBytesAsync(PathOf("concerns.csv"), Cancel)
        );
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(folder, "want_tracked.csv"), Cancel),
            await File.ReadAllBytesAsync(PathOf("tracked.csv"), Cancel)
        );
    }

    [Fact]
    public void There_are_six_examples() => Assert.Equal(6, Examples.Count);

    [Theory]
    [InlineData("100000000,S5,Maths,M,H,5MA1,5,1,1,4", "line 2, column Effort: \"5\"")]
    [InlineData("100000000,S5,#N/A,M,H,5MA1,1,1,1,4", "an error of a spreadsheet's formula")]
    [InlineData("100000000,S5,Maths,=A2,H,5MA1,1,1,1,4", "a formula without its value")]
    [InlineData("100000000,S5,Maths,M,H,5MA1,-,1,1,4", "line 2, column Effort: \"-\"")]
    [InlineData("100000000,S5,Maths,M,H,5MA1,1,1,1,0", "line 2, column Working Grade: \"0\"")]
    [InlineData("100000000,S5,Maths,M,H,5MA1,1,1,1,/", "line 2, column Working Grade: \"/\"")]
    [InlineData("100000000,S5,Maths,M,H,5MA1,1,1,1,A2", "expected the number alone, which is 2")]
    [InlineData("10000000,S5,Maths,M,H,5MA1,1,1,1,4", "a leading zero was probably lost in Excel")]
    [InlineData("4.0123E+08,S5,Maths,M,H,5MA1,1,1,1,4", "a number as Excel shows it")]
    [InlineData("100000000,S7,Maths,M,H,5MA1,1,1,1,4", "line 2, column Stage: \"S7\"")]
    [InlineData("100000000,S5,,M,H,5MA1,1,1,1,4", "line 2, column Subject: \"\"")]
    [InlineData("100000000,S5,Maths,,H,5MA1,1,1,1,4", "line 2, column Faculty: \"\"")]
    [InlineData(
        "100000000,S5,Maths,M,H,5MA1,1,1,1,4,stray",
        "line 2: \"stray\": a cell beyond the header's 10 columns"
    )]
    [InlineData("100000000,S5,\"Maths,M,H,5MA1,1,1,1,4", "line 2: a quoted cell is not closed")]
    [InlineData("Total,,,,,,12,3,4,", "line 2, column SCN: \"Total\": a line of totals")]
    [InlineData("Sub-total,,,,,,12,3,4,", "line 2, column SCN: \"Sub-total\": a line of totals")]
    [InlineData(",,,,,Sum:,12,3,4,", "line 2, column Class: \"Sum:\": a line of totals")]
    [InlineData(",,,,,5MA1 Total,12,3,4,", "column Class: \"5MA1 Total\": a line of totals")]
    [InlineData(
        Header,
        "line 2, column SCN: \"SCN\": the header again, as on line 1; expected one header in a file"
    )]
    [InlineData(
        "=\"100000000\",S5,Maths,M,H,5MA1,1,1,1,4",
        "a text that Excel keeps as a formula; take off the = and the quotes; expected an SCN of 9 digits"
    )]
    [InlineData(
        "100000000,S5,Maths,M,H,=\"5MA1\",1,1,1,4",
        "line 2, column Class: \"=\"5MA1\"\": a text that Excel keeps as a formula; take off the = and the quotes; expected a text"
    )]
    [InlineData(
        "100000000,S5,#REF!,M,H,5MA1,1,1,1,4",
        "line 2, column Subject: \"#REF!\": an error of a spreadsheet's formula; expected a text"
    )]
    [InlineData(
        "40123458,S5,Maths,M,H,5MA1,1,1,1,4",
        "a leading zero was probably lost in Excel, and with it 040123458 is a valid SCN\n"
    )]
    [InlineData(
        "40123459,S5,Maths,M,H,5MA1,1,1,1,4",
        "a leading zero was probably lost in Excel\n"
    )]
    [InlineData("", "the file holds no report")]
    public async Task A_faulty_row_is_named_with_its_place_and_what_was_expected(
        string row,
        string said
    )
    {
        var reports = Write("c1.csv", Header, row);
        await File.WriteAllTextAsync(PathOf("concerns.csv"), "what stood here before", Cancel);

        var ran = await EdictAsync(
            "evaluate",
            "--reports",
            reports,
            "--concerns",
            PathOf("concerns.csv")
        );

        Assert.Equal(1, ran.Status);
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
        Assert.StartsWith("error: c1.csv", ran.Error, StringComparison.Ordinal);
        Assert.Equal(
            "what stood here before",
            await File.ReadAllTextAsync(PathOf("concerns.csv"), Cancel)
        );
        Assert.Equal(2, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public async Task A_cell_beyond_the_last_heading_is_an_error_and_a_separator_at_the_end_is_none()
    {
        string[] rows =
        [
            "040123458,S5,Maths,M,H,5MA1,1,1,1,4,,",
            "040123458,S5,Art,A,H,5A1,1,1,1,4",
        ];
        var sound = Write("c1.csv", [$"{Header},,", .. rows]);
        var stray = Write(
            "c2.csv",
            [$"{Header},,", .. rows, "040123458,S5,Music,A,H,5MU1,1,1,1,4,,7"]
        );

        var read = await EdictAsync("evaluate", "--reports", sound, "--concerns", PathOf("o.csv"));
        var refused = await EdictAsync(
            "evaluate",
            "--reports",
            stray,
            "--concerns",
            PathOf("o.csv")
        );

        Assert.Equal((0, ""), (read.Status, read.Error));
        Assert.Equal(
            (
                1,
                "error: c2.csv, line 4: \"7\": a cell beyond the header's 10 columns; is a separator missing its quotes?\n"
            ),
            (refused.Status, refused.Error)
        );
    }

    [Fact]
    public async Task Every_fault_of_every_file_is_said_at_once()
    {
        var first = Write(
            "c1.csv",
            Header,
            "100000000,S5,Maths,M,H,5MA1,5,1,x,4",
            "1,S5,Maths,M,H,5MA1,1,1,1,4"
        );
        var second = Write("c2.csv", "SCN,Stage,Subject,Effort", "100000000,S5,Maths,3");

        var ran = await EdictAsync(
            "evaluate",
            "--reports",
            first,
            "--reports",
            second,
            "--pupils",
            PathOf("none.csv"),
            "--concerns",
            PathOf("o.csv")
        );

        var errors = ran
            .Error.Split('\n')
            .Where(line => line.StartsWith("error: ", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(5, errors.Count);
        Assert.Contains(
            "error: c2.csv, line 1, column Faculty: the column is missing",
            errors[3],
            StringComparison.Ordinal
        );
        Assert.Equal("error: none.csv: there is no such file", errors[4]);
    }

    [Fact]
    public async Task A_pupil_in_two_stages_is_an_error_that_names_both_lines()
    {
        var reports = Write(
            "c1.csv",
            Header,
            "100000000,S5,Maths,M,H,5MA1,1,1,1,4",
            "100000000,S4,Music,A,H,5MU1,1,1,1,4"
        );

        var ran = await EdictAsync("evaluate", "--reports", reports, "--concerns", PathOf("o.csv"));

        Assert.Equal(1, ran.Status);
        Assert.Contains(
            "line 3, column Stage: \"S4\": the pupil is in S5 on line 2",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_same_row_twice_counts_once_with_a_warning_and_another_is_an_error()
    {
        var row = "100000000,S5,Maths,M,H,5MA1,3,1,1,4";
        var same = Write(
            "same.csv",
            Header,
            row,
            row.Replace("Maths", " MATHS ", StringComparison.Ordinal)
        );
        var other = Write(
            "other.csv",
            Header,
            row,
            row.Replace(",3,", ",4,", StringComparison.Ordinal)
        );

        var counted = await EdictAsync(
            "evaluate",
            "--reports",
            same,
            "--concerns",
            PathOf("o.csv"),
            "--tracked",
            PathOf("t.csv")
        );
        var refused = await EdictAsync(
            "evaluate",
            "--reports",
            other,
            "--concerns",
            PathOf("p.csv")
        );

        Assert.Equal(0, counted.Status);
        Assert.Contains(
            "warning: same.csv, line 3: the same row as line 2",
            counted.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(2, (await File.ReadAllLinesAsync(PathOf("t.csv"), Cancel)).Length);
        Assert.Equal(1, refused.Status);
        Assert.Contains(
            "error: other.csv, line 3, column SCN",
            refused.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Lines_are_counted_through_blank_lines_titles_and_line_breaks_in_cells()
    {
        var reports = Write(
            "c1.csv",
            "Tracking report",
            "",
            Header,
            "100000000,S5,\"Ma\nths\",M,H,5MA1,1,1,1,4",
            "",
            "100000000,S5,Music,A,H,5MU1,9,1,1,4"
        );

        var ran = await EdictAsync("evaluate", "--reports", reports, "--concerns", PathOf("o.csv"));

        Assert.Contains(
            "warning: c1.csv, line 1: a title above the header, skipped",
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "error: c1.csv, line 7, column Effort: \"9\"",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_text_of_over_500_characters_is_an_error_in_any_column_that_is_read()
    {
        var longest = new string('x', 500);
        var reports = Write(
            "c1.csv",
            $"{Header},Teacher,Remark",
            $"100000008,S5,Maths,M,H,5MA1,1,1,1,4,{longest},{longest}y",
            $"100000016,S5,Maths,M,H,5MA1,1,1,1,4,{longest}y,"
        );

        var ran = await EdictAsync("evaluate", "--reports", reports, "--concerns", PathOf("o.csv"));

        Assert.Equal(1, ran.Status);
        Assert.StartsWith(
            "error: c1.csv, line 3, column Teacher: ",
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "501 characters; expected a text of at most 500\n",
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("line 2", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pupil_above_the_header_is_no_title()
    {
        var reports = Write(
            "c1.csv",
            "100000008,S5,Maths,M,H,5MA1,1,1,1,4",
            Header,
            "100000016,S5,Music,A,H,5MU1,1,1,1,4"
        );

        var ran = await EdictAsync("evaluate", "--reports", reports, "--concerns", PathOf("o.csv"));

        Assert.Equal(1, ran.Status);
        Assert.Equal(
            "error: c1.csv, line 1: \"100000008\": a pupil's row above the header; expected the header first\n",
            ran.Error
        );
    }

    [Fact]
    public async Task Two_columns_for_one_field_are_an_error_that_names_both()
    {
        var reports = Write(
            "c1.csv",
            "SCN,Stage,Subject,Faculty,Effort,WG,Grade",
            "100000000,S5,Maths,M,1,2,2"
        );

        var ran = await EdictAsync("evaluate", "--reports", reports, "--concerns", PathOf("o.csv"));

        Assert.Equal(1, ran.Status);
        Assert.Contains(
            "two columns hold Working Grade, \"WG\" and \"Grade\"",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_of_two_cycles_and_files_of_two_sessions_are_errors()
    {
        const string Columns = "SCN,Stage,Subject,Faculty,Effort,Session,Cycle";
        var two = Write(
            "c1.csv",
            Columns,
            "100000000,S5,Maths,M,1,2025-26,One",
            "100000000,S5,Music,A,1,2025-26,Two"
        );
        var next = Write("c2.csv", Columns, "100000000,S5,Maths,M,1,2026-27,One");

        var ran = await EdictAsync(
            "evaluate",
            "--reports",
            two,
            "--reports",
            next,
            "--concerns",
            PathOf("o.csv")
        );

        Assert.Contains(
            "c1.csv, line 3, column Cycle: \"Two\"",
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "c2.csv, line 2, column Session: \"2026-27\": another file is of 2025-26",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_blank_school_is_the_only_one_named_and_an_error_where_two_are()
    {
        var blank = Write("c1.csv", Header, "100000000,S5,Maths,M,H,5MA1,3,1,1,4");
        const string Columns = "School,SCN,Stage,Subject,Faculty,Level,Class,Effort";
        var one = Write("c2.csv", Columns, "Harlaw,100000000,S5,Maths,M,H,5MA1,3");
        var two = Write(
            "c3.csv",
            Columns,
            "Harlaw,100000000,S5,Maths,M,H,5MA1,3",
            "Malleny,100000000,S5,Maths,M,H,5MA1,3"
        );

        var joined = await EdictAsync(
            "evaluate",
            "--reports",
            blank,
            "--reports",
            one,
            "--concerns",
            PathOf("o.csv")
        );
        var refused = await EdictAsync(
            "evaluate",
            "--reports",
            blank,
            "--reports",
            two,
            "--concerns",
            PathOf("p.csv")
        );

        Assert.Equal(0, joined.Status);
        Assert.Equal(
            "Harlaw,100000000,S5,1,CL,M,effort,,continuing",
            (await File.ReadAllLinesAsync(PathOf("o.csv"), Cancel))[1]
        );
        Assert.Equal(1, refused.Status);
        Assert.Contains("c1.csv, line 2, column School", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_sort_by_code_point_as_they_are_written()
    {
        var reports = Write(
            "c1.csv",
            Header,
            "100000000,S5,Maths,\U0001F600,H,a,3,1,1,4",
            "100000000,S5,Music,\uFB01ne,H,b,3,1,1,4",
            "100000000,S5,Art,art,H,c,3,1,1,4",
            "100000000,S5,Biology,Zoo,H,d,3,1,1,4"
        );

        await EdictAsync("evaluate", "--reports", reports, "--concerns", PathOf("o.csv"));

        Assert.Contains(
            ",Zoo;art;\uFB01ne;\U0001F600,",
            await File.ReadAllTextAsync(PathOf("o.csv"), Cancel),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_line_that_begins_with_a_hash_is_a_row_like_any_other()
    {
        var good = Write(
            "good.csv",
            "Subject,SCN,Stage,Faculty,Effort",
            "Mu,100000008,S1,Sci,3",
            "#Art,100000016,S1,Sci,4"
        );
        var bad = Write(
            "bad.csv",
            "SCN,Stage,Subject,Faculty,Effort",
            "100000008,S1,Mu,Sci,3",
            "#N/A,S1,Mu,Sci,3"
        );

        var counted = await EdictAsync(
            "evaluate",
            "--reports",
            good,
            "--concerns",
            PathOf("o.csv")
        );
        var refused = await EdictAsync("evaluate", "--reports", bad, "--concerns", PathOf("p.csv"));

        Assert.Equal("2 pupils are a concern.\n", counted.Output);
        Assert.Equal(1, refused.Status);
        Assert.Contains(
            "line 3, column SCN: \"#N/A\": an error of a spreadsheet's formula; expected",
            refused.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("\uFFFF")]
    [InlineData("\uFFFE")]
    [InlineData("\U0010FFFF")]
    public async Task A_line_that_begins_with_no_character_of_any_language_is_a_row_like_any_other(
        string character
    )
    {
        var reports = Write(
            "c1.csv",
            "SCN,Stage,Subject,Faculty,Effort",
            "100000008,S1,Mu,Sci,3",
            $"{character},S1,Mu,Sci,3"
        );

        var ran = await EdictAsync("evaluate", "--reports", reports, "--concerns", PathOf("o.csv"));

        Assert.Equal(1, ran.Status);
        Assert.Contains("error: c1.csv, line 3, column SCN:", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_line_of_over_a_million_characters_is_refused_in_words()
    {
        var reports = Write("c1.csv", $"{Header},{new string('x', 1_100_000)}", "100000008,S1");

        var ran = await EdictAsync("evaluate", "--reports", reports, "--concerns", PathOf("o.csv"));

        Assert.Equal(1, ran.Status);
        Assert.StartsWith(
            "error: c1.csv, line 1: the line holds over",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Tracked_reports_sort_by_the_school_as_each_row_writes_it()
    {
        var reports = Write(
            "c1.csv",
            "School,SCN,Stage,Subject,Faculty,Effort",
            "A,100000001,S1,Mu,Sci,3",
            "a,100000001,S1,Ar,Sci,3",
            "A,100000002,S1,Mu,Sci,3"
        );

        await EdictAsync(
            "evaluate",
            "--reports",
            reports,
            "--concerns",
            PathOf("o.csv"),
            "--tracked",
            PathOf("t.csv")
        );

        var rows = (await File.ReadAllLinesAsync(PathOf("t.csv"), Cancel))
            .Skip(1)
            .Select(line => line[..11]);
        Assert.Equal(["A,100000001", "A,100000002", "a,100000001"], rows);
    }

    [Fact]
    public async Task A_result_replaces_no_file_that_is_read_and_follows_a_link()
    {
        var reports = Write("c1.csv", Header, "100000000,S5,Maths,M,H,5MA1,3,1,1,4");
        Write("target.csv", "before");
        File.CreateSymbolicLink(PathOf("link.csv"), PathOf("target.csv"));

        var refused = await EdictAsync("evaluate", "--reports", reports, "--concerns", reports);
        var followed = await EdictAsync(
            "evaluate",
            "--reports",
            reports,
            "--concerns",
            PathOf("link.csv")
        );

        Assert.Equal([2, 0], [refused.Status, followed.Status]);
        Assert.StartsWith(
            "SCN,Stage",
            await File.ReadAllTextAsync(reports, Cancel),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "School,SCN",
            await File.ReadAllTextAsync(PathOf("target.csv"), Cancel),
            StringComparison.Ordinal
        );
        Assert.NotNull(new FileInfo(PathOf("link.csv")).LinkTarget);
    }

    [Fact]
    public async Task A_missing_column_hides_no_fault_of_the_rows()
    {
        var reports = Write("c1.csv", "SCN,Stage,Subject,Effort", "10000000,S9,Mu,7");

        var ran = await EdictAsync("evaluate", "--reports", reports, "--concerns", PathOf("o.csv"));

        Assert.Equal(
            4,
            ran.Error.Split('\n')
                .Count(line => line.StartsWith("error: ", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("banana")]
    [InlineData("2026/27")]
    [InlineData("2026-28")]
    public async Task A_session_is_a_year_and_the_next(string session)
    {
        var reports = Write(
            "c1.csv",
            "SCN,Stage,Subject,Faculty,Effort,Session",
            $"100000008,S1,Mu,Sci,3,{session}"
        );

        var ran = await EdictAsync("evaluate", "--reports", reports, "--concerns", PathOf("o.csv"));

        Assert.Contains(
            $"line 2, column Session: \"{session}\": expected a session such as 2026-27",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_subject_that_changes_faculty_between_files_is_a_warning()
    {
        var first = Write("c1.csv", "SCN,Stage,Subject,Faculty,Effort", "100000008,S1,Mu,Sci,3");
        var second = Write("c2.csv", "SCN,Stage,Subject,Faculty,Effort", "100000008,S1,Mu,Art,3");

        var ran = await EdictAsync(
            "evaluate",
            "--reports",
            first,
            "--reports",
            second,
            "--concerns",
            PathOf("o.csv")
        );

        Assert.Contains(
            "warning: c2.csv, line 2, column Faculty: \"Art\": Mu stands under Sci too",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("89.999999999999999999999999999", "expected a percentage")]
    [InlineData("89,9", "expected a percentage")]
    [InlineData("101", "expected a percentage")]
    public async Task Attendance_is_never_rounded(string attendance, string said)
    {
        var reports = Write("c1.csv", Header, "100000000,S5,Maths,M,H,5MA1,3,1,1,4");
        var pupils = Write("p.csv", "SCN,Stage,Attendance", $"100000000,S5,\"{attendance}\"");

        var ran = await EdictAsync(
            "evaluate",
            "--reports",
            reports,
            "--pupils",
            pupils,
            "--concerns",
            PathOf("o.csv")
        );

        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
        Assert.Equal(1, ran.Status);
    }

    [Theory]
    [InlineData("SCN,Stage,Subject,Faculty,Effort\r100000008,S1,Mu,Sci,3\r100000016,S1,Mu,Sci,3\r")]
    [InlineData(
        "SCN,Stage,Subject,\"Fac\nulty\",Effort\r100000008,S1,Mu,Sci,3\r100000016,S1,Mu,Sci,3\r"
    )]
    [InlineData("SCN,Stage,Subject,Faculty,Effort\n100000008,S1,Mu,Sci,3\r100000016,S1,Mu,Sci,3")]
    [InlineData(
        "SCN,Stage,Subject,Faculty,Effort\r\n100000008,S1,Mu,Sci,3\r100000016,S1,\"M\r\nu\",Sci,3\r\n"
    )]
    [InlineData(
        "SCN,Stage,Subject,Faculty,Effort,\"\r\"\r100000008,S1,Mu,Sci,3,\r100000016,S1,Mu,Sci,3,\r"
    )]
    public async Task A_return_alone_ends_a_line_in_any_company(string text)
    {
        await File.WriteAllTextAsync(PathOf("c1.csv"), text, Cancel);

        var ran = await EdictAsync(
            "evaluate",
            "--reports",
            PathOf("c1.csv"),
            "--concerns",
            PathOf("o.csv")
        );

        Assert.Equal("2 pupils are a concern.\n", ran.Output);
    }

    [Fact]
    public async Task A_file_of_a_byte_order_mark_alone_is_empty()
    {
        await File.WriteAllBytesAsync(PathOf("c1.csv"), [0xEF, 0xBB, 0xBF], Cancel);

        var ran = await EdictAsync(
            "evaluate",
            "--reports",
            PathOf("c1.csv"),
            "--concerns",
            PathOf("o.csv")
        );

        Assert.Equal(1, ran.Status);
        Assert.Contains("the file is empty", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_of_the_schools_own_decides()
    {
        var reports = Write(
            "c1.csv",
            Header,
            "100000000,S5,Maths,M,H,5MA1,3,1,1,4",
            "100000001,S5,Maths,M,H,5MA1,4,1,1,4"
        );
        var policy = Write(
            "policy.json",
            """{ "track": { "effort": [4] }, "interventionBy": { "1": "Year Head" } }"""
        );

        var ran = await EdictAsync(
            "evaluate",
            "--reports",
            reports,
            "--policy",
            policy,
            "--concerns",
            PathOf("o.csv")
        );

        Assert.Equal(0, ran.Status);
        Assert.Equal(
            ["100000001,S5,1,Year Head"],
            (await File.ReadAllLinesAsync(PathOf("o.csv"), Cancel))
                .Skip(1)
                .Select(line => string.Join(',', line.Split(',')[1..5]))
        );
    }

    [Fact]
    public async Task A_policy_with_a_fault_names_the_key_and_nothing_is_written()
    {
        var reports = Write("c1.csv", Header, "100000000,S5,Maths,M,H,5MA1,3,1,1,4");
        var policy = Write("policy.json", """{ "track": { "effort": [9] } }""");

        var ran = await EdictAsync(
            "evaluate",
            "--reports",
            reports,
            "--policy",
            policy,
            "--concerns",
            PathOf("o.csv")
        );

        Assert.Equal(1, ran.Status);
        Assert.Contains(
            "error: policy.json, track.effort: \"9\"",
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(PathOf("o.csv")));
    }

    [Fact]
    public async Task What_edict_policy_prints_is_a_policy_that_changes_nothing()
    {
        var folder = Path.Combine(ExamplesFolder(), "school-104");
        var policy = Write("policy.json", (await EdictAsync("policy")).Output);

        var ran = await EdictAsync(
            "evaluate",
            "--reports",
            Path.Combine(folder, "c1.csv"),
            "--pupils",
            Path.Combine(folder, "pupils.csv"),
            "--policy",
            policy,
            "--concerns",
            PathOf("o.csv")
        );

        Assert.Equal(0, ran.Status);
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(folder, "want_concerns.csv"), Cancel),
            await File.ReadAllTextAsync(PathOf("o.csv"), Cancel)
        );
    }

    [Theory]
    [InlineData("évaluation;Ãœ", "utf-8")]
    [InlineData("évaluation;Ãœ", "windows-1252")]
    public async Task A_name_reads_the_same_in_utf_8_and_windows_1252(
        string faculty,
        string encoding
    )
    {
        var bytes = (
            encoding == "utf-8"
                ? Encoding.UTF8
                : CodePagesEncodingProvider.Instance.GetEncoding(encoding)!
        ).GetBytes(
            $"SCN\tStage\tSubject\tFaculty\tEffort\r\n100000000\t5\tMaths\t{faculty}\t3\r\n"
        );
        await File.WriteAllBytesAsync(PathOf("c1.csv"), bytes, Cancel);

        await EdictAsync("evaluate", "--reports", PathOf("c1.csv"), "--concerns", PathOf("o.csv"));

        Assert.Contains(
            faculty,
            await File.ReadAllTextAsync(PathOf("o.csv"), Cancel),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Wrong_arguments_are_told_apart_from_faults_in_files()
    {
        var missing = await EdictAsync("evaluate", "--concerns", PathOf("o.csv"));
        var unknown = await EdictAsync("evalute");
        var same = await EdictAsync(
            "evaluate",
            "--reports",
            "c1.csv",
            "--concerns",
            "o.csv",
            "--tracked",
            "o.csv"
        );

        var empty = await EdictAsync("evaluate", "--reports", "", "--concerns", "o.csv");
        Assert.Equal([2, 2, 2, 2], [missing.Status, unknown.Status, same.Status, empty.Status]);
        Assert.Contains("--reports", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_row_that_is_read_beside_the_command_line_needs_no_careful_reading() =>
        Assert.Equal(1, CleanReportReader.ReadOneRow()?.File.Rows.Count);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal static string ExamplesFolder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "examples");
}
