using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Commands;

/// <summary>The office brings in which subject belongs to which faculty.</summary>
public sealed class ImportSubjectsTests : CommandTests, IAsyncLifetime
{
    private const string Header = "Subject,Faculty";

    private TestDatabase data = null!;

    public async ValueTask InitializeAsync() => data = await TestDatabase.OfTheSchoolAsync();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return data.DisposeAsync();
    }

    [Fact]
    public async Task New_subjects_come_in_with_their_new_faculty()
    {
        var file = Write(
            "s.csv",
            "Department;Subject",
            "Philosophy & Thought;Philosophy",
            "philosophy & thought;Ethics",
            "english;English"
        );

        var ran = await ImportAsync(file);

        Assert.Equal((0, ""), (ran.Status, ran.Error));
        Assert.Equal("2 added, 0 changed, 1 unchanged.", ran.Line(1));
        Assert.Equal("Philosophy & Thought", await FacultyOfAsync("Ethics"));
        Assert.Equal("0 added, 0 changed, 3 unchanged.", (await ImportAsync(file)).Line(1));
    }

    [Fact]
    public async Task A_subject_stays_in_its_faculty_unless_the_office_says_move()
    {
        var file = Write("s.csv", Header, "Music,Science", "Ethics,Science");

        var ran = await ImportAsync(file);

        Assert.Equal(0, ran.Status);
        Assert.Equal("1 added, 0 changed, 0 unchanged.", ran.Line(1));
        Assert.Matches(
            @"^refused: line 2: Faculty Science: the school has Music under .+; it stays there, unless you say that subjects move \(--move\)$",
            ran.Line(2)
        );
        Assert.NotEqual("Science", await FacultyOfAsync("Music"));
    }

    [Fact]
    public async Task A_subject_that_is_moved_moves_in_the_closed_cycles_too_and_that_is_said()
    {
        var file = Write("s.csv", Header, "Music,Science");

        var ran = await ImportAsync(file, "--move");

        Assert.Equal("0 added, 1 changed, 0 unchanged.", ran.Line(1));
        Assert.Equal(
            "warning: s.csv, column Faculty: the closed cycles of 2026-27 count under the new faculty too: Music\n",
            ran.Error
        );
        Assert.Equal("Science", await FacultyOfAsync("Music"));
    }

    [Theory]
    [InlineData(
        "Music,",
        "line 2, column Faculty: \"\": expected the faculty that the subject belongs to"
    )]
    [InlineData(",Science", "line 2, column Subject: \"\": expected a subject")]
    [InlineData(
        "#REF!,Science",
        "line 2, column Subject: \"#REF!\": an error of a spreadsheet's formula; expected a text"
    )]
    [InlineData(
        "Subject,Faculty",
        "line 2, column Subject: \"Subject\": the header again, as on line 1; expected one header in a file, so take it out"
    )]
    public async Task A_row_that_cannot_be_meant_refuses_the_whole_file(string row, string said)
    {
        var ran = await ImportAsync(Write("s.csv", Header, row, "Ethics,Science"));

        Assert.Equal((1, ""), (ran.Status, ran.Output));
        Assert.Equal($"error: s.csv, {said}\n", ran.Error);
        await using var db = await data.Place.OpenAsync();
        Assert.False(await db.Subjects.AnyAsync(subject => subject.Name == "Ethics", Cancel));
    }

    [Fact]
    public async Task One_subject_under_two_faculties_is_an_error()
    {
        var ran = await ImportAsync(Write("s.csv", Header, "Ethics,Science", "ethics,English"));

        Assert.Equal(
            "error: s.csv, line 3, column Subject: \"ethics\": a second row for the subject of line 2, with other values; expected one\n",
            ran.Error
        );
    }

    [Fact]
    public async Task A_file_of_another_session_is_refused()
    {
        var ran = await ImportAsync(
            Write("s.csv", "Session,Subject,Faculty", "2027-28,Ethics,Science")
        );

        Assert.Equal(
            "error: s.csv, line 2, column Session: \"2027-28\": another session; expected 2026-27\n",
            ran.Error
        );
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<Ran> ImportAsync(string file, params string[] options) =>
        EdictAsync(["import", "subjects", file, "--yes", .. options, .. data.Options]);

    private async Task<string> FacultyOfAsync(string subject)
    {
        await using var db = await data.Place.OpenAsync();
        var faculties =
            from row in db.Subjects
            join faculty in db.Faculties on row.FacultyId equals faculty.Id
            where row.Name == subject
            select faculty.Name;
        return await faculties.SingleAsync(Cancel);
    }
}
