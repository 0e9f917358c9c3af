using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Edict.Demonstration;
using Edict.Importing;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The office takes in files by the Imports page.</summary>
public sealed class ImportPagesTests : IAsyncLifetime
{
    private const string Header = "SCN,Surname,Forename,Stage,Subject,Level,Class,Effort";

    private const string Pupils = "pupils";

    private static readonly string[] AsnOfMany =
    [
        "SCN,Stage,ASN",
        "100000003,S5,Y",
        "100000011,S5,N",
    ];

    private static readonly SchoolPupil Ailsa = TestSchool.AilsaFraser;

    private readonly TestSite site = new();
    private Browser office = null!;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        office = await site.AsAsync(StaffKeys.Office);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_office_uploads_sees_the_plan_takes_it_in_and_undoes_it()
    {
        var before = await AllRows.InAsync(site.Data.Place);

        var draft = await UploadAsync(Header, Mathematics("1"), NewPupilsReport);
        var plan = await office.PageAsync(draft);
        var afterPlan = await AllRows.InAsync(site.Data.Place);
        var import = await ApplyAsync(plan);
        var shown = await office.PageAsync(import);
        var undone = await office.SubmitAsync(shown.QuerySelector("main form")!);

        Assert.Contains("1 added 1 changed 0 unchanged", Said(plan), StringComparison.Ordinal);
        Assert.Equal(before, afterPlan);
        Assert.Contains("Taken in: 1 added, 1 changed", Said(shown), StringComparison.Ordinal);
        Assert.Contains(
            "report of Fraser, Ailsa, Mathematics",
            Said(shown),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Contains(
            "Undone by ",
            Said(await office.PageAsync(import)),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync(draft));
        Assert.Equal(before, await AllRows.InAsync(site.Data.Place));
    }

    [Fact]
    public async Task An_older_tab_whose_plan_is_no_longer_true_takes_nothing_in_and_shows_the_new_plan()
    {
        var older = await office.PageAsync(await UploadAsync(Header, Mathematics("1")));
        await ApplyAsync(await office.PageAsync(await UploadAsync(Header, Mathematics("4"))));
        await ApplyAsync(await office.PageAsync(await UploadAsync(Header, Mathematics("1"))));
        var before = await AllRows.InAsync(site.Data.Place);

        var answer = await office.SubmitAsync(older.QuerySelector("#apply")!);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Browser.ReadAsync(answer);
        Assert.Contains(
            "The school's data changed since this plan was made.",
            Said(page),
            StringComparison.Ordinal
        );
        Assert.Contains("0 added 0 changed 1 unchanged", Said(page), StringComparison.Ordinal);
        Assert.Equal(before, await AllRows.InAsync(site.Data.Place));
    }

    [Fact]
    public async Task A_faulty_cell_is_put_right_in_the_preview_listed_and_audited()
    {
        var draft = await UploadAsync(Header, Mathematics("7"));
        var faulty = await office.PageAsync(draft);

        var looked = await office.SubmitAsync(
            faulty.QuerySelector("main form")!,
            ("Answers.Cells[0].Value", "1")
        );
        var mended = await office.PageAsync(draft);
        var shown = await office.PageAsync(await ApplyAsync(mended));

        Assert.Contains("expected a rating from 1 to 4", Said(faulty), StringComparison.Ordinal);
        Assert.Null(faulty.QuerySelector("#apply"));
        Assert.Equal(HttpStatusCode.Redirect, looked.StatusCode);
        Assert.Contains(
            "line 2, Effort: “7” is read as “1”",
            Said(mended),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "line 2, Effort: “7” was read as “1”",
            Said(shown),
            StringComparison.Ordinal
        );
        await using var db = await site.Data.Place.OpenAsync();
        var audit = await db
            .Audit.Where(entry => entry.What == "correction")
            .Select(entry => entry.About)
            .SingleAsync(Cancel);
        Assert.EndsWith("line 2, Effort", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_are_mapped_once_and_remembered_for_their_source()
    {
        string[] rows =
        [
            "SCN,Stage,Course,Level,Class,Effort",
            $"{Ailsa.Scn},S5,Mathematics,{Course.Level},{Course.Class},1",
        ];

        var columns = await UploadAsync(rows, "Gradebook");
        var page = await office.PageAsync(columns);
        var said = await office.SubmitAsync(
            page.QuerySelector("main form")!,
            ("Holds[2]", nameof(Field.Subject))
        );
        var first = await office.PageAsync(said.Headers.Location!.ToString());
        var again = await UploadAsync(rows, "gradebook");

        Assert.EndsWith("/columns", columns, StringComparison.Ordinal);
        Assert.Contains("0 added 1 changed", Said(first), StringComparison.Ordinal);
        Assert.DoesNotContain("/columns", again, StringComparison.Ordinal);
        Assert.Contains(
            "0 added 1 changed",
            Said(await office.PageAsync(again)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "attendance",
        "SCN,Percent Present,Day|100000003,85,2027-02-01",
        ",Attendance,AttendanceAsAt"
    )]
    [InlineData(
        "attendance",
        "Attendance of Harlaw||Candidate;Present, %;Day|100000003;85;2027-02-01",
        "Scn,Attendance,AttendanceAsAt"
    )]
    [InlineData("pupils", "Number,Yr,Att,Extra|100000003,S5,93,x", "Scn,Stage")]
    public async Task A_file_whose_header_names_too_few_columns_is_mapped_and_read(
        string kind,
        string lines,
        string holds
    )
    {
        var columns = await UploadAsync(
            lines.Replace("100000003", Ailsa.Scn, StringComparison.Ordinal).Split('|'),
            "",
            kind
        );
        var page = await office.PageAsync(columns);

        var said = await office.SubmitAsync(
            page.QuerySelector("main form")!,
            [
                .. holds
                    .Split(',')
                    .Select((field, column) => ($"Holds[{column}]", (string?)field))
                    .Where(field => field.Item2!.Length > 0),
            ]
        );

        Assert.EndsWith("/columns", columns, StringComparison.Ordinal);
        Assert.Contains("this may not be the header", Said(page), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "this may not be the header",
            Said(await office.PageAsync(columns)),
            StringComparison.Ordinal
        );
        var plan = await office.PageAsync(said.Headers.Location!.ToString());
        Assert.NotNull(plan.QuerySelector("#apply"));
        Assert.Contains("0 added", Said(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_one_column_alone_is_mapped_the_plan_says_which_is_missing()
    {
        var columns = await UploadAsync(["Number,Yr", $"{Ailsa.Scn},S5"], "", Pupils);

        var said = await office.SubmitAsync(
            (await office.PageAsync(columns)).QuerySelector("main form")!,
            ("Holds[0]", nameof(Field.Scn))
        );

        Assert.Contains(
            "the column is missing; expected a header \"Stage\"",
            Said(await office.PageAsync(said.Headers.Location!.ToString())),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_pupils_row_is_never_offered_as_the_header()
    {
        var draft = await UploadAsync([$"{Ailsa.Scn},S5", $"{Ailsa.Scn},S5"], "", Pupils);

        var columns = await office.PageAsync($"{draft}/columns");

        Assert.Contains("No header could be read", Said(columns), StringComparison.Ordinal);
        Assert.Contains(
            "no header; expected a line that names the columns",
            Said(await office.PageAsync(draft)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_of_more_than_a_thousand_columns_is_mapped()
    {
        const int More = 1_500;
        var names = Enumerable.Range(1, More).Select(number => $"Remark {number}");
        var columns = await UploadAsync(
            [$"{Header},{string.Join(',', names)}", Mathematics("1")],
            ""
        );
        var page = await office.PageAsync(columns);

        var said = await office.SubmitAsync(page.QuerySelector("main form")!);

        Assert.EndsWith("/columns", columns, StringComparison.Ordinal);
        Assert.True(page.QuerySelectorAll("main select").Length > More);
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
    }

    [Fact]
    public async Task Letter_grades_are_taken_by_their_number_where_the_office_says_so()
    {
        var draft = await UploadAsync($"{Header},Working Grade", $"{NewPupilsReport},D7");
        var faulty = await office.PageAsync(draft);
        await office.SubmitAsync(faulty.QuerySelector("#look")!, ("Answers.LetterGrades", "true"));
        var chosen = await office.PageAsync(draft);
        await office.SubmitAsync(chosen.QuerySelector("#look")!, ("Answers.LetterGrades", null));
        var again = await office.PageAsync(draft);
        await office.SubmitAsync(again.QuerySelector("#look")!, ("Answers.LetterGrades", "true"));

        await ApplyAsync(await office.PageAsync(draft));

        Assert.Contains("the number alone, which is 7", Said(faulty), StringComparison.Ordinal);
        Assert.Null(faulty.QuerySelector("#apply"));
        Assert.Contains("A2 as 2, D7 as 7 (1 in the file)", Said(faulty), StringComparison.Ordinal);
        Assert.Contains(
            "column Working Grade: 1 grade is a letter and a band, taken by the number alone",
            Said(chosen),
            StringComparison.Ordinal
        );
        Assert.Null(again.QuerySelector("#apply"));
        await using var db = await site.Data.Place.OpenAsync();
        var pupil = await db.Pupils.SingleAsync(row => row.Scn == "100000003", Cancel);
        var report = await db.Reports.SingleAsync(row => row.PupilId == pupil.Id, Cancel);
        Assert.Equal((byte?)7, report.WorkingGrade);
    }

    [Fact]
    public async Task A_file_without_letter_grades_is_not_asked_about_them()
    {
        var draft = await UploadAsync($"{Header},Working Grade", $"{NewPupilsReport},7");

        var plan = await office.PageAsync(draft);

        Assert.Null(plan.QuerySelector("[name='Answers.LetterGrades']"));
        Assert.NotNull(plan.QuerySelector("[name='Answers.OverwriteTyped']"));
    }

    [Fact]
    public async Task Faults_beyond_those_that_are_shown_are_had_as_a_file()
    {
        const int Faults = 205;
        var draft = await UploadAsync([
            Header,
            .. Enumerable.Repeat(Mathematics("9"), Faults - 1),
            Mathematics("=1+1"),
        ]);
        var page = await office.PageAsync(draft);
        var link = page.QuerySelectorAll("main a")
            .Single(link => link.TextContent == "text (.csv)");
        var address = link.GetAttribute("href")!;

        var file = await office.GetAsync(address);

        Assert.Contains("And 5 more.", Said(page), StringComparison.Ordinal);
        Assert.Equal("faults.csv", file.Content.Headers.ContentDisposition!.FileName);
        var lines = (await file.Content.ReadAsStringAsync(Cancel)).Trim().Split('\n');
        Assert.Equal(Faults + 1, lines.Length);
        Assert.Equal("line 2,Effort,9,\"expected a rating from 1 to 4, or blank\"", lines[1]);
        Assert.StartsWith("line 206,Effort,'=1+1,", lines[^1], StringComparison.Ordinal);
        var head = await site.AsAsync(StaffKeys.Head);
        Assert.Equal(HttpStatusCode.Forbidden, await head.StatusAsync(address));
    }

    [Fact]
    public async Task Nothing_is_taken_in_until_the_office_says_what_ASN_means_where_many_have_it()
    {
        var draft = await UploadAsync(AsnOfMany, "SEEMiS", Pupils);
        var before = await AllRows.InAsync(site.Data.Place);
        var plan = await office.PageAsync(draft);

        var refused = await office.SubmitAsync(
            plan.QuerySelector("#apply")!,
            ("unusualToo", "true")
        );
        var afterRefusal = await AllRows.InAsync(site.Data.Place);
        await office.SubmitAsync(plan.QuerySelector("#look")!, ("Answers.Asn", "Need"));
        var taken = await office.SubmitAsync(
            (await office.PageAsync(draft)).QuerySelector("#apply")!,
            ("unusualToo", "true")
        );

        Assert.Contains(
            "ASN means (1 of 2 pupils are Y: say which is meant",
            Said(plan),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var page = await Browser.ReadAsync(refused);
        var said = page.QuerySelector(".ds_error-summary a")!;
        Assert.Equal("#Answers_Asn", said.GetAttribute("href"));
        Assert.StartsWith(
            "The file's column ASN: 1 of 2 pupils are Y, more than one in ten.",
            said.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(page.QuerySelector("#Answers_Asn"));
        Assert.Equal(before, afterRefusal);
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        await using var db = await site.Data.Place.OpenAsync();
        var pupil = await db.Pupils.SingleAsync(row => row.Scn == "100000003", Cancel);
        Assert.True(pupil.HasNeeds);
        Assert.False(await db.VulnerabilityFacts.AnyAsync(row => row.PupilId == pupil.Id, Cancel));
    }

    [Fact]
    public async Task What_ASN_means_is_remembered_for_its_source_beside_the_columns()
    {
        var first = await office.PageAsync(await UploadAsync(AsnOfMany, "SEEMiS", Pupils));
        await office.SubmitAsync(first.QuerySelector("#look")!, ("Answers.Asn", "Need"));
        var columns = await UploadAsync(
            ["SCN,Stage,ASN,Ward", "100000003,S5,Y,North"],
            "seemis",
            Pupils
        );
        await office.SubmitAsync(
            (await office.PageAsync(columns)).QuerySelector("main form")!,
            ("Holds[3]", nameof(Field.House))
        );

        var next = await office.PageAsync(await UploadAsync(AsnOfMany, "SEEMIS", Pupils));
        var other = await office.PageAsync(await UploadAsync(AsnOfMany, "Gradebook", Pupils));
        await office.SubmitAsync(next.QuerySelector("#look")!, ("Answers.Asn", "Unsaid"));
        var forgotten = await office.PageAsync(await UploadAsync(AsnOfMany, "SEEMiS", Pupils));

        Assert.EndsWith("/columns", columns, StringComparison.Ordinal);
        Assert.Equal("Need", AsnOf(next));
        Assert.DoesNotContain("1 of 2 pupils are Y", Said(next), StringComparison.Ordinal);
        Assert.Equal("Unsaid", AsnOf(other));
        Assert.Equal("Unsaid", AsnOf(forgotten));
        Assert.DoesNotContain(
            "/columns",
            await UploadAsync(["SCN,Stage,ASN,Ward", "100000003,S5,Y,North"], "SEEMiS", Pupils),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Counts_out_of_the_ordinary_need_a_tick_of_their_own()
    {
        var draft = await UploadAsync(["SCN,Surname,Stage", $"{Ailsa.Scn},Fraser,S5"], "", Pupils);
        var plan = await office.PageAsync(draft);

        var stopped = await office.SubmitAsync(plan.QuerySelector("#apply")!);
        var ticked = await office.SubmitAsync(
            plan.QuerySelector("#apply")!,
            ("unusualToo", "true")
        );

        Assert.Equal(HttpStatusCode.BadRequest, stopped.StatusCode);
        var page = await Browser.ReadAsync(stopped);
        Assert.Equal(
            "#unusualToo",
            page.QuerySelector(".ds_error-summary a")!.GetAttribute("href")
        );
        Assert.Equal(HttpStatusCode.Redirect, ticked.StatusCode);
    }

    [Fact]
    public async Task A_missing_pupil_stays_unless_the_office_says_that_they_have_left()
    {
        var draft = await UploadAsync(["SCN,Surname,Stage", $"{Ailsa.Scn},Fraser,S5"], "", Pupils);
        var plan = await office.PageAsync(draft);
        var one = plan.QuerySelectorAll("option")
            .First(option => option.TextContent == "Has left")
            .GetAttribute("value")!;

        await office.SubmitAsync(plan.QuerySelector("main form")!, ("Answers.Missing", one));
        await office.SubmitAsync(
            (await office.PageAsync(draft)).QuerySelector("#apply")!,
            ("unusualToo", "true")
        );

        await using var db = await site.Data.Place.OpenAsync();
        var left = await db
            .Enrolments.Where(row => row.LeftOn == new DateOnly(2027, 2, 2))
            .Select(row => db.Pupils.Single(pupil => pupil.Id == row.PupilId).Scn)
            .ToListAsync(Cancel);
        Assert.Equal([one.Split(' ')[0]], left);
    }

    [Fact]
    public async Task Every_kind_of_file_is_offered_and_the_cycles_that_are_open()
    {
        var form = await UploadFormAsync();

        var offered = form.QuerySelectorAll("#Upload_For option")
            .Select(option => option.TextContent)
            .ToList();

        Assert.Contains("Reports of Senior 3", offered);
        Assert.DoesNotContain("Reports of Senior 2", offered);
        Assert.Equal(
            [
                "Pupils",
                "Attendance",
                "Staff",
                "Subjects",
                "Classes",
                "Groups: the school's own workbook",
            ],
            offered[^6..]
        );
    }

    [Fact]
    public async Task Subjects_move_when_the_office_says_so_and_the_undo_moves_them_back()
    {
        var before = await AllRows.InAsync(site.Data.Place);

        var draft = await UploadAsync(
            ["Subject,Faculty", "Music,Philosophy", "Ethics,Philosophy"],
            "",
            "subjects"
        );
        var asked = await office.PageAsync(draft);
        await office.SubmitAsync(asked.QuerySelector("#look")!, ("Answers.MayMove", "true"));
        var told = await office.PageAsync(draft);
        var afterPlan = await AllRows.InAsync(site.Data.Place);
        var import = await ApplyAsync(told);
        var shown = await office.PageAsync(import);
        await office.SubmitAsync(shown.QuerySelector("main form")!);

        Assert.Contains(
            "1 added 0 changed 0 unchanged 1 refused",
            Said(asked),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "line 2: Faculty Philosophy: the school has Music under",
            Said(asked),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("For which stages", Said(asked), StringComparison.Ordinal);
        Assert.Contains(
            "1 added 1 changed 0 unchanged 0 refused",
            Said(told),
            StringComparison.Ordinal
        );
        Assert.Equal(before, afterPlan);
        Assert.Contains("Taken in: 1 added, 1 changed", Said(shown), StringComparison.Ordinal);
        Assert.Contains(
            "subject Music Faculty Philosophy Faculty",
            Said(shown),
            StringComparison.Ordinal
        );
        Assert.Equal(before, await AllRows.InAsync(site.Data.Place));
    }

    [Fact]
    public async Task Attendance_asks_its_day_and_a_faulty_figure_is_put_right()
    {
        var draft = await UploadAsync(["SCN,Attendance", $"{Ailsa.Scn},850"], "", "attendance");
        var faulty = await office.PageAsync(draft);
        await office.SubmitAsync(faulty.QuerySelector("#look")!, ("Answers.Cells[0].Value", "85"));
        var undated = await office.PageAsync(draft);
        await office.SubmitAsync(
            undated.QuerySelector("#look")!,
            ("Answers.AttendanceAsAt", "2027-02-01")
        );

        var shown = await office.PageAsync(await ApplyAsync(await office.PageAsync(draft)));

        Assert.Contains(
            "expected a percentage from 0 to 100",
            Said(faulty),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "the file does not say on which day",
            Said(undated),
            StringComparison.Ordinal
        );
        Assert.Contains("Taken in: 0 added, 1 changed", Said(shown), StringComparison.Ordinal);
        Assert.Contains(
            "Attendance of Fraser, Ailsa As at 2027-02-01, Value 85",
            Said(shown),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "line 2, Attendance %: “850” was read as “85”",
            Said(shown),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_subject_that_the_school_does_not_have_is_put_right_in_a_classes_file()
    {
        var draft = await UploadAsync(["Class,Subject", "5EN9,Engish"], "", "classes");
        var faulty = await office.PageAsync(draft);

        await office.SubmitAsync(
            faulty.QuerySelector("#look")!,
            ("Answers.Cells[0].Value", "English")
        );

        Assert.Contains(
            "not in the subject list of 2026-27",
            Said(faulty),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1 added 0 changed",
            Said(await office.PageAsync(draft)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("staff", "Name,E-mail|Ms N Supply,n.supply@harlaw.example")]
    [InlineData("classes", "Class,Subject|5EN9,English")]
    [InlineData("groups", "SCN,SEBN,English,|,,RAG,Comments|100000003,Y,G,well done")]
    public async Task Each_other_kind_comes_to_its_plan_without_questions_of_columns(
        string kind,
        string lines
    )
    {
        var draft = await UploadAsync(lines.Split('|'), "", kind);

        var plan = await office.PageAsync(draft);

        Assert.DoesNotContain("/columns", draft, StringComparison.Ordinal);
        Assert.Contains($"It holds {kind}.", Said(plan), StringComparison.Ordinal);
        Assert.NotNull(plan.QuerySelector("#apply"));
    }

    [Fact]
    public async Task A_file_of_more_than_20_MB_is_refused_in_words()
    {
        var form = await UploadFormAsync();
        var slightly = new byte[FileImport.MostBytes + 1];
        var far = new byte[FileImport.MostBytes + (2 * 1024 * 1024)];

        var over = await office.UploadAsync(
            form,
            ("Upload.File", "c.csv", slightly),
            ("Upload.For", Pupils)
        );
        var farOver = await office.UploadAsync(
            form,
            ("Upload.File", "c.csv", far),
            ("Upload.For", Pupils)
        );

        Assert.Equal(HttpStatusCode.BadRequest, over.StatusCode);
        Assert.Contains(
            "The file is too large: expected at most 20 MB",
            Said(await Browser.ReadAsync(over)),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, farOver.StatusCode);
        Assert.Contains(
            "A file of at most 20 MB",
            Said(await Browser.ReadAsync(farOver)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Markup_and_a_formula_in_a_cell_are_shown_as_text()
    {
        var draft = await UploadAsync(
            Header,
            $"{Ailsa.Scn},,,S5,Mathematics,H,x,<b id=evil>3</b>",
            $"{Ailsa.Scn},,,S5,Music,H,x,\"=HYPERLINK(\"\"http://evil\"\")\""
        );

        var page = await office.PageAsync(draft);

        Assert.Null(page.QuerySelector("#evil"));
        Assert.Contains("<b id=evil>3</b>", Said(page), StringComparison.Ordinal);
        Assert.Contains("=HYPERLINK", Said(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_was_chosen_and_not_looked_at_is_kept_and_nothing_is_taken_in_before_it_was()
    {
        var draft = await UploadAsync(["SCN,Surname,Stage", $"{Ailsa.Scn},Fraser,S5"], "", Pupils);
        var plan = await office.PageAsync(draft);
        var one = plan.QuerySelectorAll("option")
            .First(option => option.TextContent == "Has left")
            .GetAttribute("value")!;
        var before = await AllRows.InAsync(site.Data.Place);

        var refused = await office.SubmitAsync(
            plan.QuerySelector("#apply")!,
            ("Answers.Missing", one),
            ("unusualToo", "true")
        );
        var afterRefusal = await AllRows.InAsync(site.Data.Place);
        var page = await Browser.ReadAsync(refused);
        var taken = await office.SubmitAsync(page.QuerySelector("#apply")!, ("unusualToo", "true"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(
            "You changed answers since this plan was made. Nothing was taken in: this is the new plan",
            Said(page),
            StringComparison.Ordinal
        );
        Assert.Equal(before, afterRefusal);
        var kept = Assert.Single(page.QuerySelectorAll("option[value$=' left'][selected]"));
        Assert.Equal(one, kept.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Contains(
            ", 1 left.",
            Said(await office.PageAsync(taken.Headers.Location!.ToString())),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_upload_without_a_file_is_said_beside_its_field()
    {
        var answer = await office.SubmitAsync(await UploadFormAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Browser.ReadAsync(answer);
        Assert.Contains("Choose a file", Said(page), StringComparison.Ordinal);
        Assert.All(
            page.QuerySelectorAll(".ds_error-summary a"),
            link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!))
        );
    }

    [Fact]
    public async Task Whoever_is_not_the_office_can_neither_see_nor_send_anything()
    {
        var draft = await UploadAsync(Header, Mathematics("1"));
        var apply = (await office.PageAsync(draft)).QuerySelector("#apply")!;
        var head = await site.AsAsync(StaffKeys.Head);

        var sent = await head.SubmitAsync(apply);

        Assert.Equal(HttpStatusCode.Forbidden, await head.StatusAsync(draft));
        Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);
        Assert.DoesNotContain(
            "Imports",
            Words((await head.PageAsync("/concerns")).QuerySelector(".places")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_meets_somebody_elses_act_is_told_so_and_can_try_again()
    {
        Assert.SkipWhen(TestDatabase.OnPostgres, "The other's act is a trigger of SQLite.");
        var form = await UploadFormAsync();
        await MeetAnotherAsync();

        var answer = await office.UploadAsync(
            form,
            ("Upload.File", "c.csv", "SCN,Stage"u8.ToArray()),
            ("Upload.For", Pupils)
        );

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(
            "Somebody else changed the same thing at the same time; nothing was kept, try again.",
            Said(await Browser.ReadAsync(answer)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var draft = await UploadAsync(Header, Mathematics("1"));
        var apply = (await office.PageAsync(draft)).QuerySelector("#apply")!;

        var answer = await office.SubmitAsync(apply, ("__RequestVerificationToken", null));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await office.StatusAsync(draft));
    }

    private static string AsnOf(IHtmlDocument plan) =>
        ((IHtmlSelectElement)plan.QuerySelector("#Answers_Asn")!).Value!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static SchoolCourse Course =>
        Ailsa.Courses.Single(course => course.Subject == "Mathematics");

    /// <summary>From now on every upload finds a row there that it would have written, as if somebody else had been quicker.</summary>
    private async Task MeetAnotherAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        await db.Database.ExecuteSqlAsync(
            $"CREATE TRIGGER Quicker AFTER INSERT ON ImportDrafts BEGIN INSERT INTO Faculties SELECT * FROM Faculties; END"
        );
    }

    private static string NewPupilsReport => "100000003,Newcome,Nia,S5,Music,H,5MU9,2";

    private static string Mathematics(string effort) =>
        $"{Ailsa.Scn},,,S5,Mathematics,{Course.Level},{Course.Class},{effort}";

    private static string Said(IHtmlDocument page) => Words(page.QuerySelector("main")!);

    private async Task<IElement> UploadFormAsync() =>
        (await office.PageAsync("/imports")).QuerySelector("main form")!;

    private Task<string> UploadAsync(params string[] lines) => UploadAsync(lines, "");

    /// <summary>Uploads a file of lines, of reports of Senior 3 unless said otherwise.</summary>
    /// <returns>Where the browser is sent.</returns>
    private async Task<string> UploadAsync(string[] lines, string source, string? holds = null)
    {
        var form = await UploadFormAsync();
        var cycle = form.QuerySelectorAll("option")
            .Single(option => option.TextContent == "Reports of Senior 3")
            .GetAttribute("value");
        var answer = await office.UploadAsync(
            form,
            ("Upload.File", "c.csv", Encoding.UTF8.GetBytes(string.Join('\n', lines))),
            ("Upload.For", holds ?? cycle),
            ("Upload.Source", source)
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    /// <returns>The address of the import.</returns>
    private async Task<string> ApplyAsync(IHtmlDocument plan)
    {
        var answer = await office.SubmitAsync(plan.QuerySelector("#apply")!);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }
}
