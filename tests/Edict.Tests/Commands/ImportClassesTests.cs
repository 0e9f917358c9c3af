using Edict.Data;
using Edict.Demonstration;
using Edict.People;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Commands;

/// <summary>The office brings in the session's classes and who teaches them.</summary>
public sealed class ImportClassesTests : CommandTests, IAsyncLifetime
{
    private const string Header = "Class,Subject,Teacher,From,To";
    private const string Teacher = "teacher-english-1@harlaw.example";

    private TestDatabase data = null!;

    public async ValueTask InitializeAsync() => data = await TestDatabase.OfTheSchoolAsync();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return data.DisposeAsync();
    }

    [Fact]
    public async Task The_schools_own_timetable_changes_nothing()
    {
        var rows = SetUpFiles.Classes(DemonstrationSchool.Make()).ToList();

        var ran = await ImportAsync(Write("c.csv", [SetUpFiles.ClassesHeader, .. rows]));

        Assert.Equal((0, ""), (ran.Status, ran.Error));
        Assert.Equal($"0 added, 0 changed, {rows.Count} unchanged.", ran.Line(1));
    }

    [Fact]
    public async Task A_new_class_is_taught_from_today_by_whom_the_file_names()
    {
        var name = DemonstrationSchool.Make().Staff.Single(one => one.Email == Teacher).Name;
        var file = Write("c.csv", Header, $"5EN9,english,{name.ToUpperInvariant()},,");

        var ran = await ImportAsync(file);

        Assert.Equal(("1 added, 0 changed, 0 unchanged.", ""), (ran.Line(1), ran.Error));
        var role = Assert.Single(await RolesOfAsync("5EN9"));
        Assert.Equal(
            (Post.Teacher, DateOnly.FromDateTime(DemonstrationSchool.Now), (DateOnly?)null),
            (role.Post, role.From, role.To)
        );
    }

    [Fact]
    public async Task A_class_is_handed_over_on_a_day()
    {
        var before = Assert.Single(await RolesOfAsync("4EN1"));
        var first = await EmailOfAsync(before);
        var file = Write(
            "c.csv",
            Header,
            $"4EN1,English,{first},,2027-02-12",
            "4EN1,English,supply@harlaw.example,2027-02-15,"
        );
        await EdictAsync([
            "import",
            "staff",
            Write("s.csv", "Name,E-mail", "Mr S Supply,supply@harlaw.example"),
            "--yes",
            .. data.Options,
        ]);

        var ran = await ImportAsync(file);

        Assert.Equal("1 added, 1 changed, 0 unchanged.", ran.Line(1));
        var roles = await RolesOfAsync("4EN1");
        Assert.Equal(
            [(before.From, new DateOnly(2027, 2, 12)), (new DateOnly(2027, 2, 15), null)],
            roles.Select(role => (role.From, role.To))
        );
    }

    [Fact]
    public async Task Pupils_and_levels_of_a_class_are_checked_and_said_not_to_be_kept()
    {
        var file = Write(
            "c.csv",
            "Class,Subject,Level,Teacher,SCN",
            $"5EN9,English,H,{Teacher},{TestSchool.AilsaFraser.Scn}",
            $"5EN9,English,N5,{Teacher},{TestSchool.EuanBoyle.Scn}"
        );

        var ran = await ImportAsync(file);

        Assert.Equal("1 added, 0 changed, 1 unchanged.", ran.Line(1));
        Assert.Equal(
            "warning: c.csv, column Level: read and not kept: a pupil's level comes with each report\n"
                + "warning: c.csv, column SCN: read and not kept: who is in a class comes with the reports\n",
            ran.Error
        );
        Assert.Single(await RolesOfAsync("5EN9"));
    }

    [Theory]
    [InlineData(
        "5AS1,Astrology,,,",
        "column Subject: \"Astrology\": not in the subject list of 2026-27; import the subjects first"
    )]
    [InlineData(
        "5EN9,English,Mr Nobody,,",
        "column Teacher: \"Mr Nobody\": no such member of staff by name or e-mail address; import the staff first"
    )]
    [InlineData(
        "5EN9,English,Ms T Twin,,",
        "column Teacher: \"Ms T Twin\": 2 members of staff have this name; expected an e-mail address"
    )]
    [InlineData(
        "5EN9,English," + Teacher + ",2027-02-03,2027-02-01",
        "column To: \"2027-02-01\": it ends before it begins, on 2027-02-03"
    )]
    [InlineData(",English,,,", "column Class: \"\": expected a class, such as 5MA1")]
    [InlineData("5EN9,,,,", "column Subject: \"\": expected the subject that the class is taught")]
    public async Task A_row_that_cannot_be_meant_refuses_the_whole_file(string row, string said)
    {
        await EdictAsync([
            "import",
            "staff",
            Write("s.csv", "Name,E-mail", "Ms T Twin,t1@h.example", "Ms T Twin,t2@h.example"),
            "--yes",
            .. data.Options,
        ]);

        var ran = await ImportAsync(Write("c.csv", Header, "5EN8,English,,,", row));

        Assert.Equal((1, ""), (ran.Status, ran.Output));
        Assert.Equal($"error: c.csv, line 3, {said}\n", ran.Error);
        await using var db = await data.Place.OpenAsync();
        Assert.False(await db.Classes.AnyAsync(taught => taught.Name == "5EN8", Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<Ran> ImportAsync(string file) =>
        EdictAsync(["import", "classes", file, "--yes", .. data.Options]);

    private async Task<List<Role>> RolesOfAsync(string name)
    {
        await using var db = await data.Place.OpenAsync();
        var taught = await db.Classes.SingleAsync(taught => taught.Name == name, Cancel);
        return await db
            .Roles.Where(role => role.ClassId == taught.Id)
            .OrderBy(role => role.From)
            .ToListAsync(Cancel);
    }

    private async Task<string> EmailOfAsync(Role role)
    {
        await using var db = await data.Place.OpenAsync();
        return (await db.Staff.SingleAsync(person => person.Id == role.StaffId, Cancel)).Email;
    }
}
