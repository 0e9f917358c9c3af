using System.Net;
using Edict.Demonstration;
using Edict.Tests.Commands;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Data;

/// <summary>Two schools in one database never meet, though pupils of both have the same SCNs.</summary>
public sealed class TwoSchoolsTests : CommandTests, IAsyncLifetime
{
    private static readonly SchoolPupil Ailsa = TestSchool.AilsaFraser;

    private readonly TwoSchools schools = new();

    public ValueTask InitializeAsync() => schools.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return schools.DisposeAsync();
    }

    [Fact]
    public async Task What_one_school_imports_is_seen_there_alone()
    {
        var here = await schools.Site.AsAsync(StaffKeys.Head);
        var elsewhere = await schools.Site.AsAsync(TwoSchools.ElsewhereHead);
        var before = await AllThatIsSeenAsync(here);

        await ImportElsewhereAsync();

        Assert.Equal(before, await AllThatIsSeenAsync(here));
        var rows = Rows(await elsewhere.PageAsync("/concerns"));
        var row = Words(Assert.Single(rows));
        Assert.StartsWith("Level 1 Otherwise, Ora", row, StringComparison.Ordinal);
        Assert.Contains("Mathematics H: effort 4 (serious)", row, StringComparison.Ordinal);
        Assert.Equal(2, CsvRecords.Split(await TextAsync(elsewhere, "/concerns.csv")).Count);
        Assert.DoesNotContain(
            Ailsa.Surname,
            await AllThatIsSeenAsync(elsewhere),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_pupil_or_a_cycle_of_the_other_school_is_not_found()
    {
        await ImportElsewhereAsync();
        var here = await schools.Site.AsAsync(StaffKeys.Head);
        var elsewhere = await schools.Site.AsAsync(TwoSchools.ElsewhereHead);
        var (ours, theirs) = await PagesOfAilsasScnAsync();

        Assert.Equal(HttpStatusCode.OK, await here.StatusAsync(ours));
        Assert.Equal(HttpStatusCode.OK, await elsewhere.StatusAsync(theirs));
        Assert.Equal(HttpStatusCode.NotFound, await here.StatusAsync(theirs));
        Assert.Equal(HttpStatusCode.NotFound, await elsewhere.StatusAsync(ours));
        foreach (var page in new[] { "/concerns", "/concerns.csv", "/concerns.xlsx" })
        {
            var address = $"{page}?cycle={schools.ElsewhereCycle}";
            Assert.Equal(HttpStatusCode.OK, await elsewhere.StatusAsync(address));
            Assert.Equal(HttpStatusCode.NotFound, await here.StatusAsync(address));
        }
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_in_its_own_school_and_touches_no_other()
    {
        await ImportElsewhereAsync();

        var again = await ImportElsewhereAsync();

        Assert.Equal("0 added, 0 changed, 1 unchanged.", again.Line(1));
        await using var db = await schools.Site.Data.Place.OpenAsync();
        var named = await db
            .Pupils.Where(pupil => pupil.Scn == Ailsa.Scn)
            .Select(pupil => pupil.Surname)
            .Order()
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([Ailsa.Surname, "Otherwise"], named);
    }

    [Theory]
    [InlineData(null, "several schools; expected the SEED code of one of: ")]
    [InlineData("Nowhere High", "no such school; there are: ")]
    public async Task An_import_that_could_be_either_schools_is_asked_which(
        string? school,
        string said
    )
    {
        var ran = await ImportAsync(school);

        Assert.Equal(1, ran.Status);
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
        Assert.Contains(
            $"{TwoSchools.Elsewhere} ({TwoSchools.ElsewhereSeed})",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    private async Task<Ran> ImportElsewhereAsync()
    {
        var facts = Write("p.csv", "SCN,Stage,Care Experienced", $"{Ailsa.Scn},S5,Y");
        var reports = await ImportAsync(TwoSchools.Elsewhere.ToUpperInvariant());
        var pupils = await EdictAsync([
            "import",
            "pupils",
            facts,
            "--school",
            TwoSchools.ElsewhereSeed,
            "--yes",
            .. schools.Site.Data.Options,
        ]);
        Assert.Equal((0, 0), (reports.Status, pupils.Status));
        return reports;
    }

    /// <summary>A report of the other school, whose SCN, subject and class the demonstration school has too.</summary>
    private Task<Ran> ImportAsync(string? school)
    {
        var file = Write(
            "c.csv",
            "SCN,Surname,Forename,Stage,Subject,Faculty,Level,Class,Effort,Behaviour,Homework,Working Grade",
            $"{Ailsa.Scn},Otherwise,Ora,S5,Mathematics,Mathematics,H,5MA1,4,1,1,1"
        );
        string[] named = school is null ? [] : ["--school", school];
        return EdictAsync([
            "import",
            "reports",
            file,
            "--cycle",
            "Senior 3",
            "--yes",
            .. named,
            .. schools.Site.Data.Options,
        ]);
    }

    private async Task<(string Ours, string Theirs)> PagesOfAilsasScnAsync()
    {
        await using var db = await schools.Site.Data.Place.OpenAsync();
        var both = await db
            .Pupils.Where(pupil => pupil.Scn == Ailsa.Scn)
            .ToDictionaryAsync(
                pupil => pupil.SchoolId == schools.ElsewhereId,
                pupil => $"/pupils/{pupil.Id}",
                TestContext.Current.CancellationToken
            );
        return (both[false], both[true]);
    }

    /// <summary>The concerns of now and of every cycle that the reader may choose, as files.</summary>
    private static async Task<string> AllThatIsSeenAsync(Browser reader)
    {
        var cycles = (await reader.PageAsync("/concerns"))
            .QuerySelectorAll("#cycle option")
            .Select(option => option.GetAttribute("value"))
            .Select(id => string.IsNullOrEmpty(id) ? "" : $"&cycle={id}");
        var files = new List<string>();
        foreach (var cycle in cycles)
        {
            files.Add(await TextAsync(reader, $"/concerns.csv?groups=true{cycle}"));
        }

        return string.Concat(files);
    }

    private static async Task<string> TextAsync(Browser reader, string address)
    {
        var answer = await reader.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
