using Edict.Demonstration;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Commands;

/// <summary>The office refreshes attendance each week by a file of its own.</summary>
public sealed class ImportAttendanceTests : CommandTests, IAsyncLifetime
{
    private const string Header = "SCN,Attendance %,Attendance As At";

    private static readonly string Euan = TestSchool.EuanBoyle.Scn;

    private TestDatabase data = null!;

    public async ValueTask InitializeAsync() => data = await TestDatabase.OfTheSchoolAsync();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return data.DisposeAsync();
    }

    [Fact]
    public async Task A_newer_figure_counts_from_then_on()
    {
        var file = Write("a.csv", Header, $"{Euan},85.5%,01/02/2027");

        var ran = await ImportAsync(file);

        Assert.Equal((0, ""), (ran.Status, ran.Error));
        Assert.Equal("0 added, 1 changed, 0 unchanged.", ran.Line(1));
        Assert.Equal((85.5m, new DateOnly(2027, 2, 1)), await LatestAsync(Euan));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        var file = Write("a.csv", Header, $"{Euan},85.5,2027-02-01");
        await ImportAsync(file);

        var ran = await ImportAsync(file);

        Assert.Equal("0 added, 0 changed, 1 unchanged.", ran.Line(1));
    }

    [Fact]
    public async Task A_workbook_is_read_alike_and_a_percent_cell_as_what_it_shows()
    {
        var file = SheetFile.Write(
            PathOf("a.xlsx"),
            new HandMadeSheet(
                "Export",
                SheetFile.Row(1, "SCN", "Attendance")
                    + SheetFile.Row(2, Euan, SheetFile.Number("0.855", 2))
            )
        );

        var ran = await ImportAsync(file, "--as-at", "2027-02-01");

        Assert.Equal("0 added, 1 changed, 0 unchanged.", ran.Line(1));
        Assert.Equal((85.5m, new DateOnly(2027, 2, 1)), await LatestAsync(Euan));
    }

    [Theory]
    [InlineData("1/2/2027")]
    [InlineData("01/02/2027")]
    [InlineData("2027-02-01")]
    public async Task The_day_that_is_given_is_read_as_one_in_a_file(string day)
    {
        var ran = await ImportAsync(
            Write("a.csv", "SCN,Attendance", $"{Euan},85.5"),
            "--as-at",
            day
        );

        Assert.Equal((0, ""), (ran.Status, ran.Error));
        Assert.Equal((85.5m, new DateOnly(2027, 2, 1)), await LatestAsync(Euan));
    }

    [Theory]
    [InlineData("attendance", "--as-at", "1/13/2027")]
    [InlineData("attendance", "--as-at", "02-01-2027")]
    [InlineData("groups", "--as-at", "2 January 2027")]
    [InlineData("pupils", "--attendance-as-at", "yesterday")]
    public async Task A_day_that_is_none_is_said_with_what_is_expected(
        string kind,
        string option,
        string day
    )
    {
        var ran = await EdictAsync("import", kind, "a.csv", option, day);

        Assert.Equal(2, ran.Status);
        Assert.Equal(
            $"{option}: \"{day}\": expected a date such as 2026-10-09 or 9/10/2026\nSee: edict import {kind} --help\n",
            ran.Error
        );
    }

    [Fact]
    public async Task A_file_is_for_the_session_that_has_begun()
    {
        await NextSession.AddAsync(data.Place);

        var ran = await ImportAsync(Write("a.csv", Header, $"{Euan},85.5,2027-02-01"));

        Assert.Equal("0 added, 1 changed, 0 unchanged.", ran.Line(1));
    }

    [Fact]
    public async Task Where_no_session_has_begun_a_file_is_for_the_first_to_come()
    {
        await NextSession.AddAsync(data.Place);
        await using (var db = await data.Place.OpenAsync())
        {
            await db
                .Sessions.Where(session => session.Name != NextSession.Name)
                .ExecuteUpdateAsync(
                    session => session.SetProperty(row => row.StartsOn, new DateOnly(2027, 3, 1)),
                    Cancel
                );
        }

        var ran = await ImportAsync(Write("a.csv", Header, $"{Euan},85.5,2027-02-01"));

        Assert.Equal("0 added, 1 changed, 0 unchanged.", ran.Line(1));
    }

    [Fact]
    public async Task A_blank_wipes_nothing_and_other_columns_are_left_alone()
    {
        var before = await LatestAsync(Euan);
        var file = Write("a.csv", "SCN,Surname,Attendance", $"{Euan},Changed,");

        var ran = await ImportAsync(file);

        Assert.Equal("0 added, 0 changed, 1 unchanged.", ran.Line(1));
        Assert.Contains("columns that are not read: Surname", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, await LatestAsync(Euan));
    }

    [Fact]
    public async Task Rows_of_unknown_pupils_are_refused_one_by_one_and_the_others_taken()
    {
        var file = Write(
            "a.csv",
            Header,
            "100000003,95,2027-02-01",
            $"{Euan},85.5,2027-02-01",
            "100000011,91,2027-02-01"
        );

        var ran = await ImportAsync(file);

        Assert.Equal("0 added, 1 changed, 0 unchanged.", ran.Line(1));
        Assert.Equal(0, ran.Status);
        Assert.Equal(
            "refused: line 4: SCN 100000011: no pupil of 2026-27 has this SCN; import the pupils first",
            ran.Line(3)
        );
        await using var db = await data.Place.OpenAsync();
        Assert.False(await db.Pupils.AnyAsync(pupil => pupil.Scn == "100000003", Cancel));
    }

    [Fact]
    public async Task An_older_figure_never_follows_a_newer_one()
    {
        await ImportAsync(Write("a.csv", Header, $"{Euan},85.5,2027-02-01"));

        var ran = await ImportAsync(Write("b.csv", Header, $"{Euan},99,2027-01-18"));

        Assert.Equal("0 added, 0 changed, 0 unchanged.", ran.Line(1));
        Assert.Equal(
            "refused: line 2: Attendance As At 2027-01-18: an older figure; the school has one of 2027-02-01",
            ran.Line(2)
        );
        Assert.Equal((85.5m, new DateOnly(2027, 2, 1)), await LatestAsync(Euan));
    }

    [Fact]
    public async Task By_a_pupils_file_an_older_figure_is_left_too_and_the_rest_of_its_row_taken_in()
    {
        await ImportAsync(Write("a.csv", Header, $"{Euan},85.5,2027-02-01"));
        var file = Write("p.csv", $"{Header},Stage,House", $"{Euan},99,2027-01-18,S4,Torduff");

        var ran = await EdictAsync([
            "import",
            "pupils",
            file,
            "--yes",
            "--accept-unusual",
            .. data.Options,
        ]);

        Assert.Equal("0 added, 1 changed, 0 unchanged.", ran.Line(1));
        Assert.Equal(
            "refused: line 2: Attendance As At 2027-01-18: an older figure; the school has one of 2027-02-01",
            ran.Line(2)
        );
        Assert.Equal((85.5m, new DateOnly(2027, 2, 1)), await LatestAsync(Euan));
    }

    [Theory]
    [InlineData("pupils", "Stage", "S4")]
    [InlineData("groups", "SEBN", "N")]
    public async Task By_any_other_file_too_a_figure_of_a_day_to_come_refuses_the_whole_file(
        string kind,
        string column,
        string value
    )
    {
        var file = Write("p.csv", $"{Header},{column}", $"{Euan},93.5,2028-02-01,{value}");

        var ran = await EdictAsync(["import", kind, file, "--yes", .. data.Options]);

        Assert.Equal((1, ""), (ran.Status, ran.Output));
        Assert.Equal(
            "error: p.csv, line 2, column Attendance As At: \"2028-02-01\": a day to come; expected 2027-02-02 or before\n",
            ran.Error
        );
    }

    [Fact]
    public async Task What_staff_typed_stays_unless_the_office_says_otherwise()
    {
        await using (var db = await data.Place.OpenAsync())
        {
            var typed = await db
                .VulnerabilityFacts.Where(fact => fact.Group == Groups.Attendance)
                .OrderByDescending(fact => fact.RecordedAt)
                .FirstAsync(
                    fact => db.Pupils.Any(pupil => pupil.Id == fact.PupilId && pupil.Scn == Euan),
                    Cancel
                );
            var staff = await db.Staff.Select(row => row.Id).FirstAsync(Cancel);
            await db
                .VulnerabilityFacts.Where(fact =>
                    fact.PupilId == typed.PupilId && fact.Group == Groups.Attendance
                )
                .ExecuteUpdateAsync(fact => fact.SetProperty(row => row.TypedBy, staff), Cancel);
        }

        var before = await LatestAsync(Euan);
        var file = Write("a.csv", Header, $"{Euan},85.5,2027-02-01");

        var kept = await ImportAsync(file);
        var afterKept = await LatestAsync(Euan);
        var told = await ImportAsync(file, "--overwrite-typed");

        Assert.Equal("0 added, 0 changed, 1 unchanged.", kept.Line(1));
        Assert.Matches(
            "^kept: line 2: Attendance: .+ was typed by staff and stays; the file has 85.5$",
            kept.Line(2)
        );
        Assert.Equal(before, afterKept);
        Assert.Equal("0 added, 1 changed, 0 unchanged.", told.Line(1));
        Assert.Equal((85.5m, new DateOnly(2027, 2, 1)), await LatestAsync(Euan));
    }

    [Fact]
    public async Task Figures_that_jump_are_out_of_the_ordinary_as_where_absence_stands_in_the_column()
    {
        string[] rows;
        await using (var db = await data.Place.OpenAsync())
        {
            rows =
            [
                .. (await db.Pupils.Select(pupil => pupil.Scn).ToListAsync(Cancel)).Select(scn =>
                    $"{scn},7,2027-02-01"
                ),
            ];
        }

        var before = await LatestAsync(Euan);
        var file = Write("a.csv", [Header, .. rows]);

        var stopped = await ImportAsync(file);
        var afterStop = await LatestAsync(Euan);
        var accepted = await ImportAsync(file, "--accept-unusual");

        Assert.Equal(1, stopped.Status);
        Assert.Matches(
            "out of the ordinary: \\d+ of \\d+ known attendance figures change by 10 points or more, more than a fifth\n",
            stopped.Output
        );
        Assert.Contains("add --accept-unusual", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(before, afterStop);
        Assert.Equal(0, accepted.Status);
        Assert.Equal((7m, new DateOnly(2027, 2, 1)), await LatestAsync(Euan));
    }

    [Theory]
    [InlineData(
        "93.5",
        "",
        "line 2, column Attendance As At: the file does not say on which day attendance was taken; add a column Attendance As At, or give --as-at"
    )]
    [InlineData(
        "93.5",
        "2028-02-01",
        "line 2, column Attendance As At: \"2028-02-01\": a day to come; expected 2027-02-02 or before"
    )]
    [InlineData(
        "93.5",
        "February",
        "line 2, column Attendance As At: \"February\": expected a date such as 2026-10-09 or 9/10/2026, or blank"
    )]
    [InlineData(
        "101",
        "2027-02-01",
        "line 2, column Attendance %: \"101\": expected a percentage from 0 to 100 with a decimal point, or blank"
    )]
    [InlineData(
        "0.935",
        "2027-02-01",
        "column Attendance %: no value exceeds 1; expected percentages from 0 to 100, so 93 and not 0.93"
    )]
    public async Task A_figure_that_cannot_be_meant_refuses_the_whole_file(
        string figure,
        string day,
        string said
    )
    {
        var before = await LatestAsync(Euan);

        var ran = await ImportAsync(Write("a.csv", Header, $"{Euan},{figure},{day}"));

        Assert.Equal((1, ""), (ran.Status, ran.Output));
        Assert.Equal($"error: a.csv, {said}\n", ran.Error);
        Assert.Equal(before, await LatestAsync(Euan));
    }

    [Theory]
    [InlineData(
        "SCN,Surname",
        "no header; expected a line that names the columns, such as SCN and Attendance %"
    )]
    [InlineData(
        "SCN,Attendance As At",
        "column Attendance %: the column is missing; expected a header \"Attendance %\" or \"Attendance\""
    )]
    [InlineData(
        "SCN,Attendance",
        "the file holds no pupil; expected at least one row below the header"
    )]
    public async Task A_file_that_is_no_attendance_file_is_refused(string header, string said)
    {
        var ran = await ImportAsync(Write("a.csv", header));

        Assert.Equal(1, ran.Status);
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_figures_for_one_pupil_are_an_error_and_the_same_twice_counts_once()
    {
        var file = Write(
            "a.csv",
            Header,
            $"{Euan},85.5,2027-02-01",
            $"{Euan},85.5,2027-02-01",
            $"{Euan},86,2027-02-01"
        );

        var ran = await ImportAsync(file);

        Assert.Equal(
            $"error: a.csv, line 4, column SCN: \"{Euan}\": a second row for the pupil of line 2, with other values; expected one\n"
                + "warning: a.csv, line 3: the same row as line 2; it counts once\n",
            ran.Error
        );
    }

    [Fact]
    public async Task A_file_of_another_school_is_refused()
    {
        var file = Write("a.csv", $"School,{Header}", $"Elsewhere High,{Euan},85,2027-02-01");

        var ran = await ImportAsync(file);

        Assert.Equal(
            "error: a.csv, line 2, column School: \"Elsewhere High\": another school; expected Harlaw Muir Academy or 9906625\n",
            ran.Error
        );
    }

    [Theory]
    [InlineData("Expected a file, or --watch with a folder.")]
    [InlineData("Expected a file, or --watch with a folder.", "a.csv", "--watch", "folder")]
    [InlineData(
        "every file of a watched folder says its own day",
        "--watch",
        "folder",
        "--as-at",
        "2027-02-01"
    )]
    public async Task What_cannot_be_asked_together_is_said(string said, params string[] asked)
    {
        var ran = await EdictAsync(["import", "attendance", .. asked]);

        Assert.Equal(2, ran.Status);
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<Ran> ImportAsync(string file, params string[] options) =>
        EdictAsync(["import", "attendance", file, "--yes", .. options, .. data.Options]);

    private async Task<(decimal, DateOnly?)> LatestAsync(string scn)
    {
        await using var db = await data.Place.OpenAsync();
        var pupil = await db.Pupils.SingleAsync(pupil => pupil.Scn == scn, Cancel);
        var fact = await db
            .VulnerabilityFacts.Where(fact =>
                fact.PupilId == pupil.Id && fact.Group == Groups.Attendance
            )
            .OrderBy(fact => fact.RecordedAt)
            .LastAsync(Cancel);
        return (fact.Value, fact.AsAt);
    }
}
