using System.Net;
using System.Text;
using Edict.Demonstration;
using Microsoft.EntityFrameworkCore;
using static Edict.Tests.Pages.ConcernsTests;

namespace Edict.Tests.Pages;

/// <summary>In a session's first cycle every concern is new: how the pupil stood at the end of the session before stands beside it.</summary>
public sealed class LastSessionTests : IAsyncLifetime
{
    private readonly TestSite site = new();

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        await NextSession.AddAsync(site.Data.Place);
        site.Clock.SetUtcNow(new(NextSession.Later));
        var office = await site.AsAsync(StaffKeys.Office);
        await TakeInAsync(office, "pupils", NextSession.Pupils);
        await using var db = await site.Data.Place.OpenAsync();
        var cycle = await db.Cycles.SingleAsync(
            row => row.Session == NextSession.Name,
            TestContext.Current.CancellationToken
        );
        await TakeInAsync(office, cycle.Id.ToString(), NextSession.Reports);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_new_concern_has_the_level_of_the_last_session_beside_it()
    {
        var head = await site.AsAsync(StaffKeys.Head);

        var status = (await head.PageAsync("/concerns?stage=S6"))
            .QuerySelectorAll("td[data-label=Status]")
            .Select(cell => Words(cell))
            .ToList();

        Assert.NotEmpty(status);
        Assert.All(
            status,
            words => Assert.StartsWith("new in 2026-27: ", words, StringComparison.Ordinal)
        );
        Assert.Contains("new in 2026-27: no concern, Senior 3", status);
        Assert.Contains("new in 2026-27: level 2, Senior 3", status);
    }

    /// <param name="what">What the form calls it: the kind of a file, or the id of the cycle whose reports it holds.</param>
    private static async Task TakeInAsync(Browser office, string what, string text)
    {
        var uploaded = await office.UploadAsync(
            (await office.PageAsync("/imports")).QuerySelector("main form")!,
            ("Upload.File", "file.csv", Encoding.UTF8.GetBytes(text)),
            ("Upload.For", what)
        );
        var plan = await office.PageAsync(uploaded.Headers.Location!.ToString());
        var answer = await office.SubmitAsync(plan.QuerySelector("#apply")!);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
