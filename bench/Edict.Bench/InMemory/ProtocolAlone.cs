using System.Diagnostics;
using Edict.Bench.Files;
using Edict.Bench.Measuring;
using Edict.Bench.Rivals;
using Edict.Protocol;

namespace Edict.Bench.InMemory;

/// <summary>The evaluation of reports that lie in memory as columns, beside a bare parse of their files in the same process.</summary>
/// <param name="Concerns">The number of pupils who are a concern.</param>
/// <param name="BytesAReport">Allocated by one evaluation, for each report of the cycle evaluated.</param>
/// <param name="Collections">Of garbage, during that evaluation.</param>
internal sealed record ProtocolAlone(
    double Seconds,
    double ParseSeconds,
    int Concerns,
    double BytesAReport,
    int Collections
)
{
    /// <summary>Runs the two in turn after a warm-up.</summary>
    public static ProtocolAlone Measure(SessionFolder session, int runs)
    {
        var reading = new ReportReading();
        SessionCycle[] cycles = [reading.Read(session.Earlier), reading.Read(session.Current)];
        var evaluations = new List<double>();
        var parses = new List<double>();
        for (var round = 0; round <= runs; round++)
        {
            var parse = Timed(() =>
                SepParse.LengthOfCells(session.Earlier) + SepParse.LengthOfCells(session.Current)
            );
            var evaluation = Timed(() => Evaluation.Of(cycles));
            if (round > 0)
            {
                parses.Add(parse);
                evaluations.Add(evaluation);
            }
        }

        var collections = GC.CollectionCount(0);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var evaluated = Evaluation.Of(cycles);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        return new(
            Median.Of(evaluations),
            Median.Of(parses),
            ConcernsIn(evaluated),
            (double)allocated / evaluated.Reports.Count,
            GC.CollectionCount(0) - collections
        );
    }

    private static int ConcernsIn(Evaluation evaluated) =>
        Enumerable
            .Range(0, evaluated.Reports.PupilCount)
            .Count(pupil => evaluated.LevelOf(pupil) > 0);

    private static double Timed<T>(Func<T> work)
    {
        var clock = Stopwatch.StartNew();
        GC.KeepAlive(work());
        return clock.Elapsed.TotalSeconds;
    }
}
