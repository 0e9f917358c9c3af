namespace Edict.Bench.Measuring;

/// <summary>The runs of one program after its warm-up.</summary>
internal sealed record Measurement(IReadOnlyList<Run> Runs)
{
    public double Seconds => Median.Of(Runs.Select(run => run.Seconds));

    public double ProcessorSeconds => Median.Of(Runs.Select(run => run.ProcessorSeconds));

    /// <summary>The largest of all runs, in MB of a million bytes.</summary>
    public double PeakMegabytes => Runs.Max(run => run.PeakBytes) / 1e6;

    /// <summary>Runs some programs in turn, so that what else the machine does falls on all of them alike; the first round is a warm-up.</summary>
    public static IReadOnlyList<Measurement> InTurn(
        int runs,
        params IReadOnlyList<MeasuredProgram> programs
    )
    {
        var all = programs.Select(_ => new List<Run>()).ToList();
        for (var round = 0; round <= runs; round++)
        {
            for (var program = 0; program < programs.Count; program++)
            {
                var run = programs[program].Run();
                if (round > 0)
                {
                    all[program].Add(run);
                }
            }
        }

        return [.. all.Select(list => new Measurement(list))];
    }
}

internal static class Median
{
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
