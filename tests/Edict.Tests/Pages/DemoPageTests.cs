using System.Net;
using Edict.Demonstration;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

public class DemoPageTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task The_cast_is_listed_with_what_each_holds_and_may_see()
    {
        var page = await site.Anonymous().PageAsync("/demo");

        var said = Words(page.QuerySelector("main")!);
        Assert.Contains("cl-science CL of Science", said, StringComparison.Ordinal);
        Assert.Contains("yearhead-s3s4 year head of S3 and S4", said, StringComparison.Ordinal);
        Assert.Contains(
            "No pupil's concerns: the office takes in files.",
            said,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Everybody_who_is_listed_can_be_signed_in_as()
    {
        var page = await site.Anonymous().PageAsync("/demo");
        var links = page.QuerySelectorAll(".cast a")
            .Select(link => link.GetAttribute("href")!)
            .ToList();

        Assert.True(links.Count > 70);
        foreach (var link in links)
        {
            Assert.Equal(HttpStatusCode.Redirect, await site.Anonymous().StatusAsync(link));
        }
    }

    [Theory]
    [InlineData("/demo")]
    [InlineData("/demo/as/head")]
    public async Task Another_machine_is_told_that_there_is_no_such_page(string address) =>
        Assert.Equal(404, await site.StatusFromElsewhereAsync(address));

    [Fact]
    public async Task A_page_of_the_signed_in_is_kept_by_no_browser_and_runs_nothing_but_its_own()
    {
        var answer = await (await site.AsAsync(StaffKeys.Head)).GetAsync("/concerns");

        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Contains(
            "script-src 'self'",
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }
}
