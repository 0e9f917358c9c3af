using System.Diagnostics;
using System.Text;
using Edict.Demonstration;
using Edict.Watching;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Edict.Tests.Watching;

/// <summary>What leaves Edict where an endpoint takes telemetry: how requests went, and nothing of whom they were about.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly List<Activity> traces = [];
    private readonly List<Metric> figures = [];
    private readonly TestSite site;

    public TelemetryTests() =>
        site = new()
        {
            Adding = services =>
                services.Measure(
                    tracing => tracing.AddInMemoryExporter(traces),
                    metrics => metrics.AddInMemoryExporter(figures)
                ),
        };

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_request_is_told_by_its_route_and_status_alone()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var pupil = await site.PageOfAsync(TestSchool.AilsaFraser.Scn);
        await head.GetAsync($"{pupil}?name=Fraser&scn={TestSchool.AilsaFraser.Scn}");
        await head.GetAsync("/concerns?class=5EN2&group=any");

        // A request's trace ends after its answer.
        await site.StopAsync();

        // Other tests' sites are heard too: they are in the same process.
        List<Activity> heard = [.. traces.ToArray().OfType<Activity>()];
        var pages = heard.Where(trace => trace.DisplayName == "pupils/{id:guid}").ToList();
        Assert.NotEmpty(pages);
        Assert.All(
            pages,
            page =>
                Assert.Equal(
                    ["http.request.method", "http.response.status_code", "http.route"],
                    page.TagObjects.Select(tag => tag.Key)
                        .Where(key => key != "error.type")
                        .Order(StringComparer.Ordinal)
                )
        );
        AssertNothingOfPeople(
            string.Join('\n', heard.Select(Words)),
            pupil[^36..],
            "5EN2",
            "Fraser",
            TestSchool.AilsaFraser.Scn,
            "127.0.0.1"
        );
    }

    [Fact]
    public async Task Figures_are_by_route_and_status_alone()
    {
        var head = await site.AsAsync(StaffKeys.Head);
        var pupil = await site.PageOfAsync(TestSchool.AilsaFraser.Scn);
        await head.GetAsync($"{pupil}?name=Fraser");

        // A request's length is known after its answer.
        const string Length = "http.server.request.duration http.route=pupils/{id:guid}";
        var since = Stopwatch.StartNew();
        var said = Said();
        while (
            !said.Contains(Length, StringComparison.Ordinal)
            && since.Elapsed < TimeSpan.FromSeconds(20)
        )
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            said = Said();
        }

        Assert.Contains(Length, said, StringComparison.Ordinal);
        AssertNothingOfPeople(said, pupil[^36..], "Fraser");
    }

    /// <summary>All figures that were exported by now, with what they say of the requests.</summary>
    private string Said()
    {
        site.Services.GetRequiredService<MeterProvider>().ForceFlush();
        var said = new StringBuilder();
        foreach (var figure in figures)
        {
            foreach (ref readonly var point in figure.GetMetricPoints())
            {
                foreach (var tag in point.Tags)
                {
                    said.AppendLine($"{figure.Name} {tag.Key}={tag.Value}");
                }
            }
        }

        return said.ToString();
    }

    private static void AssertNothingOfPeople(string said, params string[] words) =>
        Assert.All(
            words,
            word => Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase)
        );

    private static string Words(Activity trace) =>
        $"{trace.DisplayName} {trace.StatusDescription} {trace.TraceStateString} "
        + string.Join(' ', trace.TagObjects.Concat(trace.Events.SelectMany(at => at.Tags)))
        + string.Join(' ', trace.Baggage);
}
