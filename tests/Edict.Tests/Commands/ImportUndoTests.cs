using Edict.Data;
using Edict.Demonstration;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Commands;

/// <summary>The import cannot hurt: a plan first, stops where it should, and an undo.</summary>
public sealed class ImportUndoTests : CommandTests, IAsyncLifetime
{
    private const string Header = "SCN,Surname,Forename,Stage,Subject,Faculty,Level,Class,Effort";

    private static readonly SchoolPupil Ailsa = TestSchool.AilsaFraser;

    private TestDatabase data = null!;

    public async ValueTask InitializeAsync() => data = await TestDatabase.OfTheSchoolAsync();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return data.DisposeAsync();
    }

    [Fact]
    public async Task A_plan_is_printed_and_nothing_is_written_until_somebody_says_yes()
    {
        var before = await AllRows.InAsync(data.Place);

        var ran = await ReportsAsync([Mathematics(1)]);

        Assert.Equal(0, ran.Status);
        Assert.Equal("0 added, 1 changed, 0 unchanged.", ran.Line(1));
        Assert.Contains("To apply the plan, add --yes.", ran.Output, StringComparison.Ordinal);
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    [Fact]
    public async Task An_undo_of_reports_shows_what_it_restores_and_restores_exactly()
    {
        var before = await AllRows.InAsync(data.Place);
        var import = Applied(await ReportsAsync([Mathematics(1), NewPupilsReport], "--yes"));
        var after = await AllRows.InAsync(data.Place);

        var shown = await UndoAsync(import);
        var afterShown = await AllRows.InAsync(data.Place);
        var undone = await UndoAsync(import, "--yes");

        Assert.Equal("5 removed, 1 restored.", shown.Line(1));
        Assert.Contains(
            "report of Fraser, Ailsa, Mathematics: ",
            shown.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(after, afterShown);
        Assert.NotEqual(before, after);
        Assert.Equal("5 removed, 1 restored.", undone.Line(1));
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    [Fact]
    public async Task Reports_fill_in_what_is_not_known_of_a_pupil_say_what_differs_and_an_undo_takes_it_back()
    {
        var euan = TestSchool.EuanBoyle;
        await ForgetAilsaAsync();
        await LeaveAsync(euan);
        var before = await AllRows.InAsync(data.Place);
        var file = Write(
            "h.csv",
            "SCN,Surname,Forename,Stage,Registration Class,House,Subject,Level,Class,Effort",
            $"{Ailsa.Scn},Fraser,Ailsa,S5,5B9,,Music,H,5MU9,1",
            $"{Ailsa.Scn},Fraser,Ailsa,S5,5B9,Torduff,Physics,H,5PH9,1",
            $"{euan.Scn},BOYLE,Euan,S5,,Elsewhere,Music,H,5MU9,1",
            $"{euan.Scn},BOYLE,Euan,S5,,Elsewhere,Physics,H,5PH9,1"
        );

        var ran = await ReportsOfAsync(file, "--yes");
        var again = await ReportsOfAsync(file);
        var (pupil, enrolment) = await KnownAsync(Ailsa);
        var (_, enrolmentOfEuan) = await KnownAsync(euan);
        var undone = await UndoAsync(Applied(ran), "--yes");

        const string Filled = """
            warning: h.csv, column Surname: filled in for 1 pupil of whom the school had none
            warning: h.csv, column Forename: filled in for 1 pupil of whom the school had none
            warning: h.csv, column Registration Class: filled in for 1 pupil of whom the school had none
            warning: h.csv, column House: filled in for 1 pupil of whom the school had none

            """;
        const string Differing = """
            warning: h.csv, line 4, column Stage: "S5": the school has S4, which stays until a pupils file changes it; so for 1 pupil of the file
            warning: h.csv, line 4, column House: "Elsewhere": the school has Clubbiedean, which stays until a pupils file changes it; so for 1 pupil of the file
            warning: h.csv: reports come in of 1 pupil who left the school: Boyle, Euan (S4 4C1), left on 1 February 2027

            """;
        Assert.Equal(Filled + Differing, ran.Error);
        Assert.Equal(Differing, again.Error);
        Assert.Equal("0 added, 0 changed, 4 unchanged.", again.Line(1));
        Assert.Equal(("Fraser", "Ailsa"), (pupil.Surname, pupil.Forename));
        Assert.Equal(("5B9", "Torduff"), (enrolment.RegistrationClass, enrolment.House));
        Assert.Equal("Clubbiedean", enrolmentOfEuan.House);
        Assert.Equal(0, undone.Status);
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    [Fact]
    public async Task An_undo_of_pupils_restores_names_facts_and_who_had_left()
    {
        var before = await AllRows.InAsync(data.Place);
        var import = Applied(
            await PupilsAsync(
                [$"{Ailsa.Scn},Frazer,S5,Y", "100000003,Newcome,S5,N"],
                "--missing",
                "left",
                "--yes",
                "--accept-unusual"
            )
        );
        var left = await CountAsync(db => db.Enrolments.Where(row => row.LeftOn != null));

        var undone = await UndoAsync(import, "--yes");

        Assert.True(left > 100, $"{left} left");
        Assert.Equal(0, undone.Status);
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    [Fact]
    public async Task An_undo_is_refused_whole_where_a_later_import_changed_a_row()
    {
        var first = Applied(await ReportsAsync([Mathematics(1), NewPupilsReport], "--yes"));
        Applied(await ReportsAsync([Mathematics(4)], "--yes"));
        var before = await AllRows.InAsync(data.Place);

        var undone = await UndoAsync(first, "--yes");

        Assert.Equal(1, undone.Status);
        Assert.Contains(
            "report of Fraser, Ailsa, Mathematics was changed since: Effort",
            undone.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("by the import of c.csv on ", undone.Error, StringComparison.Ordinal);
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    [Fact]
    public async Task An_undo_is_refused_where_later_reports_rest_on_a_pupil_who_came_with_it()
    {
        var pupils = Applied(
            await PupilsAsync(["040123450,Newcome,S5,N"], "--yes", "--accept-unusual")
        );
        Applied(await ReportsAsync([NewPupilsReport], "--yes"));
        var before = await AllRows.InAsync(data.Place);

        var undone = await UndoAsync(pupils, "--yes");

        Assert.Equal(1, undone.Status);
        Assert.Contains("1 later report rest", undone.Error, StringComparison.Ordinal);
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    [Fact]
    public async Task An_import_is_undone_once()
    {
        var import = Applied(await ReportsAsync([Mathematics(1)], "--yes"));
        await UndoAsync(import, "--yes");

        var again = await UndoAsync(import, "--yes");

        Assert.Equal(1, again.Status);
        Assert.Contains("to redo it, import the file again", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_into_a_cycle_that_was_closed_since_is_not_undone()
    {
        var listed = await EdictAsync(["import", "list", .. data.Options]);
        var closed = listed
            .Output.Split('\n')
            .First(line => line.Contains("reports of Senior 2", StringComparison.Ordinal));

        var undone = await UndoAsync(closed.Split(' ')[0], "--yes");

        Assert.Equal(1, undone.Status);
        Assert.Contains(
            "Senior 2 was closed on 27 November 2026",
            undone.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_that_lacks_most_pupils_is_stopped_until_the_counts_are_accepted()
    {
        string[] rows = [$"{Ailsa.Scn},Frazer,S5,N"];
        var before = await AllRows.InAsync(data.Place);

        var stopped = await PupilsAsync(rows, "--stages", "S5", "--yes");
        var afterStop = await AllRows.InAsync(data.Place);
        var accepted = await PupilsAsync(rows, "--stages", "S5", "--yes", "--accept-unusual");

        Assert.Equal(1, stopped.Status);
        Assert.Contains(
            "known pupils are missing from the file, more than a tenth",
            stopped.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("S5 falls from ", stopped.Output, StringComparison.Ordinal);
        Assert.Contains("add --accept-unusual", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(before, afterStop);
        Assert.Equal(0, accepted.Status);
    }

    [Fact]
    public async Task Nobody_outside_the_declared_stages_is_touched()
    {
        var ran = await PupilsAsync(
            [$"{Ailsa.Scn},Frazer,S5,N", "100000003,Newcome,S4,N"],
            "--stages",
            "S4",
            "--yes",
            "--accept-unusual"
        );

        Assert.Equal("1 added, 0 changed, 0 unchanged.", ran.Line(1));
        Assert.Equal("refused: line 2: S5 was not declared", ran.Line(2));
        Assert.Equal(0, await CountAsync(db => db.Pupils.Where(row => row.Surname == "Frazer")));
    }

    [Fact]
    public async Task What_staff_typed_stays_unless_the_office_says_otherwise()
    {
        await using (var db = await data.Place.OpenAsync())
        {
            var staff = await db.Staff.Select(row => row.Id).FirstAsync(Cancel);
            await AilsasMathematics(db)
                .ExecuteUpdateAsync(
                    row =>
                        row.SetProperty(report => report.TypedBy, staff)
                            .SetProperty(report => report.Effort, (byte)2),
                    Cancel
                );
        }

        var kept = await ReportsAsync([Mathematics(4)], "--yes");
        var effortKept = await EffortAsync();
        var told = await ReportsAsync([Mathematics(4)], "--overwrite-typed", "--yes");

        Assert.Equal("0 added, 0 changed, 1 unchanged.", kept.Line(1));
        Assert.Equal(
            "kept: line 2: Effort: 2 was typed by staff and stays; the file has 4",
            kept.Line(2)
        );
        Assert.Equal(2, effortKept);
        Assert.Equal("0 added, 1 changed, 0 unchanged.", told.Line(1));
        Assert.Equal(4, await EffortAsync());
    }

    [Fact]
    public async Task Each_import_and_undo_is_kept_with_a_line_in_the_audit_log()
    {
        var import = Applied(await ReportsAsync([Mathematics(1)], "--yes"));
        await UndoAsync(import, "--yes");

        var listed = await EdictAsync(["import", "list", .. data.Options]);

        Assert.StartsWith(import, listed.Output, StringComparison.Ordinal);
        Assert.Contains(
            "reports of Senior 3 from c.csv: 0 added, 1 changed, 0 unchanged, undone on ",
            listed.Line(1),
            StringComparison.Ordinal
        );
        await using var db = await data.Place.OpenAsync();
        var audit = await db
            .Audit.Where(entry => entry.About.Contains(import))
            .OrderBy(entry => entry.What)
            .Select(entry => $"{entry.What}: {entry.About}")
            .ToListAsync(Cancel);
        Assert.Equal(
            [
                $"import: import {import} of reports: 0 added, 1 changed, 0 unchanged",
                $"undo: import {import} of reports: 0 removed, 1 restored",
            ],
            audit
        );
        var kept = await db.Imports.SingleAsync(row => row.Id == Guid.Parse(import), Cancel);
        Assert.Equal(64, kept.Sha256.Length);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string NewPupilsReport =>
        "040123450,Newcome,Nia,S5,Philosophy,Social Subjects,H,5PL1,2";

    private static string Mathematics(int effort)
    {
        var course = Ailsa.Courses.Single(course => course.Subject == "Mathematics");
        return $"{Ailsa.Scn},,,S5,Mathematics,,{course.Level},{course.Class},{effort}";
    }

    private Task<Ran> ReportsAsync(string[] rows, params string[] asked) =>
        ReportsOfAsync(Write("c.csv", [Header, .. rows]), asked);

    private Task<Ran> ReportsOfAsync(string file, params string[] asked) =>
        EdictAsync(["import", "reports", file, "--cycle", "Senior 3", .. asked, .. data.Options]);

    private Task<Ran> PupilsAsync(string[] rows, params string[] asked) =>
        EdictAsync([
            "import",
            "pupils",
            Write("p.csv", ["SCN,Surname,Stage,SEBN", .. rows]),
            .. asked,
            .. data.Options,
        ]);

    private Task<Ran> UndoAsync(string import, params string[] asked) =>
        EdictAsync(["import", "undo", import, .. asked, .. data.Options]);

    /// <summary>As after a first file that named nobody, no registration class and no house.</summary>
    private async Task ForgetAilsaAsync()
    {
        var (pupil, _) = await KnownAsync(Ailsa);
        await using var db = await data.Place.OpenAsync();
        await db
            .Pupils.Where(row => row.Id == pupil.Id)
            .ExecuteUpdateAsync(
                row => row.SetProperty(one => one.Surname, "").SetProperty(one => one.Forename, ""),
                Cancel
            );
        await db
            .Enrolments.Where(row => row.PupilId == pupil.Id)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(one => one.RegistrationClass, "")
                        .SetProperty(one => one.House, ""),
                Cancel
            );
    }

    private async Task LeaveAsync(SchoolPupil leaver)
    {
        var (pupil, _) = await KnownAsync(leaver);
        await using var db = await data.Place.OpenAsync();
        await db
            .Enrolments.Where(row => row.PupilId == pupil.Id)
            .ExecuteUpdateAsync(
                row => row.SetProperty(one => one.LeftOn, new DateOnly(2027, 2, 1)),
                Cancel
            );
    }

    private async Task<(Pupil, Enrolment)> KnownAsync(SchoolPupil of)
    {
        await using var db = await data.Place.OpenAsync();
        var pupil = await db.Pupils.SingleAsync(row => row.Scn == of.Scn, Cancel);
        return (
            pupil,
            await db.Enrolments.SingleAsync(
                row => row.PupilId == pupil.Id && row.Session == "2026-27",
                Cancel
            )
        );
    }

    /// <summary>The id of an import that must have been applied.</summary>
    private static string Applied(Ran ran)
    {
        Assert.True(ran.Status == 0, ran.Error);
        var applied = ran
            .Output.Split('\n')
            .Single(line => line.StartsWith("Applied as import ", StringComparison.Ordinal));
        return applied.Split(' ')[3].TrimEnd(';');
    }

    private async Task<int> CountAsync<T>(Func<EdictDb, IQueryable<T>> rows)
    {
        await using var db = await data.Place.OpenAsync();
        return await rows(db).CountAsync(Cancel);
    }

    private async Task<int> EffortAsync()
    {
        await using var db = await data.Place.OpenAsync();
        return await AilsasMathematics(db).Select(row => (int)row.Effort!).SingleAsync(Cancel);
    }

    private static IQueryable<Report> AilsasMathematics(EdictDb db) =>
        from report in db.Reports
        where
            db.Pupils.Any(row => row.Id == report.PupilId && row.Scn == Ailsa.Scn)
            && db.Subjects.Any(row => row.Id == report.SubjectId && row.Name == "Mathematics")
            && db.Cycles.Any(row => row.Id == report.CycleId && row.Name == "Senior 3")
        select report;
}
