namespace Edict.Demonstration;

/// <summary>What lies behind a pupil's reports, so that the troubles of one pupil go together and last.</summary>
/// <param name="Trouble">In each cycle: about 0 on average, above 1.5 for the few who are in trouble everywhere. It drifts.</param>
/// <param name="Ability">About 0 on average; it decides the level of a course and its grades.</param>
/// <param name="WithFaculty">How the pupil gets on with each faculty, the same all year.</param>
internal sealed record Disposition(
    IReadOnlyList<double> Trouble,
    double Ability,
    IReadOnlyDictionary<string, double> WithFaculty
)
{
    /// <summary>How much of one cycle's trouble is left in the next.</summary>
    private const double Lasting = 0.85;

    private const double Steepness = 1.9;

    public static Disposition Draw(Dice dice, int cycles, double hardship)
    {
        var lasting = dice.Normal();
        var trouble = new double[cycles];
        for (var i = 0; i < cycles; i++)
        {
            trouble[i] = Steepened(lasting + hardship);
            lasting = Lasting * lasting + Math.Sqrt(1 - Lasting * Lasting) * dice.Normal();
        }

        return new(
            trouble,
            -0.4 * trouble[0] + 0.9 * dice.Normal(),
            Curriculum.Faculties.ToDictionary(
                faculty => faculty,
                _ => 0.85 * dice.Normal(),
                StringComparer.Ordinal
            )
        );
    }

    /// <summary>The few at the top are further from the rest than chance alone would have it.</summary>
    private static double Steepened(double trouble) =>
        trouble + Steepness * Math.Max(0, trouble - 1.25);
}
