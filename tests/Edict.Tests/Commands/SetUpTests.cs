using Edict.Data;
using Edict.Demonstration;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Commands;

/// <summary>A school that starts with Edict brings everything in by file, and then has what was typed in elsewhere.</summary>
public sealed class SetUpTests : CommandTests, IAsyncLifetime
{
    private static readonly DemonstrationSchool School = DemonstrationSchool.Make();

    private TestDatabase data = null!;
    private TestDatabase wanted = null!;

    public async ValueTask InitializeAsync()
    {
        (data, wanted) = (await TestDatabase.EmptyAsync(), await TestDatabase.OfTheSchoolAsync());
        await using var db = await data.Place.OpenAsync();
        var id = Guid.CreateVersion7();
        db.Add(
            new School
            {
                Id = id,
                Name = School.Name,
                SeedCode = School.SeedCode,
                IsDemonstration = true,
            }
        );
        db.Add(
            new Session
            {
                SchoolId = id,
                Name = School.Session,
                StartsOn = DemonstrationSchool.FirstDay,
                EndsOn = DemonstrationSchool.LastDay,
            }
        );
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await data.DisposeAsync();
        await wanted.DisposeAsync();
    }

    [Fact]
    public async Task Subjects_staff_and_classes_by_file_are_the_school()
    {
        var subjects = Write("1.csv", ["Subject,Faculty", .. SetUpFiles.Subjects(School)]);
        var staff = Write("2.csv", [SetUpFiles.StaffHeader, .. SetUpFiles.Staff(School)]);
        var classes = Write("3.csv", [SetUpFiles.ClassesHeader, .. SetUpFiles.Classes(School)]);

        var first = await ImportAsync("subjects", subjects);
        var second = await ImportAsync("staff", staff);
        var third = await ImportAsync("classes", classes);

        Assert.Equal((0, ""), (first.Status, first.Error));
        Assert.Equal(
            (
                0,
                "warning: 2.csv, column House: the school has no pupil in a house yet; houses are taken as they are written\n"
            ),
            (second.Status, second.Error)
        );
        Assert.Equal((0, ""), (third.Status, third.Error));
        Assert.Equal(await RolesAsync(wanted), await RolesAsync(data));
    }

    [Fact]
    public async Task Staff_before_subjects_are_told_what_comes_first()
    {
        var staff = Write("2.csv", "Name,E-mail,Role,Faculty", "Ms A,a@h.example,CL,English");

        var ran = await ImportAsync("staff", staff);

        Assert.Equal(
            "error: 2.csv, line 2, column Faculty: \"English\": the school has no faculty yet; import the subjects first\n",
            ran.Error
        );
    }

    private Task<Ran> ImportAsync(string kind, string file) =>
        EdictAsync(["import", kind, file, "--yes", .. data.Options]);

    /// <summary>Every role in words, sorted: who, which post, for what, from when to when.</summary>
    private static async Task<List<string>> RolesAsync(TestDatabase of)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = await of.Place.OpenAsync();
        var staff = await db.Staff.ToDictionaryAsync(row => row.Id, cancel);
        var faculties = await db.Faculties.ToDictionaryAsync(row => row.Id, cancel);
        var subjects = await db.Subjects.ToDictionaryAsync(row => row.Id, cancel);
        var classes = await db.Classes.ToDictionaryAsync(row => row.Id, cancel);
        var roles = await db.Roles.ToListAsync(cancel);
        return
        [
            .. roles
                .Select(role =>
                    $"{staff[role.StaffId].Name} {staff[role.StaffId].Email} {role.Post} {For(role)} {role.From:O} {role.To:O}"
                )
                .Order(StringComparer.Ordinal),
        ];

        string For(Role role) =>
            role.FacultyId is { } faculty && role.ClassId is null ? faculties[faculty].Name
            : role.ClassId is { } taught
                ? $"{classes[taught].Name} {subjects[classes[taught].SubjectId].Name} {faculties[subjects[classes[taught].SubjectId].FacultyId].Name}"
            : role.House ?? (role.Post == Edict.People.Post.YearHead ? $"{role.Stages}" : "");
    }
}
