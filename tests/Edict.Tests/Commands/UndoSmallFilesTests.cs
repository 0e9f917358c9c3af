using Edict.Data;
using Edict.Demonstration;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Commands;

/// <summary>The smaller files cannot hurt either: a plan first, and an undo that restores what was there.</summary>
public sealed class UndoSmallFilesTests : CommandTests, IAsyncLifetime
{
    private const string StaffHeader = "Name,E-mail,Role,Faculty,House,From,To";
    private const string ClassHeader = "Class,Subject,Teacher,From,To";
    private const string NewPerson = "Ms N Supply,n.supply@harlaw.example";
    private const string Unknown = "040123458";

    private static readonly string Euan = TestSchool.EuanBoyle.Scn;
    private static readonly string Ailsa = TestSchool.AilsaFraser.Scn;

    private static readonly string TeacherOf4En1 = DemonstrationSchool
        .Make()
        .Staff.First(person => person.Appointments.Any(held => held.Class == "4EN1"))
        .Email;

    private TestDatabase data = null!;

    public async ValueTask InitializeAsync()
    {
        data = await TestDatabase.OfTheSchoolAsync();
        Applied(
            await RunAsync(
                "pupils",
                ["SCN,Surname,Forename,Stage", $"{Unknown},Newcome,Nia,S5"],
                "--accept-unusual"
            )
        );
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return data.DisposeAsync();
    }

