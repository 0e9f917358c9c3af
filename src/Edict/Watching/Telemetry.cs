using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Edict.Watching;

/// <summary>
/// Traces and figures of requests by OpenTelemetry, where an endpoint takes them: which route, how it was answered and how
/// long it took. No address, query, name or id leaves Edict.
/// </summary>
public static class Telemetry
{
    /// <summary>The variable by which every such program names its endpoint.</summary>
    public const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string RequestFigures = "Microsoft.AspNetCore.Hosting";

    /// <summary>Sends to the endpoint that the environment names; nothing is measured where it names none.</summary>
    public static void AddTelemetry(this IServiceCollection services)
    {
        if (!string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Variable)))
        {
            services.Measure(
                traces => traces.AddOtlpExporter(),
                figures => figures.AddOtlpExporter()
            );
        }
    }

    /// <param name="traces">Where traces go.</param>
    /// <param name="figures">Where figures go.</param>
    public static void Measure(
        this IServiceCollection services,
        Action<TracerProviderBuilder> traces,
        Action<MeterProviderBuilder> figures
    ) =>
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("edict"))
            .WithTracing(tracing =>
            {
                tracing.AddAspNetCoreInstrumentation().AddProcessor(new OnlyTheRoute());
                traces(tracing);
            })
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(RequestFigures);
                figures(metrics);
            });

    /// <summary>Leaves of a request what names nobody. It comes before whatever sends.</summary>
    private sealed class OnlyTheRoute : BaseProcessor<Activity>
    {
        private const string Route = "http.route";

        private static readonly HashSet<string> Kept =
        [
            Route,
            "http.request.method",
            "http.response.status_code",
            "error.type",
        ];

        public override void OnEnd(Activity data)
        {
            var tags = data.TagObjects.Select(tag => tag.Key).Where(tag => !Kept.Contains(tag));
            foreach (var tag in tags.ToList())
            {
                data.SetTag(tag, null);
            }

            data.TraceStateString = null;
            foreach (var (key, _) in data.Baggage.ToList())
            {
                data.SetBaggage(key, null);
            }

            data.DisplayName = data.GetTagItem(Route) is string route ? route : "request";
        }
    }
}
