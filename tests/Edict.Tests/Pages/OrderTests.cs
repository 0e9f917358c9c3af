using Edict.Demonstration;
using Edict.Tests.Commands;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>What a page shows stands in an order that no database chooses.</summary>
public sealed class OrderTests(TestSite site) : CommandTests, IClassFixture<TestSite>
{
    private const string Header = "SCN,Surname,Forename,Stage,Subject,Level,Class,Effort";

    [Fact]
    public async Task Two_courses_of_one_subject_keep_their_places_when_a_mark_is_changed()
    {
        await ImportAsync(Course("N5", "5MA9", 4), Course("H", "5MA1", 4));
        var head = await site.AsAsync(StaffKeys.Head);
        var before = await LevelsAsync(head);

        await ImportAsync(Course("H", "5MA1", 3), Course("N5", "5MA9", 3));
        await ImportAsync(Course("H", "5MA1", 4));

        Assert.Equal(["H", "N5"], before);
        Assert.Equal(before, await LevelsAsync(head));
    }

    private static string Course(string level, string taught, int effort) =>
        $"100000003,Bothways,Bea,S5,Mathematics,{level},{taught},{effort}";

    private async Task ImportAsync(params string[] rows)
    {
        var file = Write("c.csv", [Header, .. rows]);
        var ran = await EdictAsync([
            "import",
            "reports",
            file,
            "--cycle",
            "Senior 3",
            "--yes",
            .. site.Data.Options,
        ]);
        Assert.Equal(0, ran.Status);
    }

    private async Task<IEnumerable<string>> LevelsAsync(Browser reader)
    {
        var page = await reader.PageAsync(await site.PageOfAsync("100000003"));
        return page.QuerySelectorAll("table.grid tbody td:nth-child(2)").Select(Words);
    }
}