    public static TheoryData<string, string[], string, string> Files =>
        new()
        {
            {
                "attendance",
                [
                    "SCN,Attendance,Attendance As At",
                    $"{Euan},85.5,2027-02-01",
                    $"{Unknown},90,2027-02-01",
                ],
                "1 added, 1 changed, 0 unchanged",
                "Attendance of Boyle, Euan: As at 2027-02-01, Value 85.5 → removed"
            },
            {
                "staff",
                [
                    StaffHeader,
                    $"{NewPerson},CL,Languages,,2027-01-11,",
                    "Mrs J Married,sfll@harlaw.example,,,,,",
                    ",psl-bavelaw@harlaw.example,PSL,,Bavelaw,,2027-03-26",
                ],
                "1 added, 2 changed, 0 unchanged",
                "role of Ms N Supply: CL Languages: Class blank, Faculty Languages, From 2027-01-11, House blank, Staff Ms N Supply, To blank → removed"
            },
            {
                "subjects",
                ["Subject,Faculty", "Ethics,Philosophy", "Music,Philosophy", "English,English"],
                "1 added, 1 changed, 1 unchanged",
                "subject Music: Faculty Philosophy → Faculty Expressive Arts"
            },
            {
                "classes",
                [
                    ClassHeader,
                    $"4EN1,English,{TeacherOf4En1},,2027-02-12",
                    "5EN9,English,sfll@harlaw.example,,",
                ],
                "1 added, 1 changed, 0 unchanged",
                "class 5EN9: Name 5EN9, Session 2026-27, Subject English → removed"
            },
            {
                "groups",
                ["SCN,SEBN,Pathway", $"{Unknown},Y,3"],
                "1 added, 0 changed, 0 unchanged",
                "SEBN of Newcome, Nia: As at blank, Value 1 → removed"
            },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_plan_writes_nothing_and_an_undo_restores_every_row(
        string kind,
        string[] lines,
        string counts,
        string restored
    )
    {
        string[] own = kind == "subjects" ? ["--move"] : [];
        var before = await AllRows.InAsync(data.Place);

        var plan = await EdictAsync(["import", kind, Write("f.csv", lines), .. own, .. Options]);
        var afterPlan = await AllRows.InAsync(data.Place);
        var import = Applied(await RunAsync(kind, lines, own));
        var after = await AllRows.InAsync(data.Place);
        var listed = await EdictAsync(["import", "list", .. Options]);
        var shown = await UndoAsync(import);
        var afterShown = await AllRows.InAsync(data.Place);
        var undone = await UndoAsync(import, "--yes");

        Assert.Equal((0, $"{counts}."), (plan.Status, plan.Line(1)));
        Assert.EndsWith(
            "Nothing was written. To apply the plan, add --yes.\n",
            plan.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(before, afterPlan);
        Assert.NotEqual(before, after);
        Assert.StartsWith(import, listed.Output, StringComparison.Ordinal);
        Assert.EndsWith($"{kind} from f.csv: {counts}", listed.Line(1), StringComparison.Ordinal);
        Assert.Contains(restored, shown.Output.Split('\n'));
        Assert.Equal(after, afterShown);
        Assert.Equal((0, ""), (undone.Status, undone.Error));
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_import_and_undo_has_a_line_in_the_audit_log(
        string kind,
        string[] lines,
        string counts,
        string _
    )
    {
        var import = Applied(await RunAsync(kind, lines, kind == "subjects" ? ["--move"] : []));
        await UndoAsync(import, "--yes");

        await using var db = await data.Place.OpenAsync();
        var audit = await db
            .Audit.Where(entry => entry.About.Contains(import))
            .OrderBy(entry => entry.What)
            .Select(entry => entry.About)
            .ToListAsync(Cancel);
        Assert.Equal(2, audit.Count);
        Assert.Equal($"import {import} of {kind}: {counts}", audit[0]);
        Assert.Matches($"^import {import} of {kind}: \\d+ removed, \\d+ restored$", audit[1]);
    }

    [Fact]
    public async Task Attendance_is_not_undone_where_a_later_figure_took_its_place()
    {
        string[] header = ["SCN,Attendance,Attendance As At"];
        var first = await ApplyAsync("attendance", [.. header, $"{Euan},85.5,2027-02-01"]);
        await ApplyAsync("attendance", [.. header, $"{Euan},84,2027-02-02"]);

        await AssertRefusedAsync(first, "1 later fact rests on what came with it");
    }

    [Fact]
    public async Task Attendance_is_not_undone_where_a_cycle_was_closed_since()
    {
        var import = await ApplyAsync(
            "attendance",
            ["SCN,Attendance,Attendance As At", $"{Euan},85.5,2027-02-01"]
        );
        await CloseSenior3Async();

        await AssertRefusedAsync(import, "Senior 3 was closed on 3 February 2027 and rests on it");
    }

    [Fact]
    public async Task Staff_are_undone_though_a_cycle_was_closed_since_for_none_rests_on_them()
    {
        var import = await ApplyAsync("staff", [StaffHeader, $"{NewPerson},,,,,"]);
        await CloseSenior3Async();

        var undone = await UndoAsync(import, "--yes");

        Assert.Equal((0, ""), (undone.Status, undone.Error));
    }

    [Fact]
    public async Task Groups_are_not_undone_where_a_later_file_changed_a_fact()
    {
        var import = await ApplyAsync("groups", ["SCN,SEBN", $"{Unknown},Y"]);
        Applied(
            await RunAsync("pupils", ["SCN,Stage,SEBN", $"{Unknown},S5,N"], "--accept-unusual")
        );

        await AssertRefusedAsync(import, "1 later fact rests on what came with it");
    }

    [Fact]
    public async Task Staff_are_not_undone_where_somebody_teaches_a_class_since()
    {
        var import = await ApplyAsync("staff", [StaffHeader, $"{NewPerson},,,,,"]);
        await ApplyAsync("classes", [ClassHeader, "5EN9,English,n.supply@harlaw.example,,"]);

        await AssertRefusedAsync(import, "1 later role rests on what came with it");
    }

    [Fact]
    public async Task Staff_are_not_undone_where_somebody_did_something_here_since()
    {
        var import = await ApplyAsync("staff", [StaffHeader, $"{NewPerson},Office,,,,"]);
        await using (var db = await data.Place.OpenAsync())
        {
            var person = await db.Staff.SingleAsync(
                row => row.Email == "n.supply@harlaw.example",
                Cancel
            );
            db.Add(
                new AuditEntry
                {
                    SchoolId = person.SchoolId,
                    At = DemonstrationSchool.Now.AddHours(1),
                    StaffId = person.Id,
                    What = "policy",
                    About = "version 2",
                }
            );
            await db.SaveChangesAsync(Cancel);
            await db
                .Reports.Where(report => report.PupilId == db.Reports.First().PupilId)
                .ExecuteUpdateAsync(
                    report => report.SetProperty(row => row.TypedBy, person.Id),
                    Cancel
                );
        }

        var undone = await AssertRefusedAsync(
            import,
            "1 later line of the audit log rests on what came with it"
        );
        Assert.Matches(@"\d+ later reports rest on what came with it", undone.Error);
    }

    [Fact]
    public async Task A_last_day_is_not_taken_back_where_the_same_role_began_again_since()
    {
        string[] header = ["E-mail,Role,House,From,To"];
        const string Held = "psl-bavelaw@harlaw.example,PSL,Bavelaw";
        var import = await ApplyAsync("staff", [.. header, $"{Held},,2027-02-12"]);
        await ApplyAsync("staff", [.. header, $"{Held},2027-02-22,"]);

        await AssertRefusedAsync(import, "1 later role rests on a last day that came with it");
    }

    [Theory]
    [InlineData("Leadership", "head@", "depute@", "the last role of the leadership")]
    [InlineData("Office", "office@", "office-2@", "the last role of the office")]
    public async Task Staff_are_not_undone_where_nobody_would_hold_a_post_that_must_be_held(
        string post,
        string one,
        string other,
        string told
    )
    {
        var import = await ApplyAsync("staff", [StaffHeader, $"{NewPerson},{post},,,,"]);
        await ApplyAsync(
            "staff",
            [
                "E-mail,Role,From,To",
                $"{one}harlaw.example,{post},2026-08-17,2027-03-26",
                $"{other}harlaw.example,{post},2026-08-17,2027-03-26",
            ]
        );

        await AssertRefusedAsync(import, told);
    }

    [Fact]
    public async Task Subjects_are_not_undone_where_a_class_is_taught_one_since()
    {
        var import = await ApplyAsync("subjects", ["Subject,Faculty", "Ethics,Philosophy"]);
        await ApplyAsync("classes", [ClassHeader, "5ET1,Ethics,,,"]);

        await AssertRefusedAsync(import, "1 later class rests on what came with it");
    }

    [Fact]
    public async Task A_subject_does_not_go_back_to_a_faculty_that_was_taken_away()
    {
        var first = await ApplyAsync("subjects", ["Subject,Faculty", "Ethics,Philosophy"]);
        await ApplyAsync("subjects", ["Subject,Faculty", "Music,Philosophy"], "--move");
        var back = await ApplyAsync("subjects", ["Subject,Faculty", "Music,English"], "--move");
        var undone = await UndoAsync(first, "--yes");

        Assert.Equal((0, ""), (undone.Status, undone.Error));
        await AssertRefusedAsync(back, "the faculty from which Music moved was taken away since");
    }

    [Fact]
    public async Task Classes_are_not_undone_where_a_report_names_one_since()
    {
        var import = await ApplyAsync("classes", [ClassHeader, "5MA9,Mathematics,,,"]);
        Applied(
            await RunAsync(
                "reports",
                ["SCN,Stage,Subject,Level,Class,Effort", $"{Ailsa},S5,Mathematics,H,5MA9,2"],
                "--cycle",
                "Senior 3"
            )
        );

        await AssertRefusedAsync(import, "1 later report rests on what came with it");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string[] Options => [.. data.Options];

    private Task<Ran> RunAsync(string kind, string[] lines, params string[] asked) =>
        EdictAsync(["import", kind, Write("f.csv", lines), "--yes", .. asked, .. Options]);

    private async Task<string> ApplyAsync(string kind, string[] lines, params string[] asked) =>
        Applied(await RunAsync(kind, lines, asked));

    private Task<Ran> UndoAsync(string import, params string[] asked) =>
        EdictAsync(["import", "undo", import, .. asked, .. Options]);

    private async Task CloseSenior3Async()
    {
        await using var db = await data.Place.OpenAsync();
        await db
            .Cycles.Where(cycle => cycle.Name == "Senior 3")
            .ExecuteUpdateAsync(
                cycle => cycle.SetProperty(row => row.ClosedAt, DemonstrationSchool.Now.AddDays(1)),
                Cancel
            );
    }

    private async Task<Ran> AssertRefusedAsync(string import, string why)
    {
        var before = await AllRows.InAsync(data.Place);

        var undone = await UndoAsync(import, "--yes");

        Assert.Equal(1, undone.Status);
        Assert.Contains(why, undone.Error, StringComparison.Ordinal);
        Assert.Equal(before, await AllRows.InAsync(data.Place));
        return undone;
    }

    /// <summary>The id of an import that must have been applied.</summary>
    private static string Applied(Ran ran)
    {
        Assert.True(ran.Status == 0, ran.Output + ran.Error);
        var applied = ran
            .Output.Split('\n')
            .Single(line => line.StartsWith("Applied as import ", StringComparison.Ordinal));
        return applied.Split(' ')[3].TrimEnd(';');
    }
}
