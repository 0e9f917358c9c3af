using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Edict.Browser.Tests;

public partial class PrintTests(RunningSchool school)
{
    private const string PdfToText = "/usr/bin/pdftotext";

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, 10_000)]
    private static partial Regex Sheet { get; }

    [Theory]
    [InlineData(Place.Demo)]
    [InlineData(Place.Concerns)]
    [InlineData(Place.GoodNews)]
    [InlineData(Place.Overview)]
    [InlineData(Place.Protocol)]
    [InlineData(Place.Pupil)]
    [InlineData(Place.VulnerableGroups)]
    [InlineData(Place.EnterReports)]
    [InlineData(Place.ClassSheet)]
    [InlineData(Place.HandIn)]
    [InlineData(Place.FacultyRag)]
    [InlineData(Place.Audit)]
    [InlineData(Place.Cycles)]
    [InlineData(Place.Cycle)]
    [InlineData(Place.CloseCycle)]
    [InlineData(Place.ReopenClass)]
    [InlineData(Place.Remind)]
    [InlineData(Place.CycleDates)]
    [InlineData(Place.Policy)]
    [InlineData(Place.EditPolicy)]
    [InlineData(Place.Imports)]
    [InlineData(Place.Columns)]
    [InlineData(Place.Plan)]
    [InlineData(Place.FaultyPlan)]
    [InlineData(Place.MendedPlan)]
    [InlineData(Place.Import)]
    [InlineData(Place.People)]
    [InlineData(Place.PersonOfStaff)]
    [InlineData(Place.School)]
    [InlineData(Place.Subjects)]
    [InlineData(Place.Houses)]
    [InlineData(Place.NewSession)]
    [InlineData(Place.Classes)]
    [InlineData(Place.Class)]
    [InlineData(Place.ClassPupils)]
    [InlineData(Place.KeptFrom)]
    [InlineData(Place.Restricted)]
    public async Task A_print_has_the_pages_heading_and_says_confidential_on_each_sheet(Place place)
    {
        await using var window = await school.OpenAsync(place.Person());
        await window.GoToAsync(place);
        var heading = await window.Page.InnerTextAsync("h1");

        var print = await window.Page.PdfAsync(new() { PreferCSSPageSize = true });

        var count = Sheet.Count(Encoding.Latin1.GetString(print));
        Assert.True(count > 0);
        // What stands on a sheet can be read only where poppler-utils is installed, as it is on a clean checkout's run.
        if (File.Exists(PdfToText))
        {
            var sheets = await SheetsAsync(print);
            Assert.Equal(count, sheets.Length);
            Assert.Contains(heading, sheets[0], StringComparison.Ordinal);
            Assert.All(
                sheets,
                sheet => Assert.Contains("Confidential", sheet, StringComparison.Ordinal)
            );
        }
    }

    /// <summary>The text of each sheet.</summary>
    private static async Task<string[]> SheetsAsync(byte[] print)
    {
        using var reader = Process.Start(
            new ProcessStartInfo(PdfToText, ["-layout", "-", "-"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardOutputEncoding = Encoding.UTF8,
            }
        )!;
        var text = reader.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await reader.StandardInput.BaseStream.WriteAsync(
            print,
            TestContext.Current.CancellationToken
        );
        reader.StandardInput.Close();
        await reader.WaitForExitAsync(TestContext.Current.CancellationToken);
        // Each sheet ends with a form feed.
        return (await text).Split('\f')[..^1];
    }
}
