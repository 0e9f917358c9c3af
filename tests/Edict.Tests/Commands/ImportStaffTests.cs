using Edict.Data;
using Edict.Demonstration;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Commands;

/// <summary>The office brings in who works at the school, and who holds which post from when to when.</summary>
public sealed class ImportStaffTests : CommandTests, IAsyncLifetime
{
    private const string Header = "Name,E-mail,Role,Faculty,House,Stages,From,To";

    private static readonly DateOnly Today = DateOnly.FromDateTime(DemonstrationSchool.Now);

    private TestDatabase data = null!;

    public async ValueTask InitializeAsync() => data = await TestDatabase.OfTheSchoolAsync();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return data.DisposeAsync();
    }

    [Fact]
    public async Task The_schools_own_staff_list_changes_nothing()
    {
        var rows = SetUpFiles.Staff(DemonstrationSchool.Make()).ToList();

        var ran = await ImportAsync(Write("staff.csv", [SetUpFiles.StaffHeader, .. rows]));

        Assert.Equal((0, ""), (ran.Status, ran.Error));
        Assert.Equal($"0 added, 0 changed, {rows.Count} unchanged.", ran.Line(1));
    }

    [Fact]
    public async Task A_new_curriculum_leader_fills_the_post_that_was_empty()
    {
        var file = Write(
            "staff.csv",
            Header,
            "Ms N Supply,N.Supply@Harlaw.example,Curriculum Leader,languages,,,2027-01-11,"
        );

        var ran = await ImportAsync(file);

        Assert.Equal("1 added, 0 changed, 0 unchanged.", ran.Line(1));
        var role = Assert.Single(await RolesAsync("n.supply@harlaw.example"));
        Assert.Equal(
            (Post.CurriculumLeader, new DateOnly(2027, 1, 11), (DateOnly?)null),
            (role.Post, role.From, role.To)
        );
        Assert.NotNull(role.FacultyId);
    }

    [Fact]
    public async Task A_role_without_its_first_day_begins_today()
    {
        var file = Write("staff.csv", Header, "Mr O New,o.new@harlaw.example,Year head,,,S1-S3,,");

        await ImportAsync(file);

        var role = Assert.Single(await RolesAsync("o.new@harlaw.example"));
        Assert.Equal(
            (Post.YearHead, StageSet.S1 | StageSet.S2 | StageSet.S3, Today),
            (role.Post, role.Stages, role.From)
        );
    }

    [Fact]
    public async Task The_command_line_whose_user_owns_the_data_gives_any_role_outright()
    {
        var file = Write("staff.csv", Header, "Mr O New,o.new@harlaw.example,Leadership,,,,,");

        var ran = await ImportAsync(file);

        Assert.DoesNotContain("second person", ran.Output, StringComparison.Ordinal);
        var role = Assert.Single(await RolesAsync("o.new@harlaw.example"));
        Assert.True(role.IsHeldOn(Today));
    }

    [Theory]
    [InlineData("head@harlaw.example", "depute@harlaw.example", "Leadership")]
    [InlineData("office@harlaw.example", "office-2@harlaw.example", "Office")]
    public async Task A_file_that_would_leave_the_leadership_or_the_office_empty_is_refused_and_says_why(
        string one,
        string other,
        string role
    )
    {
        var before = await AllRows.InAsync(data.Place);
        var file = Write(
            "staff.csv",
            "E-mail,Role,To",
            $"{one},{role},2027-03-26",
            $"{other},{role},2027-03-26"
        );

        var ran = await ImportAsync(file);

        Assert.Equal(1, ran.Status);
        Assert.Contains(
            $"this is the last role of the {role.ToLowerInvariant()} that has no end",
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(before, await AllRows.InAsync(data.Place));
    }

    [Fact]
    public async Task A_role_ends_on_the_day_that_the_file_gives_and_no_other_is_touched()
    {
        var before = await CountOpenAsync();
        var file = Write(
            "staff.csv",
            "E-mail,Role,House,To",
            "psl-bavelaw@harlaw.example,PSL,Bavelaw,26/03/2027"
        );

        var ran = await ImportAsync(file);
        var again = await ImportAsync(file);

        Assert.Equal("0 added, 1 changed, 0 unchanged.", ran.Line(1));
        Assert.Equal("0 added, 0 changed, 1 unchanged.", again.Line(1));
        var role = (await RolesAsync("psl-bavelaw@harlaw.example")).Single(role =>
            role.Post == Post.PupilSupportLeader
        );
        Assert.Equal(new DateOnly(2027, 3, 26), role.To);
        Assert.Equal(before - 1, await CountOpenAsync());
    }

    [Fact]
    public async Task A_person_is_known_by_the_address_and_takes_another_name()
    {
        var file = Write(
            "staff.csv",
            "Name,Short Name,E-mail,Role",
            "Jane Married,Mrs J Married,sfll@harlaw.example,SfLL"
        );

        var ran = await ImportAsync(file);

        Assert.Equal("0 added, 1 changed, 0 unchanged.", ran.Line(1));
        Assert.Contains(
            "column Name: read, and kept only where Short Name is blank",
            ran.Error,
            StringComparison.Ordinal
        );
        await using var db = await data.Place.OpenAsync();
        Assert.True(
            await db.Staff.AnyAsync(
                person => person.Name == "Mrs J Married" && person.Email == "sfll@harlaw.example",
                Cancel
            )
        );
    }

    [Fact]
    public async Task A_class_teachers_department_is_read_and_said_not_to_be_kept()
    {
        var file = Write(
            "staff.csv",
            Header,
            "Ms A One,a.one@harlaw.example,Class teacher,English,,,,",
            "Ms B Two,b.two@harlaw.example,,English,,,,"
        );

        var ran = await ImportAsync(file);

        Assert.Equal("2 added, 0 changed, 0 unchanged.", ran.Line(1));
        Assert.Equal(
            "warning: staff.csv, column Faculty: given in 2 rows whose role is not held for it; read and not kept\n",
            ran.Error
        );
        Assert.Empty(await RolesAsync("a.one@harlaw.example"));
    }

    [Theory]
    [InlineData(
        "Ms A New,a.new@harlaw.example,CL,Astrology,,,,",
        "column Faculty: \"Astrology\": no such faculty; the school has: ",
        "English, "
    )]
    [InlineData(
        "Ms A New,a.new@harlaw.example,PSL,,Gryffindor,,,",
        "column House: \"Gryffindor\": no such house; the school has: Bavelaw, Clubbiedean, Loganlea, Torduff"
    )]
    [InlineData(
        "Ms A New,a.new@harlaw.example,Year head,,,,,",
        "column Stages: \"\": a year head is one for stages; expected S1-S3 or alike"
    )]
    [InlineData(
        "Ms A New,a.new@harlaw.example,Year head,,,S3-S1,,",
        "column Stages: \"S3-S1\": expected stages such as S1, S2 or S1-S3, or blank"
    )]
    [InlineData(
        "Ms A New,a.new@harlaw.example,Janitor,,,,,",
        "column Role: \"Janitor\": expected Class teacher, CL, PSL, SfLL, Year head, Leadership or Office, or blank"
    )]
    [InlineData(
        "Ms A New,a.new,,,,,,",
        "column E-mail: \"a.new\": expected an e-mail address, such as a.fraser@school.example"
    )]
    [InlineData(
        ",a.new@harlaw.example,,,,,,",
        "column Name: \"\": the school does not know a.new@harlaw.example yet; expected a name"
    )]
    [InlineData(
        "Ms A New,a.new@harlaw.example,Office,,,,2027-01-06,2027-01-05",
        "column To: \"2027-01-05\": it ends before it begins, on 2027-01-06"
    )]
    [InlineData(
        "Ms A New,a.new@harlaw.example,Office,,,,46000,",
        "column From: \"46000\": a date as Excel's number; expected a date such as 2026-10-09 or 9/10/2026, or blank"
    )]
    [InlineData(
        ",sfll@harlaw.example,SfLL,,,,2026-12-01,",
        "column From: \"2026-12-01\": the same role is held from 2026-08-17 to no set end; expected days outside these, or its first day"
    )]
    [InlineData(
        "Ms Other,first@harlaw.example,,,,,,",
        "column Name: \"Ms Other\": another name for first@harlaw.example than on line 2, Ms First; expected one"
    )]
    public async Task A_row_that_cannot_be_meant_refuses_the_whole_file(
        string row,
        string said,
        string andSaid = ""
    )
    {
        var file = Write("staff.csv", Header, "Ms First,first@harlaw.example,Office,,,,,", row);

        var ran = await ImportAsync(file);

        Assert.Equal((1, ""), (ran.Status, ran.Output));
        Assert.StartsWith($"error: staff.csv, line 3, {said}", ran.Error, StringComparison.Ordinal);
        Assert.Contains(andSaid, ran.Error, StringComparison.Ordinal);
        await using var db = await data.Place.OpenAsync();
        Assert.False(
            await db.Staff.AnyAsync(person => person.Email == "first@harlaw.example", Cancel)
        );
    }

    [Fact]
    public async Task A_workbook_is_read_alike_with_days_as_days()
    {
        var file = SheetFile.Write(
            PathOf("staff.xlsx"),
            new HandMadeSheet(
                "Staff",
                SheetFile.Row(1, "Staff", "E-mail Address", "Post", "Stages", "Start Date")
                    + SheetFile.Row(
                        2,
                        "Mr O New",
                        "o.new@harlaw.example",
                        "Year Head",
                        "S5 S6",
                        SheetFile.Number("46398", 3)
                    )
            )
        );

        var ran = await ImportAsync(file);

        Assert.Equal(("1 added, 0 changed, 0 unchanged.", ""), (ran.Line(1), ran.Error));
        var role = Assert.Single(await RolesAsync("o.new@harlaw.example"));
        Assert.Equal(
            (StageSet.S5 | StageSet.S6, new DateOnly(2027, 1, 11)),
            (role.Stages, role.From)
        );
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<Ran> ImportAsync(string file) =>
        EdictAsync(["import", "staff", file, "--yes", .. data.Options]);

    private async Task<List<Role>> RolesAsync(string email)
    {
        await using var db = await data.Place.OpenAsync();
        var person = await db.Staff.SingleAsync(person => person.Email == email, Cancel);
        return await db.Roles.Where(role => role.StaffId == person.Id).ToListAsync(Cancel);
    }

    private async Task<int> CountOpenAsync()
    {
        await using var db = await data.Place.OpenAsync();
        return await db.Roles.CountAsync(role => role.To == null, Cancel);
    }
}
