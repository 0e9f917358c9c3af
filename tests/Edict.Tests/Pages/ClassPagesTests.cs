using System.Net;
using AngleSharp.Dom;
using Edict.Data;
using Edict.Demonstration;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>The office keeps the classes of the session: who teaches them, and who is in them.</summary>
public sealed class ClassPagesTests : IAsyncLifetime
{
    private const string Teacher = "teacher-english-1";

    /// <summary>The cycle of S4 to S6 that is open.</summary>
    private const string Open = "Senior 3";

    private readonly TestSite site = new();
    private Browser office = null!;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        office = await site.AsAsync(StaffKeys.Office);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Classes_are_listed_by_subject_and_stage_with_their_teachers_and_pupils()
    {
        var all = Rows(await office.PageAsync("/school/classes"));
        var german = await SubjectAsync("German");

        var narrowed = Rows(await office.PageAsync($"/school/classes?subject={german.Id}"));
        var stage = Rows(await office.PageAsync("/school/classes?stage=S6"));

        Assert.Equal(418, all.Count);
        Assert.Single(narrowed);
        Assert.NotEmpty(stage);
        Assert.All(stage, row => Assert.Contains("S6", Words(Cell(row, "Stages"))));
        Assert.NotEqual("0", Words(Cell(narrowed[0], "Pupils")));
        Assert.NotEqual("nobody today", Words(Cell(narrowed[0], "Teachers")));
    }

