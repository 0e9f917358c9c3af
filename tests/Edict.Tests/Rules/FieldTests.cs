using System.Text;
using AngleSharp.Dom;
using Edict.Demonstration;
using ExcelDataReader;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Rules;

/// <summary>
/// The fields that each role sees of one pupil, on the pages and in the files behind them, held against approved texts: a field
/// that comes to a role is seen when the text is read.
/// </summary>
public sealed class FieldTests(TestSite site) : IClassFixture<TestSite>
{
    /// <summary>S5: a concern of Mathematics alone, and in groups. Each of the cast below sees her.</summary>
    private static readonly SchoolPupil Ailsa = TestSchool.AilsaFraser;

    private static readonly string[] Cast =
    [
        StaffKeys.Head,
        StaffKeys.YearHeadS5S6,
        StaffKeys.CurriculumLeader("Mathematics"),
        StaffKeys.PupilSupportLeader(Ailsa.House),
        StaffKeys.SupportForLearning,
        StaffKeys.CurriculumLeader("English"),
        TeacherOf("Biology"),
    ];

    private static readonly string[] Texts = ["pupil", "concerns", "vulnerable-groups"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_role_sees_the_approved_fields_on_the_pupil_page()
    {
        var address = await site.PageOfAsync(Ailsa.Scn);

        var shown = await OfEachAsync(async browser =>
            FieldsOf.Page(await browser.PageAsync(address), _ => true)
        );

        await ApprovedText.HoldsAsync("pupil", shown);
    }

    [Fact]
    public async Task Each_role_sees_the_approved_fields_on_the_concerns_page_and_in_its_files()
    {
        var shown = await OfEachAsync(async browser =>
            [
                .. FieldsOf.Page(await browser.PageAsync("/concerns"), IsOfAilsa),
                .. await CsvAsync(browser, "/concerns.csv?groups=true"),
                .. await XlsxAsync(browser, "/concerns.xlsx?groups=true"),
            ]
        );

        await ApprovedText.HoldsAsync("concerns", shown);
    }

    [Fact]
    public async Task Each_role_sees_the_approved_fields_on_the_list_of_vulnerable_groups_and_in_its_files()
    {
        var shown = await OfEachAsync(async browser =>
            [
                .. FieldsOf.Page(await browser.PageAsync("/vulnerable-groups"), IsOfAilsa),
                .. await CsvAsync(browser, "/vulnerable-groups.csv"),
                .. await XlsxAsync(browser, "/vulnerable-groups.xlsx"),
            ]
        );

        await ApprovedText.HoldsAsync("vulnerable-groups", shown);
    }

    [Fact]
    public void The_approved_texts_are_not_those_of_one_role()
    {
        var texts = Texts
            .Select(ApprovedText.Read)
            .SelectMany(text => text.Split("=== ").Skip(1))
            .ToList();

        Assert.Equal(3 * Cast.Length, texts.Count);
        Assert.True(texts.Select(text => text[text.IndexOf('\n')..]).Distinct().Count() > 9);
    }

    private async Task<string> OfEachAsync(Func<Browser, Task<IEnumerable<string>>> read)
    {
        var text = new StringBuilder();
        foreach (var key in Cast)
        {
            text.Append("=== ").Append(key).Append('\n');
            foreach (var line in await read(await site.AsAsync(key)))
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static bool IsOfAilsa(IElement row) =>
        row.QuerySelector("th") is { } name
        && Words(name).Contains($"{Ailsa.Surname}, {Ailsa.Forename}", StringComparison.Ordinal);

    private static async Task<IEnumerable<string>> CsvAsync(Browser browser, string address)
    {
        var answer = await browser.GetAsync(address);
        var records = CsvRecords.Split(await answer.Content.ReadAsStringAsync(Cancel));
        return OfFile(address, [.. records.Select(record => CsvRecords.Cells(record).ToArray())]);
    }

    /// <summary>The sheet's headings, with what the pupil's row has below them.</summary>
    private static async Task<IEnumerable<string>> XlsxAsync(Browser browser, string address)
    {
        var answer = await browser.GetAsync(address);
        await using var stream = await answer.Content.ReadAsStreamAsync(Cancel);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancel);
        using var sheet = ExcelReaderFactory.CreateReader(copy);
        var rows = new List<string[]>();
        while (sheet.Read())
        {
            rows.Add([
                .. Enumerable.Range(0, sheet.FieldCount).Select(at => $"{sheet.GetValue(at)}"),
            ]);
        }

        return OfFile(address, rows);
    }

    /// <summary>The headings with what the pupil's row has below them; the headings alone where it has none.</summary>
    private static IEnumerable<string> OfFile(string address, List<string[]> rows)
    {
        var header = rows.First(cells => cells.Contains("SCN"));
        return rows.SingleOrDefault(cells => cells.Contains(Ailsa.Scn)) is { } row
            ? [$"file {address}", .. FieldsOf.Row(header, row)]
            : [$"file {address}, without her", .. header];
    }

    /// <summary>The one who teaches the pupil a subject, and holds no promoted post.</summary>
    private static string TeacherOf(string subject)
    {
        var taught = Ailsa.Courses.Single(course => course.Subject == subject).Class;
        return DemonstrationSchool.Make().Classes.Single(row => row.Name == taught).Teachers[0];
    }
}
