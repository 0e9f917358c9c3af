using Edict.Demonstration;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Commands;

/// <summary>The workbook of vulnerable groups that the school keeps in Teams is read once, as a starting point.</summary>
public sealed class ImportGroupsTests : CommandTests, IAsyncLifetime
{
    private const string Merged =
        "<mergeCells count=\"2\"><mergeCell ref=\"D2:E2\"/><mergeCell ref=\"F2:G2\"/></mergeCells>";

    private TestDatabase data = null!;

    public async ValueTask InitializeAsync()
    {
        data = await TestDatabase.OfTheSchoolAsync();
        await EdictAsync([
            "import",
            "pupils",
            Write("p.csv", "SCN,Stage", "040123458,S5", "040123466,S5"),
            "--yes",
            "--accept-unusual",
            .. data.Options,
        ]);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return data.DisposeAsync();
    }

    [Fact]
    public async Task Groups_come_in_and_RAGs_of_pupils_whom_a_faculty_does_not_teach_are_refused_by_row()
    {
        var file = Workbook(
            SheetFile.Row(4, "040123458", "Y", "X", "Red", "Attendance", "", ""),
            SheetFile.Row(5, "040123466", "N", "", "A", "", "Green", "Not on track")
        );

        var ran = await ImportAsync(file);

        Assert.Equal(0, ran.Status);
        Assert.Equal(
            """
            2 added, 0 changed, 0 unchanged.
            refused: row 4: English red, Attendance: English does not teach the pupil in Senior 3, by reports or classes; import these first
            refused: row 5: English amber: expected green alone, or amber or red with one of Attendance, Lack of attainment, Not on track
            refused: row 5: Mathematics green, Not on track: expected green alone, or amber or red with one of Attendance, Lack of attainment, Not on track
            """,
            string.Join('\n', ran.Output.Split('\n').Take(4))
        );
        Assert.Equal("warning: g.xlsx, row 1: a title above the header, skipped\n", ran.Error);
        Assert.Equal(
            [(Groups.CareExperienced, 1m), (Groups.Pathway3, 3m)],
            await FactsAsync("040123458")
        );
        Assert.Equal([(Groups.CareExperienced, 0m)], await FactsAsync("040123466"));
    }

    [Fact]
    public async Task RAGs_come_in_for_the_cycle_that_is_judged_now_and_are_taken_back_by_an_undo()
    {
        var brodie = TestSchool.BrodieKane;
        var file = Write(
            "g.csv",
            "SCN,SEBN,English,,Basket Weaving,",
            ",,,Comments,RAG,Comments",
            $"{brodie.Scn},,r,attendance,G,"
        );

        var ran = await ImportAsync(file);
        var judged = await JudgedAsync(brodie, "English");
        var again = await ImportAsync(file);
        var other = await ImportAsync(
            Write("h.csv", "SCN,SEBN,English,", ",,RAG,Comments", $"{brodie.Scn},,G,")
        );
        var import = (await EdictAsync(["import", "list", .. data.Options])).Output;
        var id = import
            .Split('\n')
            .Last(line => line.Contains("g.csv", StringComparison.Ordinal))
            .Split(' ')[0];
        var undone = await EdictAsync(["import", "undo", id, "--yes", .. data.Options]);

        Assert.Equal("1 added, 0 changed, 0 unchanged.", ran.Line(1));
        Assert.Equal(
            "refused: line 3: Basket Weaving green: the school has no faculty of this name",
            ran.Line(2)
        );
        Assert.Equal("BGE 2: Red Attendance by nobody", judged);
        Assert.Equal("0 added, 0 changed, 1 unchanged.", again.Line(1));
        Assert.Equal(
            "refused: line 3: English green: the faculty has judged red, Attendance; the workbook is a starting point and changes nothing that is known",
            other.Line(2)
        );
        Assert.Equal((0, ""), (undone.Status, undone.Error));
        Assert.Contains("1 removed, 0 restored.", undone.Output, StringComparison.Ordinal);
        Assert.NotEqual(judged, await JudgedAsync(brodie, "English"));
        Assert.Equal("1 added, 0 changed, 0 unchanged.", (await ImportAsync(file)).Line(1));
        Assert.Equal("BGE 2: Red Attendance by nobody", await JudgedAsync(brodie, "English"));
    }

    [Fact]
    public async Task Once_is_enough_and_nothing_that_is_known_is_changed()
    {
        await ImportAsync(Write("g.csv", "SCN,SEBN", "040123458,Y"));

        var again = await ImportAsync(Write("g.csv", "SCN,SEBN,ASN", "040123458,N,Y"));

        Assert.Equal("1 added, 0 changed, 0 unchanged.", again.Line(1));
        Assert.Equal(
            "refused: line 2: SEBN N: the school has Y; the workbook is a starting point and changes nothing that is known",
            again.Line(2)
        );
        Assert.Equal([(Groups.Sebn, 1m), (Groups.Asn, 1m)], await FactsAsync("040123458"));
    }