    [Fact]
    public async Task A_class_names_its_pupils_leaves_a_line_of_the_log_and_says_nothing_of_their_marks()
    {
        var course = TestSchool.AilsaFraser.Courses[0];

        var page = await office.PageAsync($"{await PageOfAsync(course.Class)}/pupils");

        var row = Rows(page)
            .Single(row => Words(row).StartsWith("Fraser, Ailsa", StringComparison.Ordinal));
        Assert.Equal(4, row.ChildElementCount);
        Assert.Contains(
            await site.AuditAsync(),
            line =>
                line.What == "list"
                && line.About.StartsWith("the pupils of ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Whoever_gets_a_class_sees_its_pupils_from_the_first_day_to_the_last()
    {
        var supply = await site.AsAsync(StaffKeys.SupplyInLanguages);
        var address = await PageOfAsync(TestSchool.AilsaFraser.Courses[0].Class);
        var pupil = await site.PageOfAsync(TestSchool.AilsaFraser.Scn);
        var before = await supply.StatusAsync(pupil);

        var given = await GiveAsync(
            address,
            StaffKeys.SupplyInLanguages,
            "2027-02-02",
            "2027-02-03"
        );
        var during = await supply.StatusAsync(pupil);
        var twice = await GiveAsync(address, StaffKeys.SupplyInLanguages, "2027-02-03", "");
        site.Clock.Advance(TimeSpan.FromDays(2));
        await supply.SignInAsync(StaffKeys.SupplyInLanguages);
        var after = await supply.StatusAsync(pupil);

        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, before);
        Assert.Equal(HttpStatusCode.OK, during);
        Assert.NotEqual(HttpStatusCode.OK, after);
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        var refused = await Browser.ReadAsync(twice);
        Assert.Equal("2027-02-03", refused.QuerySelector("#Teach_From")!.GetAttribute("value"));
        Assert.Equal(
            "#Teach_From",
            refused.QuerySelector(".ds_error-summary a")!.GetAttribute("href")
        );
    }

    [Fact]
    public async Task A_teachers_last_day_is_set_on_the_class_and_not_for_another_class()
    {
        var address = await PageOfAsync(TestSchool.AilsaFraser.Courses[0].Class);
        var page = await office.PageAsync(address);
        var form = page.QuerySelector("table.rows form")!;

        var elsewhere = await office.PostFormAsync(
            $"{await PageOfAsync("1B1-none")}?handler=End",
            [.. Browser.FieldsOf(form, []).Select(field => (field.Key, field.Value))]
        );
        var ended = await office.SubmitAsync(form, ("End.To", "2027-02-02"));

        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Contains(
            "to 2 February 2027",
            Words((await office.PageAsync(address)).QuerySelector("table.rows")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_class_is_added_once_and_can_be_given()
    {
        var latin = await SubjectAsync("German");
        var form = (await office.PageAsync("/school/classes")).QuerySelector("#add")!;

        var added = await office.SubmitAsync(
            form,
            ("Add.Name", "4GE9"),
            ("Add.Subject", latin.Id.ToString())
        );
        var again = await office.SubmitAsync(
            form,
            ("Add.Name", " 4ge9"),
            ("Add.Subject", latin.Id.ToString())
        );
        var given = await GiveAsync(await PageOfAsync("4GE9"), Teacher, "2027-02-02", "");

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Contains(
            "There is a class German 4ge9 already",
            Words((await Browser.ReadAsync(again)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
    }

    [Theory]
    [InlineData("fraser ail")]
    [InlineData("SCN")]
    public async Task A_pupil_who_is_added_is_in_the_class_of_their_teacher_before_the_first_report(
        string words
    )
    {
        var pupil = TestSchool.AilsaFraser;
        var to = await AnotherClassAsync();
        var address = $"/school/classes/{to.Id}/pupils";
        var teacher = await TeacherOfAsync(to);
        var before = Words((await teacher.PageAsync("/reports")).QuerySelector("main")!);

        var added = await AddAsync(address, words == "SCN" ? pupil.Scn : words, pupil.Scn, "H");

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Contains(
            Rows(await office.PageAsync(address)).Select(Words),
            row =>
                row.StartsWith("Fraser, Ailsa", StringComparison.Ordinal)
                && row.EndsWith("Take out", StringComparison.Ordinal)
        );
        var sheet = await SheetAsync(teacher, to);
        Assert.Contains(
            sheet.QuerySelectorAll("tr[data-name]").Select(row => row.GetAttribute("data-name")),
            name => name == "Fraser, Ailsa"
        );
        Assert.NotEqual(
            before,
            Words((await teacher.PageAsync("/reports")).QuerySelector("main")!)
        );
        Assert.Equal(
            HttpStatusCode.OK,
            await teacher.StatusAsync(await site.PageOfAsync(pupil.Scn))
        );
    }

    [Fact]
    public async Task A_mark_takes_the_place_of_what_was_expected_and_the_pupil_stays()
    {
        var pupil = TestSchool.AilsaFraser;
        var to = await AnotherClassAsync();
        var address = $"/school/classes/{to.Id}/pupils";
        await AddAsync(address, "fraser ailsa", pupil.Scn, "H");
        var out1 = (await office.PageAsync(address)).QuerySelector("table.rows form")!;
        var teacher = await TeacherOfAsync(to);
        var sheet = await SheetAsync(teacher, to);
        var row = sheet.QuerySelector("tr[data-name='Fraser, Ailsa']")!;

        var saved = await teacher.SubmitAsync(
            row.Closest("form")!,
            (row.QuerySelector("input.cell[data-column=Effort]")!.GetAttribute("name")!, "2")
        );
        var refused = await office.SubmitAsync(out1);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(
            "a report says so",
            Words((await Browser.ReadAsync(refused)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
        Assert.Contains(
            Rows(await office.PageAsync(address)).Select(Words),
            text =>
                text.StartsWith("Fraser, Ailsa", StringComparison.Ordinal)
                && text.EndsWith("a report says so", StringComparison.Ordinal)
        );
        await using var db = await site.Data.Place.OpenAsync();
        var report = await db.Reports.SingleAsync(
            said =>
                said.SubjectId == to.SubjectId
                && said.ClassKey == to.NameKey
                && said.Effort == 2
                && said.Level == "H"
                && said.TypedBy != null,
            Cancel
        );
        Assert.Equal("h", report.LevelKey);
    }

    [Fact]
    public async Task Whoever_is_taken_out_again_is_gone_and_who_is_in_already_is_not_added()
    {
        var pupil = TestSchool.AilsaFraser;
        var to = await AnotherClassAsync();
        var address = $"/school/classes/{to.Id}/pupils";
        var before = Rows(await office.PageAsync(address)).Count;
        await AddAsync(address, "fraser ailsa", pupil.Scn, "");

        var twice = await AddAsync(address, "fraser ailsa", pupil.Scn, "");
        var gone = await office.SubmitAsync(
            (await office.PageAsync(address)).QuerySelector("table.rows form")!
        );

        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        Assert.Contains(
            "Ailsa Fraser is in ",
            Words((await Browser.ReadAsync(twice)).QuerySelector(".ds_error-summary")!),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        Assert.Equal(before, Rows(await office.PageAsync(address)).Count);
        Assert.Equal(
            2,
            (await site.AuditAsync()).Count(line =>
                line.What == "member" && !line.About.Contains("Fraser")
            )
        );
    }

    [Fact]
    public async Task That_a_pupil_was_added_is_found_in_the_audit_log_by_the_pupil_and_its_words_do_not_tell_whom()
    {
        var to = await AnotherClassAsync();
        await AddAsync(PupilsOf(to), "fraser ailsa", TestSchool.AilsaFraser.Scn, "");
        var pupil = (await site.PageOfAsync(TestSchool.AilsaFraser.Scn)).Split('/')[^1];
        var head = await site.AsAsync(StaffKeys.Head);

        var row = Assert.Single(Rows(await head.PageAsync($"/audit?pupil={pupil}&kind=member")));

        var said = Words(row.QuerySelector("td[data-label=What]")!);
        Assert.StartsWith("member: a pupil is expected in", said, StringComparison.Ordinal);
        Assert.DoesNotContain(pupil, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pupil_who_changes_class_in_a_subject_is_expected_in_the_new_one_alone()
    {
        var (said, own, first, second) = await OfOneSubjectAsync();
        var before = await HasAilsaAsync(own);

        await AddAsync(PupilsOf(first), "fraser ailsa", TestSchool.AilsaFraser.Scn, "");
        var between = (await HasAilsaAsync(own), await HasAilsaAsync(first));
        await AddAsync(PupilsOf(second), "fraser ailsa", TestSchool.AilsaFraser.Scn, "");

        Assert.True(before);
        Assert.Equal((false, true), between);
        Assert.False(await HasAilsaAsync(first));
        Assert.True(await HasAilsaAsync(second));
        // What was reported on may go, as by the undo of an import: nobody has reported since the pupil was added.
        await using (var db = await site.Data.Place.OpenAsync())
        {
            db.Remove(said);
            await db.SaveChangesAsync(Cancel);
        }

        Assert.True(await HasAilsaAsync(second));
    }

    [Fact]
    public async Task Whom_a_report_has_placed_elsewhere_since_can_be_added_again()
    {
        var (said, own, other, _) = await OfOneSubjectAsync();
        await AddAsync(PupilsOf(other), "fraser ailsa", TestSchool.AilsaFraser.Scn, "");
        await ReportAsync(said, 2);

        var placed = (await HasAilsaAsync(own), await HasAilsaAsync(other));
        var again = await AddAsync(PupilsOf(other), "fraser ailsa", TestSchool.AilsaFraser.Scn, "");

        Assert.Equal((true, false), placed);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.True(await HasAilsaAsync(other));
    }

    [Fact]
    public async Task Marks_that_were_typed_and_rubbed_out_keep_nobody_in_the_class()
    {
        var (said, own, other, _) = await OfOneSubjectAsync();
        await ReportAsync(said, null);
        var before = await HasAilsaAsync(own);

        await AddAsync(PupilsOf(other), "fraser ailsa", TestSchool.AilsaFraser.Scn, "");
        var sheets = await SheetsAsync(own, other);

        Assert.True(before);
        Assert.Equal((false, true), (await HasAilsaAsync(own), await HasAilsaAsync(other)));
        Assert.Equal((false, true), sheets);
    }

    [Fact]
    public async Task Whoever_changed_class_after_marks_were_given_stays_in_the_new_one_when_a_cycle_is_set_up_before_that()
    {
        var (said, own, other, _) = await OfOneSubjectAsync();
        await ReportAsync(said, 2);
        await AddAsync(PupilsOf(other), "fraser ailsa", TestSchool.AilsaFraser.Scn, "");
        var sheets = await SheetsAsync(own, other);

        var answer = await office.SubmitAsync(
            (await office.PageAsync("/cycles/dates")).QuerySelector("main form")!,
            ("Form.Name", "First year"),
            ("Form.Stages", "S1"),
            ("Form.OpensOn", "2027-01-20"),
            ("Form.ClosesOn", "2027-02-26"),
            ("Form.RagsDueOn", "2027-03-02"),
            ("Form.SummaryDueOn", "2027-03-05")
        );

        Assert.Equal((true, false), sheets);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal((false, true), (await HasAilsaAsync(own), await HasAilsaAsync(other)));
    }

    [Fact]
    public async Task A_closed_cycle_misses_whoever_changed_class_in_the_new_one_and_not_in_the_old()
    {
        var (_, own, other, _) = await OfOneSubjectAsync();
        await AddAsync(PupilsOf(other), "fraser ailsa", TestSchool.AilsaFraser.Scn, "");
        var before = (await DueAsync(own), await DueAsync(other));

        await using (var db = await site.Data.Place.OpenAsync())
        {
            var cycle = await db.Cycles.AsTracking().SingleAsync(row => row.Name == Open, Cancel);
            cycle.ClosedAt = DemonstrationSchool.Now;
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal(before, (await DueAsync(own), await DueAsync(other)));
    }

    [Fact]
    public async Task Whoever_is_in_two_classes_of_a_subject_stays_in_the_one_that_has_not_reported_yet()
    {
        var (said, own, second, _) = await OfOneSubjectAsync();
        await using (var db = await site.Data.Place.OpenAsync())
        {
            db.Add(Again(said, said.CycleId, second.NameKey, 2, null));
            await db.SaveChangesAsync(Cancel);
        }

        var before = await SheetsAsync(own, second);
        await ReportAsync(said, 2);

        Assert.Equal((true, true), before);
        Assert.Equal((true, true), await SheetsAsync(own, second));
        Assert.Equal((true, true), (await HasAilsaAsync(own), await HasAilsaAsync(second)));
    }

    [Fact]
    public async Task A_pupil_who_goes_on_at_another_level_is_reported_on_at_that_one_and_their_grades_do_not_compare()
    {
        var (_, own, _, _) = await OfOneSubjectAsync();

        var added = await AddAsync(PupilsOf(own), "fraser ailsa", TestSchool.AilsaFraser.Scn, "N5");
        var again = await AddAsync(PupilsOf(own), "fraser ailsa", TestSchool.AilsaFraser.Scn, "n5");
        var row = (await SheetAsync(await TeacherOfAsync(own), own)).QuerySelectorAll(
            "tr[data-name='Fraser, Ailsa']"
        );

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        var cell = Assert.Single(row).QuerySelector("input.cell[data-column=WorkingGrade]")!;
        Assert.Equal("", cell.GetAttribute("data-before"));
        Assert.Contains("N5", Words(row[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_taught_a_pupil_before_a_change_of_class_sees_them_no_more_and_who_does_now_sees_them()
    {
        var (_, own, other, _) = await OfOneSubjectAsync();
        var (former, present) = (await TeacherAsync(own), await TeacherAsync(other));
        var before = await WhoTeachesAsync();

        await AddAsync(PupilsOf(other), "fraser ailsa", TestSchool.AilsaFraser.Scn, "");

        var after = await WhoTeachesAsync();
        Assert.Contains(former.Name, before);
        Assert.DoesNotContain(present.Name, before);
        Assert.DoesNotContain(former.Name, after);
        Assert.Contains(present.Name, after);
    }

    [Fact]
    public async Task Whoever_the_teacher_said_to_have_left_is_in_the_class_no_more()
    {
        var (said, own, _, _) = await OfOneSubjectAsync();
        var teacher = await TeacherAsync(own);
        var before = (await HasAilsaAsync(own), (await WhoTeachesAsync()).Contains(teacher.Name));

        await using (var db = await site.Data.Place.OpenAsync())
        {
            var cycle = await db.Cycles.SingleAsync(row => row.Name == Open, Cancel);
            db.Add(
                new NotRated
                {
                    SchoolId = said.SchoolId,
                    CycleId = cycle.Id,
                    ClassId = own.Id,
                    PupilId = said.PupilId,
                    Why = NoRating.Left,
                }
            );
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal((true, true), before);
        Assert.False(await HasAilsaAsync(own));
        Assert.DoesNotContain(teacher.Name, await WhoTeachesAsync());
    }

    /// <summary>Who teaches the pupil, as their page tells who sees them and why.</summary>
    private async Task<List<string>> WhoTeachesAsync()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var page = await head.PageAsync(await site.PageOfAsync(TestSchool.AilsaFraser.Scn));
        return
        [
            .. page.QuerySelectorAll("details.sight li")
                .Where(row => Words(row).EndsWith("teaches them", StringComparison.Ordinal))
                .Select(row => row.ChildNodes[0].TextContent.Trim()),
        ];
    }

    /// <summary>How many pupils of a class were rated in the open cycle, and of how many, as the leadership reads it.</summary>
    private async Task<string> DueAsync(TeachingClass taught)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var cycle = await db.Cycles.SingleAsync(row => row.Name == Open, Cancel);
        var page = await (await site.AsAsync(StaffKeys.Head)).PageAsync($"/cycles/{cycle.Id}");
        return Words(
            Cell(
                page.QuerySelectorAll("table.rows tbody tr")
                    .Single(row =>
                        Words(row.QuerySelector("th")!)
                            .EndsWith($" {taught.Name}", StringComparison.Ordinal)
                    ),
                "Pupils done"
            )
        );
    }

    /// <summary>Whether the pupil is on the sheet of each of two classes in the open cycle.</summary>
    private async Task<(bool, bool)> SheetsAsync(TeachingClass first, TeachingClass second)
    {
        var sheets = new List<bool>();
        foreach (var taught in new[] { first, second })
        {
            sheets.Add(
                (await SheetAsync(await TeacherOfAsync(taught), taught)).QuerySelector(
                    "tr[data-name='Fraser, Ailsa']"
                )
                    is not null
            );
        }

        return (sheets[0], sheets[1]);
    }

    /// <summary>What was said before is typed in the open cycle, too, with one mark.</summary>
    /// <param name="effort">Null for what was rubbed out again.</param>
    private async Task ReportAsync(Report said, byte? effort)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var cycle = await db.Cycles.SingleAsync(row => row.Name == Open, Cancel);
        db.Add(Again(said, cycle.Id, said.ClassKey, effort, await site.PersonAsync(Teacher)));
        await db.SaveChangesAsync(Cancel);
    }

    private static Report Again(
        Report said,
        Guid cycle,
        string classKey,
        byte? effort,
        Guid? typedBy
    ) =>
        new()
        {
            SchoolId = said.SchoolId,
            CycleId = cycle,
            PupilId = said.PupilId,
            SubjectId = said.SubjectId,
            LevelKey = said.LevelKey,
            ClassKey = classKey,
            Stage = said.Stage,
            Level = said.Level,
            Teacher = said.Teacher,
            Effort = effort,
            RecordedAt = DemonstrationSchool.Now,
            TypedBy = typedBy,
        };

    /// <summary>What was said of the pupil in Senior 2 in a subject, the class, and two others; in the open cycle nobody has reported on it yet.</summary>
    private async Task<(
        Report Said,
        TeachingClass Own,
        TeachingClass First,
        TeachingClass Second
    )> OfOneSubjectAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        var reports = await (
            from report in db.Reports
            join cycle in db.Cycles on report.CycleId equals cycle.Id
            join pupil in db.Pupils on report.PupilId equals pupil.Id
            where pupil.Scn == TestSchool.AilsaFraser.Scn
            select new { Report = report, cycle.Name }
        ).ToListAsync(Cancel);
        var classes = (await db.Classes.OrderBy(row => row.Name).ToListAsync(Cancel))
            .Where(row => row.Name[0] == '5')
            .ToLookup(row => row.SubjectId);
        var said = reports
            .Where(row => row.Name == "Senior 2")
            .Select(row => row.Report)
            .First(row => classes[row.SubjectId].Count() > 2);
        db.RemoveRange(
            reports
                .Where(row => row.Name == Open && row.Report.SubjectId == said.SubjectId)
                .Select(row => row.Report)
        );
        await db.SaveChangesAsync(Cancel);
        var others = classes[said.SubjectId].Where(row => row.NameKey != said.ClassKey).ToList();
        var own = classes[said.SubjectId].Single(row => row.NameKey == said.ClassKey);
        return (said, own, others[0], others[1]);
    }

    private static string PupilsOf(TeachingClass taught) => $"/school/classes/{taught.Id}/pupils";

    private async Task<bool> HasAilsaAsync(TeachingClass taught) =>
        Rows(await office.PageAsync(PupilsOf(taught)))
            .Any(row => Words(row).StartsWith("Fraser, Ailsa", StringComparison.Ordinal));

    /// <summary>A class of the open cycle's stages in a subject that the pupil does not have, with a teacher who has no class of theirs.</summary>
    private async Task<TeachingClass> AnotherClassAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        var pupil = await db.Pupils.SingleAsync(
            row => row.Scn == TestSchool.AilsaFraser.Scn,
            Cancel
        );
        var own = await db
            .Reports.Where(row => row.PupilId == pupil.Id)
            .Select(row => row.SubjectId)
            .ToListAsync(Cancel);
        return (
            await db
                .Classes.Where(row => !own.Contains(row.SubjectId))
                .OrderBy(row => row.Name)
                .ToListAsync(Cancel)
        ).First(row => row.Name[0] == '5');
    }

    private async Task<Browser> TeacherOfAsync(TeachingClass taught) =>
        await site.AsAsync((await TeacherAsync(taught)).Email.Split('@')[0]);

    private async Task<Staff> TeacherAsync(TeachingClass taught)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var role = await db.Roles.FirstAsync(
            row => row.ClassId == taught.Id && row.To == null,
            Cancel
        );
        return await db.Staff.SingleAsync(row => row.Id == role.StaffId, Cancel);
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> SheetAsync(
        Browser teacher,
        TeachingClass taught
    )
    {
        await using var db = await site.Data.Place.OpenAsync();
        var open = await db.Cycles.SingleAsync(row => row.Name == Open, Cancel);
        return await teacher.PageAsync($"/reports/{open.Id}/{taught.Id}");
    }

    private async Task<HttpResponseMessage> AddAsync(
        string address,
        string words,
        string scn,
        string level
    )
    {
        await using var db = await site.Data.Place.OpenAsync();
        var pupil = await db.Pupils.SingleAsync(row => row.Scn == scn, Cancel);
        var found = await Browser.ReadAsync(
            await office.SubmitAsync(
                (await office.PageAsync(address)).QuerySelector("#find")!,
                ("Member.Name", words)
            )
        );
        return await office.SubmitAsync(
            found.QuerySelector("#add")!,
            ("Member.Pupil", pupil.Id.ToString()),
            ("Member.Level", level)
        );
    }

    private async Task<HttpResponseMessage> GiveAsync(
        string address,
        string key,
        string from,
        string to
    ) =>
        await office.SubmitAsync(
            (await office.PageAsync(address)).QuerySelector("#teach")!,
            ("Teach.Staff", (await site.PersonAsync(key)).ToString()),
            ("Teach.From", from),
            ("Teach.To", to)
        );

    private async Task<Subject> SubjectAsync(string name)
    {
        await using var db = await site.Data.Place.OpenAsync();
        return await db.Subjects.SingleAsync(row => row.Name == name, Cancel);
    }

    /// <summary>The page of a class; of another than those that are named for a name that no class has.</summary>
    private async Task<string> PageOfAsync(string name)
    {
        await using var db = await site.Data.Place.OpenAsync();
        var taught =
            await db.Classes.FirstOrDefaultAsync(row => row.Name == name, Cancel)
            ?? await db.Classes.OrderBy(row => row.Name).FirstAsync(Cancel);
        return $"/school/classes/{taught.Id}";
    }
}
