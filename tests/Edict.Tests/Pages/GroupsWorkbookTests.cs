using System.Globalization;
using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Edict.Data;
using Edict.Demonstration;
using Edict.Overview;
using Edict.Protocol;
using Edict.Tests.Commands;
using Microsoft.EntityFrameworkCore;
using Groups = Edict.Protocol.Groups;

namespace Edict.Tests.Pages;

/// <summary>The workbook of vulnerable groups, in the layout in which the school keeps it.</summary>
public sealed class GroupsWorkbookTests(TestSite site) : CommandTests, IClassFixture<TestSite>
{
    /// <summary>The groups that a mark alone carries; the others rest on a figure, which the workbook does not name.</summary>
    private const Groups Marked =
        Groups.CareExperienced | Groups.FiveAtThree | Groups.Sebn | Groups.Asn | Groups.Pathway3;

    private const string Teacher = "teacher-english-1";

    [Theory]
    [InlineData("")]
    [InlineData("?unknown=any")]
    [InlineData("?class=9Z9")]
    public async Task It_is_a_workbook_without_a_fault(string query)
    {
        using var file = SpreadsheetDocument.Open(
            await DownloadAsync(StaffKeys.Head, query),
            false
        );

        var faults = new OpenXmlValidator(
            DocumentFormat.OpenXml.FileFormatVersions.Office2019
        ).Validate(file, Cancel);

        Assert.Empty(faults.Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
    }

    [Theory]
    [InlineData("house")]
    [InlineData("stage")]
    [InlineData("class")]
    [InlineData("group")]
    [InlineData("unknown")]
    public async Task What_no_workbook_can_hold_is_a_box_in_its_title(string part)
    {
        var answer = await (await site.AsAsync(StaffKeys.Head)).GetAsync(
            $"/vulnerable-groups.xlsx?{part}=%00%01"
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var stream = await answer.Content.ReadAsStreamAsync(Cancel);
        using var file = SpreadsheetDocument.Open(stream, false);
        Assert.Contains("□□", Said(SheetOf(file), "A1"), StringComparison.Ordinal);
        Assert.Contains(
            "□□",
            SheetOf(file).Descendants<OddHeader>().Single().Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_says_as_at_which_day_who_took_it_and_confidential()
    {
        using var file = SpreadsheetDocument.Open(
            await DownloadAsync(StaffKeys.Head, "?stage=S4"),
            false
        );

        var sheet = SheetOf(file);
        Assert.Equal(
            "Vulnerable groups (S4), Harlaw Muir Academy, as at 2 February 2027",
            Said(sheet, "A1")
        );
        Assert.StartsWith(
            "Confidential. Y: in the group, N: not in it, blank: not known. RAG: what the faculty judged in its latest cycle, of pupils whom the reader sees; blank: not judged, or not theirs to see. Downloaded by Mrs R Abercrombie, Leadership, on 2 February 2027 at 09:00",
            Said(sheet, "A2"),
            StringComparison.Ordinal
        );
        Assert.Contains("Confidential", sheet.Descendants<OddHeader>().Single().Text);
    }

    [Fact]
    public async Task What_it_says_comes_in_again_by_import_groups()
    {
        var path = await SavedAsync(StaffKeys.Head, _ => { });
        await using var other = await TestDatabase.OfTheSchoolAsync();
        await using (var db = await other.Place.OpenAsync())
        {
            await db.DeleteAsync(await db.VulnerabilityFacts.ToListAsync(Cancel));
        }

        var ran = await EdictAsync(["import", "groups", path, "--yes", .. other.Options]);

        Assert.Equal(0, ran.Status);
        Assert.Contains(" 0 changed, 0 unchanged", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("refused:", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("columns that are not read", ran.Error, StringComparison.Ordinal);
        var said = await MembershipsAsync(site.Data);
        Assert.Equal(said, await MembershipsAsync(other));
        Assert.True(said.Count > 100);
    }

    [Fact]
    public async Task A_RAG_and_a_comment_that_are_written_in_it_are_taken_in_for_their_faculty()
    {
        var path = await SavedAsync(
            StaffKeys.Head,
            sheet =>
            {
                var (rag, comments) = ColumnUnder(sheet, "English");
                var row = sheet
                    .Descendants<Row>()
                    .Single(row =>
                        row.InnerText.Contains(TestSchool.BrodieKane.Scn, StringComparison.Ordinal)
                    )
                    .RowIndex!;
                Write(sheet, $"{rag}{row}", "R");
                Write(sheet, $"{comments}{row}", "Attendance");
            }
        );

        var ran = await EdictAsync(["import", "groups", path, .. site.Data.Options]);

        Assert.Contains("1 added, 0 changed, ", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("refused:", ran.Output, StringComparison.Ordinal);
        Assert.Equal(0, ran.Status);
    }

    [Fact]
    public async Task What_each_faculty_judged_stands_in_it_for_whoever_sees_the_pupil()
    {
        var head = await JudgedAsync(StaffKeys.Head);
        var teacher = await JudgedAsync(Teacher);

        await using var db = await site.Data.Place.OpenAsync();
        var judged = await (
            from row in db.FacultyRags
            join cycle in db.Cycles on row.CycleId equals cycle.Id
            join pupil in db.Pupils on row.PupilId equals pupil.Id
            join faculty in db.Faculties on row.FacultyId equals faculty.Id
            where cycle.Name == "BGE 2" && row.Rag != null
            select new
            {
                pupil.Id,
                pupil.Scn,
                faculty.Name,
                row.Rag,
                row.Comment,
            }
        ).ToListAsync(Cancel);
        var listed = judged.Where(row => head.Pupils.Contains(row.Scn)).ToList();
        Assert.True(listed.Count > 50);
        Assert.All(
            listed,
            row =>
                Assert.Equal(
                    $"{row.Rag!.Value.Letter()}{row.Comment}",
                    head.Judged[(row.Scn, row.Name)]
                )
        );
        Assert.NotEmpty(teacher.Judged);
        Assert.Subset(head.Judged.ToHashSet(), teacher.Judged.ToHashSet());
        var browser = await site.AsAsync(Teacher);
        var opens = teacher.Judged.Keys.Select(row => row.Scn).ToHashSet();
        foreach (
            var row in listed
                .Where(row => teacher.Pupils.Contains(row.Scn))
                .DistinctBy(row => row.Scn)
        )
        {
            var status = (int)await browser.StatusAsync($"/pupils/{row.Id}");
            Assert.Equal((row.Scn, opens.Contains(row.Scn) ? 200 : 404), (row.Scn, status));
        }
    }

    [Fact]
    public async Task The_RAGs_and_comments_are_chosen_from_a_list_and_coloured_by_their_letter()
    {
        using var file = SpreadsheetDocument.Open(await DownloadAsync(StaffKeys.Head, ""), false);

        var sheet = SheetOf(file);
        var lists = file.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet!)
            .Single(other => other != sheet)
            .Descendants<Cell>()
            .ToDictionary(cell => cell.CellReference!.Value!, cell => cell.InnerText);
        Assert.Equal("RAG", string.Concat(lists.Where(In('A')).Select(cell => cell.Value)));
        Assert.Equal(Policy.Default.RagComments, lists.Where(In('B')).Select(cell => cell.Value));
        var english = ColumnUnder(sheet, "English");
        var validations = sheet.Descendants<DataValidation>().ToList();
        Assert.Equal(
            ["Lists!$A$1:$A$3", "Lists!$B$1:$B$3"],
            validations.Select(list => list.Formula1!.Text)
        );
        Assert.Contains($"{english.Rag}5:", validations[0].SequenceOfReferences!.InnerText);
        Assert.Contains($"{english.Comments}5:", validations[1].SequenceOfReferences!.InnerText);
        var colours = sheet.Descendants<ConditionalFormatting>().Single();
        Assert.Equal(
            validations[0].SequenceOfReferences!.InnerText,
            colours.SequenceOfReferences!.InnerText
        );
        Assert.Equal(
            ["\"R\"", "\"A\"", "\"G\""],
            colours.Descendants<Formula>().Select(formula => formula.Text)
        );
    }

    [Fact]
    public async Task It_prints_on_A4_across_with_the_headings_and_names_on_each_sheet()
    {
        using var file = SpreadsheetDocument.Open(await DownloadAsync(StaffKeys.Head, ""), false);

        var setup = SheetOf(file).Descendants<PageSetup>().Single();
        Assert.Equal(
            (9u, OrientationValues.Landscape),
            (setup.PaperSize!.Value, setup.Orientation!.Value)
        );
        Assert.Contains(
            file.WorkbookPart!.Workbook!.DefinedNames!.Elements<DefinedName>(),
            name =>
                name.Name == "_xlnm.Print_Titles"
                && name.Text == "'Vulnerable groups'!$A:$C,'Vulnerable groups'!$3:$4"
        );
        var pane = SheetOf(file).Descendants<Pane>().Single();
        Assert.Equal(("D5", PaneStateValues.Frozen), (pane.TopLeftCell!.Value, pane.State!.Value));
    }

    [Fact]
    public async Task A_name_that_looks_like_a_formula_is_text()
    {
        await using (var db = await site.Data.Place.OpenAsync())
        {
            var pupil = await db.Pupils.SingleAsync(
                row => row.Scn == TestSchool.BrodieKane.Scn,
                Cancel
            );
            pupil.Surname = "=1+1\u0001";
            await db.UpdateAsync([pupil]);
        }

        using var file = SpreadsheetDocument.Open(
            await DownloadAsync(
                StaffKeys.Head,
                $"?class={TestSchool.BrodieKane.RegistrationClass}"
            ),
            false
        );

        var cell = SheetOf(file).Descendants<Cell>().Single(cell => cell.InnerText == "=1+1□");
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        Assert.Empty(SheetOf(file).Descendants<CellFormula>());
    }

    private static Func<KeyValuePair<string, string>, bool> In(char column) =>
        cell => cell.Key[0] == column;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal static Worksheet SheetOf(SpreadsheetDocument file)
    {
        var first = file.WorkbookPart!.Workbook!.Descendants<Sheet>().First();
        return ((WorksheetPart)file.WorkbookPart.GetPartById(first.Id!)).Worksheet!;
    }

    internal static string Said(Worksheet sheet, string place) =>
        sheet.Descendants<Cell>().Single(cell => cell.CellReference == place).InnerText;

    private static void Write(Worksheet sheet, string place, string text)
    {
        var cell = sheet.Descendants<Cell>().Single(cell => cell.CellReference == place);
        (cell.DataType, cell.InlineString) = (CellValues.InlineString, new(new Text(text)));
    }

    /// <summary>The letters of the columns over which a faculty's heading is merged.</summary>
    private static (string Rag, string Comments) ColumnUnder(Worksheet sheet, string faculty)
    {
        var heading = sheet.Descendants<Cell>().Single(cell => cell.InnerText == faculty);
        var merged = sheet
            .Descendants<MergeCell>()
            .Select(cell => cell.Reference!.Value!.Split(':'))
            .Single(ends => ends[0] == heading.CellReference);
        Assert.Equal("RAG", Said(sheet, $"{merged[0].TrimEnd('3')}4"));
        Assert.Equal("Comments", Said(sheet, $"{merged[1].TrimEnd('3')}4"));
        return (merged[0].TrimEnd('3'), merged[1].TrimEnd('3'));
    }

    /// <summary>Whom a person's workbook lists, and each RAG with its comment.</summary>
    private async Task<(
        IReadOnlySet<string> Pupils,
        Dictionary<(string Scn, string Faculty), string> Judged
    )> JudgedAsync(string person)
    {
        using var file = SpreadsheetDocument.Open(await DownloadAsync(person, ""), false);
        var sheet = SheetOf(file);
        var cells = sheet
            .Descendants<Cell>()
            .ToDictionary(cell => cell.CellReference!.Value!, cell => cell.InnerText);
        await using var db = await site.Data.Place.OpenAsync();
        var faculties = (
            await db.Faculties.Select(faculty => faculty.Name).ToListAsync(Cancel)
        ).ToDictionary(name => name, name => ColumnUnder(sheet, name));
        var scns = Enumerable
            .Range(5, cells.Count)
            .TakeWhile(row => cells.ContainsKey($"F{row}"))
            .ToDictionary(row => row, row => cells[$"F{row}"]);
        return (
            scns.Values.ToHashSet(),
            (
                from row in scns
                from faculty in faculties
                let rag = cells.GetValueOrDefault($"{faculty.Value.Rag}{row.Key}", "")
                where rag.Length > 0
                select (
                    (row.Value, faculty.Key),
                    rag + cells.GetValueOrDefault($"{faculty.Value.Comments}{row.Key}", "")
                )
            ).ToDictionary()
        );
    }

    private async Task<MemoryStream> DownloadAsync(string person, string query)
    {
        var reader = await site.AsAsync(person);
        var answer = await reader.GetAsync($"/vulnerable-groups.xlsx{query}");
        var bytes = new MemoryStream();
        await answer.Content.CopyToAsync(bytes, Cancel);
        return bytes;
    }

    private async Task<string> SavedAsync(string person, Action<Worksheet> change)
    {
        var bytes = await DownloadAsync(person, "");
        using (var file = SpreadsheetDocument.Open(bytes, true))
        {
            change(SheetOf(file));
        }

        await File.WriteAllBytesAsync(PathOf("groups.xlsx"), bytes.ToArray(), Cancel);
        return PathOf("groups.xlsx");
    }

    /// <summary>The groups that each listed pupil is in, of those that a mark alone carries.</summary>
    private static async Task<List<string>> MembershipsAsync(TestDatabase data)
    {
        await using var db = await data.Place.OpenAsync();
        // Who has left is in no list of now.
        var left = await db
            .Enrolments.Where(enrolment => enrolment.LeftOn != null)
            .Select(enrolment => enrolment.PupilId)
            .ToListAsync(Cancel);
        var recorded = await db
            .VulnerabilityFacts.Where(fact => !left.Contains(fact.PupilId))
            .OrderBy(fact => fact.RecordedAt)
            .ToListAsync(Cancel);
        var scns = await db.Pupils.ToDictionaryAsync(pupil => pupil.Id, pupil => pupil.Scn, Cancel);
        return
        [
            .. RecordedFacts
                .At(DateTime.MaxValue, DateOnly.FromDateTime(DemonstrationSchool.Now), recorded)
                .Select(pupil =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{scns[pupil.Key]}: {Membership.Of(pupil.Value, Policy.Default.Groups).In & Marked}"
                    )
                )
                .Where(line => !line.EndsWith(": None", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