    [Fact]
    public async Task A_mark_where_a_figure_is_needed_is_no_fact_and_that_is_said()
    {
        var file = Write(
            "g.csv",
            "SCN,SIMD 1-4,Attendance,LAAC",
            "040123458,X,Yes,Y",
            "040123466,4,-,"
        );

        var ran = await ImportAsync(file);

        Assert.Equal("2 added, 0 changed, 0 unchanged.", ran.Line(1));
        Assert.Equal(
            "warning: g.csv, column SIMD Decile: 1 mark without a figure, read and not kept: the pupils file brings the figures\n"
                + "warning: g.csv, column Attendance %: 2 marks without a figure, read and not kept: the pupils file brings the figures\n",
            ran.Error
        );
        Assert.Equal([(Groups.CareExperienced, 1m)], await FactsAsync("040123458"));
        Assert.Equal([(Groups.Simd, 4m)], await FactsAsync("040123466"));
    }

    [Fact]
    public async Task Attendance_keeps_the_day_that_the_office_gives()
    {
        var file = Write("g.csv", "SCN,Attendance", "040123458,88.5");

        var refused = await ImportAsync(file);
        var ran = await ImportAsync(file, "--as-at", "2026-08-28");

        Assert.Contains("or give --as-at", refused.Error, StringComparison.Ordinal);
        Assert.Equal("1 added, 0 changed, 0 unchanged.", ran.Line(1));
        await using var db = await data.Place.OpenAsync();
        var fact = await db
            .VulnerabilityFacts.Where(fact => fact.Value == 88.5m)
            .SingleAsync(fact => fact.AsAt == new DateOnly(2026, 8, 28), Cancel);
        Assert.Equal(Groups.Attendance, fact.Group);
    }

    [Fact]
    public async Task A_pupil_whom_the_school_does_not_know_is_refused_with_the_row()
    {
        var ran = await ImportAsync(
            Write("g.csv", "SCN,SEBN", $"{TestSchool.EuanBoyle.Scn},", "040123474,Y")
        );

        Assert.Equal("0 added, 0 changed, 1 unchanged.", ran.Line(1));
        Assert.Equal(
            "refused: line 3: SCN 040123474: no pupil of 2026-27 has this SCN; import the pupils first",
            ran.Line(2)
        );
    }

    [Fact]
    public async Task Cells_that_cannot_be_meant_refuse_the_whole_workbook()
    {
        var file = Workbook(
            SheetFile.Row(4, "040123458", "maybe", "", "", "", "", ""),
            SheetFile.Row(5, "040123466", "Y", "", "Purple", "", "", "")
        );

        var ran = await ImportAsync(file);

        Assert.Equal((1, ""), (ran.Status, ran.Output));
        Assert.StartsWith(
            "error: g.xlsx, row 4, column LAAC: \"maybe\": expected Y or N, Yes or No, 1 or 0, True or False, X or -, or blank\n"
                + "error: g.xlsx, row 5, column English RAG: \"Purple\": expected R, A or G, Red, Amber or Green, or blank\n",
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.Empty(await FactsAsync("040123466"));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A title, a row of faculties merged over two columns each, and the row of headings below it.</summary>
    private string Workbook(params string[] rows) =>
        SheetFile.Write(
            PathOf("g.xlsx"),
            new HandMadeSheet(
                "Vulnerable Groups",
                SheetFile.Row(1, "Vulnerable groups of this session")
                    + SheetFile.Row(2, "", "", "", "English", "", "Mathematics", "")
                    + SheetFile.Row(
                        3,
                        "SCN",
                        "LAAC",
                        "Pathway 3",
                        "RAG",
                        "Comments",
                        "RAG",
                        "Comments"
                    )
                    + string.Concat(rows),
                Merged
            )
        );

    private Task<Ran> ImportAsync(string file, params string[] options) =>
        EdictAsync(["import", "groups", file, "--yes", .. options, .. data.Options]);

    /// <summary>What a faculty judged of a pupil in the latest cycle in which it judged.</summary>
    private async Task<string> JudgedAsync(SchoolPupil of, string faculty)
    {
        await using var db = await data.Place.OpenAsync();
        var said = await (
            from row in db.FacultyRags
            join cycle in db.Cycles on row.CycleId equals cycle.Id
            join pupil in db.Pupils on row.PupilId equals pupil.Id
            join one in db.Faculties on row.FacultyId equals one.Id
            where pupil.Scn == of.Scn && one.Name == faculty
            orderby cycle.Order descending
            select new { cycle.Name, Row = row }
        ).FirstAsync(Cancel);
        var by = said.Row.StaffId is null ? "nobody" : "somebody";
        return $"{said.Name}: {said.Row.Rag} {said.Row.Comment} by {by}";
    }

    private async Task<List<(Groups, decimal)>> FactsAsync(string scn)
    {
        await using var db = await data.Place.OpenAsync();
        var pupil = await db.Pupils.SingleAsync(pupil => pupil.Scn == scn, Cancel);
        var facts = await db
            .VulnerabilityFacts.Where(fact => fact.PupilId == pupil.Id)
            .ToListAsync(Cancel);
        return [.. facts.Select(fact => (fact.Group, fact.Value)).Order()];
    }
}
