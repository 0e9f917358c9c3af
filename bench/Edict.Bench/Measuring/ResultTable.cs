using System.Text;

namespace Edict.Bench.Measuring;

/// <summary>One row of a bench's table; what is null is left blank.</summary>
internal sealed record ResultRow(string What)
{
    public Measurement? Measured { get; init; }

    /// <summary>Where there is no whole process that took the time.</summary>
    public double? Seconds { get; init; }

    public string? Figure { get; init; }

    public string? Target { get; init; }

    public bool? Reached { get; init; }

    public override string ToString() =>
        new StringBuilder("| ")
            .AppendJoin(
                " | ",
                What,
                $"{Measured?.Seconds ?? Seconds:0.000}",
                $"{Measured?.ProcessorSeconds:0.000}",
                Figure,
                Target,
                Reached switch
                {
                    true => "yes",
                    false => "**no**",
                    null => "",
                },
                $"{Measured?.PeakMegabytes:0}"
            )
            .Append(" |")
            .ToString();
}

/// <summary>A bench's results as a Markdown table.</summary>
internal static class ResultTable
{
    public static void Write(TextWriter writer, string title, IEnumerable<ResultRow> rows)
    {
        writer.WriteLine($"#### {title}");
        writer.WriteLine();
        writer.WriteLine("| what | seconds | CPU seconds | figure | target | reached | peak MB |");
        writer.WriteLine("|---|---:|---:|---:|---|---|---:|");
        foreach (var row in rows)
        {
            writer.WriteLine(row);
        }

        writer.WriteLine();
    }
}
