using Edict.Data;
using Edict.Demonstration;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Commands;

/// <summary>The office takes files into the demonstration school, at the command line.</summary>
public sealed class ImportTests : CommandTests, IAsyncLifetime
{
    private const string Header =
        "SCN,Surname,Forename,Stage,Subject,Faculty,Level,Class,Effort,Behaviour,Homework,Working Grade";

    private static readonly DemonstrationSchool School = DemonstrationSchool.Make();

    private TestDatabase data = null!;

    public async ValueTask InitializeAsync() => data = await TestDatabase.OfTheSchoolAsync();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return data.DisposeAsync();
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        var file = School.Events.OfType<ReportsFile>().Last();
        var reports = Write("again.csv", file.Text.TrimEnd('\n'));

        var ran = await ImportReportsAsync(reports, file.Cycle);

        Assert.Equal(0, ran.Status);
        Assert.Equal($"0 added, 0 changed, {file.Rows.Count} unchanged.", ran.Line(1));
    }

    [Fact]
    public async Task The_same_pupils_twice_change_nothing()
    {
        var file = School.Events.OfType<PupilsFile>().Last();
        var pupils = Write("again.csv", file.Text.TrimEnd('\n'));

        var ran = await ApplyAsync(["pupils", pupils]);

        Assert.Equal(0, ran.Status);
        Assert.Equal($"0 added, 0 changed, {file.Rows.Count} unchanged.", ran.Line(1));
    }

    [Fact]
    public async Task A_mark_that_changed_is_changed_and_a_blank_wipes_nothing()
    {
        var (pupil, course, marks) = MathematicsOf(TestSchool.AilsaFraser);
        var reports = Write(
            "c.csv",
            Header,
            $"{pupil.Scn},,,S5,{course.Subject},,{course.Level},{course.Class},1,,,"
        );

        var ran = await ImportReportsAsync(reports, "Senior 3");

        Assert.Equal("0 added, 1 changed, 0 unchanged.", ran.Line(1));
        var report = await ReportAsync(pupil.Scn, "Senior 3", course.Subject);
        Assert.Equal(1, report.Effort!.Value);
        Assert.Equal(marks.Behaviour, report.Behaviour);
        Assert.Equal(marks.WorkingGrade, report.WorkingGrade);
        Assert.Equal("Fraser", (await PupilAsync(pupil.Scn)).Surname);
    }

    [Fact]
    public async Task A_teacher_who_took_over_is_named_and_the_marks_stay()
    {
        var (pupil, course, marks) = MathematicsOf(TestSchool.AilsaFraser);
        var reports = Write(
            "c.csv",
            "SCN,Stage,Subject,Level,Class,Teacher,Effort",
            $"{pupil.Scn},S5,{course.Subject},{course.Level},{course.Class},Ms N Supply,"
        );

        var ran = await ImportReportsAsync(reports, "Senior 3");

        Assert.Equal("0 added, 1 changed, 0 unchanged.", ran.Line(1));
        var report = await ReportAsync(pupil.Scn, "Senior 3", course.Subject);
        Assert.Equal("Ms N Supply", report.Teacher);
        Assert.Equal(marks.Homework, report.Homework);
    }

    [Fact]
    public async Task A_new_pupil_a_new_class_and_a_new_subject_come_in_with_their_report()
    {
        var reports = Write(
            "c.csv",
            Header,
            "040123450,Newcome,Nia,S5,Philosophy,Social Subjects,H,5PL1,2,2,2,3"
        );

        var ran = await ImportReportsAsync(reports, "Senior 3");

        Assert.Equal("1 added, 0 changed, 0 unchanged.", ran.Line(1));
        var report = await ReportAsync("040123450", "Senior 3", "Philosophy");
        Assert.Equal(Stage.S5, report.Stage);
        await using var db = await data.Place.OpenAsync();
        Assert.True(await db.Classes.AnyAsync(taught => taught.NameKey == "5pl1", Cancel));
    }

    [Theory]
    [InlineData(
        "Senior 2",
        "100000003,A,B,S5,Mathematics,,H,x,2,2,2,3",
        "column Cycle: \"Senior 2\": closed on 27 November 2026"
    )]
    [InlineData(
        "Senior 3",
        "100000003,A,B,S2,Mathematics,,,x,2,2,2,",
        "line 2, column Stage: \"S2\": Senior 3 is for S4, S5, S6"
    )]
    [InlineData(
        "Senior 3",
        "100000003,A,B,S5,Astrology,,H,x,2,2,2,3",
        "line 2, column Faculty: \"\": Astrology is not in the school's subject list"
    )]
    [InlineData(
        "Senior 3",
        "100000003,A,B,S5,Mathematics,,H,x,7,2,2,3",
        "line 2, column Effort: \"7\""
    )]
    [InlineData(
        "Senior 9",
        "100000003,A,B,S5,Mathematics,,H,x,2,2,2,3",
        "\"Senior 9\": no such cycle in 2026-27; there are: Senior 1, BGE 1"
    )]
    public async Task A_file_that_does_not_fit_the_school_is_refused_whole(
        string cycle,
        string row,
        string said
    )
    {
        var before = await ReportCountAsync();
        var reports = Write("c.csv", Header, "100000011,A,B,S5,Music,,H,y,2,2,2,3", row);

        var ran = await ImportReportsAsync(reports, cycle);

        Assert.Equal(1, ran.Status);
        Assert.Contains(
            said.Replace("line 2", "line 3", StringComparison.Ordinal),
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(before, await ReportCountAsync());
    }

    [Fact]
    public async Task A_file_of_another_school_is_refused()
    {
        var reports = Write(
            "c.csv",
            "School," + Header,
            "Elsewhere High,100000003,A,B,S5,Mathematics,,H,x,2,2,2,3"
        );

        var ran = await ImportReportsAsync(reports, "Senior 3");

        Assert.Contains(
            $"column School: \"Elsewhere High\": another school; expected {School.Name}",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_subject_stays_in_the_schools_own_faculty_with_a_warning()
    {
        var reports = Write("c.csv", Header, "100000003,A,B,S5,Mathematics,Science,H,x,2,2,2,3");

        var ran = await ImportReportsAsync(reports, "Senior 3");

        Assert.Equal(0, ran.Status);
        Assert.Contains(
            "the school has Mathematics under Mathematics; it stays there",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_fact_that_changed_is_recorded_beside_the_one_before()
    {
        var scn = TestSchool.EuanBoyle.Scn;
        var pupils = Write("p.csv", "SCN,Stage,Attendance,5@3", $"{scn},S4,85.5%,");

        var ran = await ApplyAsync(["pupils", pupils, "--attendance-as-at", "2027-02-02"]);

        Assert.Equal("0 added, 1 changed, 0 unchanged.", ran.Line(1));
        await using var db = await data.Place.OpenAsync();
        var pupil = (await PupilAsync(scn)).Id;
        var facts = await db
            .VulnerabilityFacts.Where(fact =>
                fact.PupilId == pupil && fact.Group == Groups.Attendance
            )
            .OrderBy(fact => fact.RecordedAt)
            .ToListAsync(Cancel);
        Assert.Equal(90.0m, facts[^2].Value);
        Assert.Equal((85.5m, new DateOnly(2027, 2, 2)), (facts[^1].Value, facts[^1].AsAt!.Value));
    }

    [Fact]
    public async Task Attendance_without_its_day_is_asked_for()
    {
        var pupils = Write("p.csv", "SCN,Stage,Attendance", $"{TestSchool.EuanBoyle.Scn},S4,85.5");

        var ran = await ApplyAsync(["pupils", pupils]);

        Assert.Equal(1, ran.Status);
        Assert.Contains("give --attendance-as-at", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("chosen", 1)]
    [InlineData("need", 0)]
    public async Task A_column_of_ASN_means_chosen_unless_the_office_says_need(
        string asn,
        int members
    )
    {
        var pupils = Write("p.csv", "SCN,Stage,ASN", "100000003,S5,Y", "100000011,S5,N");
        string[] said = asn.Length == 0 ? [] : ["--asn", asn];

        var ran = await ApplyAsync(["pupils", pupils, .. said]);

        Assert.Equal("2 added, 0 changed, 0 unchanged.", ran.Line(1));
        Assert.Equal(
            asn.Length == 0,
            ran.Error.Contains("1 of 2 pupils are Y", StringComparison.Ordinal)
        );
        var pupil = (await PupilAsync("100000003")).Id;
        await using var db = await data.Place.OpenAsync();
        Assert.Equal(
            members,
            await db.VulnerabilityFacts.CountAsync(
                fact => fact.PupilId == pupil && fact.Value == 1,
                Cancel
            )
        );
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("2020-01-31", true)]
    public async Task No_pupils_file_takes_the_place_of_what_a_person_set_while_it_holds(
        string? lastDay,
        bool isOver
    )
    {
        var pupil = await PupilAsync(TestSchool.SkyeMunro.Scn);
        await using (var db = await data.Place.OpenAsync())
        {
            db.Add(
                new VulnerabilityFact
                {
                    SchoolId = pupil.SchoolId,
                    PupilId = pupil.Id,
                    Group = Groups.Pathway3,
                    RecordedAt = DemonstrationSchool.Now.AddHours(-1),
                    Value = 4,
                    TypedBy = (await db.Staff.FirstAsync(Cancel)).Id,
                    FirstDay = new(2020, 1, 4),
                    LastDay = lastDay is null ? null : DateOnly.Parse(lastDay),
                }
            );
            await db.SaveChangesAsync(Cancel);
        }

        var file = Write("p.csv", "SCN,Stage,Pathway", $"{pupil.Scn},S3,2");
        var ran = await ApplyAsync(["pupils", file]);
        var told = await ApplyAsync(["pupils", file, "--overwrite-typed"]);

        Assert.Equal(
            !isOver,
            (ran.Output + ran.Error).Contains(
                "line 2: Pathway 3: 4 was typed by staff and stays; the file has 2",
                StringComparison.Ordinal
            )
        );
        Assert.Equal(
            isOver ? "0 added, 1 changed, 0 unchanged." : "0 added, 0 changed, 1 unchanged.",
            ran.Line(1)
        );
        Assert.Equal(
            isOver ? "0 added, 0 changed, 1 unchanged." : "0 added, 1 changed, 0 unchanged.",
            told.Line(1)
        );
    }

    [Fact]
    public async Task A_folder_without_a_school_is_named()
    {
        var ran = await EdictAsync("import", "pupils", "p.csv", "--data", PathOf("nowhere"));

        Assert.Equal(1, ran.Status);
        Assert.Contains("no school's data in this folder", ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(PathOf("nowhere")));
    }

    [Fact]
    public async Task An_import_that_is_none_is_told_with_what_is_expected()
    {
        var ran = await EdictAsync("import", "undo", "x");

        Assert.Equal(2, ran.Status);
        Assert.Equal(
            "import undo: \"x\": expected an import as edict import list names it, such as 019ac1de-7a3b-7000-8000-000000000001\nSee: edict import undo --help\n",
            ran.Error
        );
    }

    [Fact]
    public async Task The_help_lists_the_stages_that_are_taken()
    {
        var ran = await EdictAsync("import", "pupils", "--help");

        Assert.Contains("--stages <S1|S2|S3|S4|S5|S6>", ran.Output, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static (SchoolPupil Pupil, SchoolCourse Course, MarksGiven Marks) MathematicsOf(
        SchoolPupil pupil
    )
    {
        var course = pupil.Courses.Single(course => course.Subject == "Mathematics");
        return (pupil, course, course.Marks[2]!.Value);
    }

    private Task<Ran> ImportReportsAsync(string file, string cycle) =>
        ApplyAsync(["reports", file, "--cycle", cycle]);

    /// <summary>The plan and the deed, for files that are smaller than any of the office's.</summary>
    private Task<Ran> ApplyAsync(string[] asked) =>
        EdictAsync(["import", .. asked, "--yes", "--accept-unusual", .. data.Options]);

    private async Task<int> ReportCountAsync()
    {
        await using var db = await data.Place.OpenAsync();
        return await db.Reports.CountAsync(Cancel) + await db.Pupils.CountAsync(Cancel);
    }

    private async Task<Pupil> PupilAsync(string scn)
    {
        await using var db = await data.Place.OpenAsync();
        return await db.Pupils.SingleAsync(pupil => pupil.Scn == scn, Cancel);
    }

    private async Task<Report> ReportAsync(string scn, string cycle, string subject)
    {
        await using var db = await data.Place.OpenAsync();
        var query =
            from report in db.Reports
            join pupil in db.Pupils on report.PupilId equals pupil.Id
            join named in db.Cycles on report.CycleId equals named.Id
            join course in db.Subjects on report.SubjectId equals course.Id
            where pupil.Scn == scn && named.Name == cycle && course.Name == subject
            select report;
        return await query.SingleAsync(Cancel);
    }
}
