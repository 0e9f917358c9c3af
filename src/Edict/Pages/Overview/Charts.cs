namespace Edict.Pages.Overview;

/// <summary>A bar with its parts, from the ground up; the class of a part is its tint.</summary>
public sealed record Bar(string Label, IReadOnlyList<(string Tint, int Value)> Parts)
{
    public int Sum => Parts.Sum(part => part.Value);
}

/// <summary>Bars side by side, as SVG. The figures stand in a table beside it.</summary>
public sealed record BarChart(string Title, IReadOnlyList<Bar> Bars)
{
    public const int Height = 140;
    public const int BarWidth = 36;
    public const int Step = 56;

    /// <summary>The room for what the tints mean.</summary>
    public const int Legend = 72;

    public int Width => (Bars.Count * Step) + 8;

    private int Most => Math.Max(1, Bars.Max(bar => bar.Sum));

    /// <summary>How tall so many pupils are drawn.</summary>
    public int HeightOf(int value) => value * Height / Most;
}

/// <summary>A line over the cycles of a session; null where a point is missing.</summary>
public sealed record Line(
    string Name,
    string Tint,
    IReadOnlyList<(string Label, int? Percent)> Points
);

/// <summary>Lines of shares in percent, as SVG. The figures stand in a table beside it.</summary>
public sealed record LineChart(string Title, IReadOnlyList<Line> Lines)
{
    public const int Height = 96;
    public const int Step = 96;
    public const int Left = 40;

    public int Width => Left + (Step * Lines.Max(line => line.Points.Count));

    /// <summary>The top of the scale: the next ten above the largest share.</summary>
    public int Top =>
        Math.Max(
            10,
            (Lines.Max(line => line.Points.Max(point => point.Percent ?? 0)) + 9) / 10 * 10
        );

    public static int X(int point) => Left + 16 + (point * Step);

    public int Y(int percent) => Height - (percent * Height / Top);
}
