using Edict.Protocol;

namespace Edict.Demonstration;

/// <summary>Draws what the school's records say of a pupil.</summary>
internal sealed class FactDrawing(Dice dice)
{
    private const double NotKnown = 0.025;

    public Facts Draw(Stage stage, int decile, double trouble)
    {
        var more = Math.Exp(0.7 * Math.Clamp(trouble, -2, 2)) / 1.3;
        var need = dice.Chance(0.38 + 0.08 * trouble);
        return new(
            dice.Chance(NotKnown) ? null : decile,
            Flag(0.018 * more),
            Flag(AtRisk(stage) * more),
            Flag(0.038 * more),
            need ? Flag(0.125 * more) : Flag(0),
            dice.Chance(NotKnown) ? null : need,
            dice.Chance(NotKnown) ? null : Pathway(need, more)
        );
    }

    /// <summary>One flag is raised, or a pathway changes, in the middle of the session.</summary>
    public FactChange? Change(Facts facts)
    {
        var from = SessionCalendar.FirstDay.AddDays(30 + dice.Below(130));
        return dice.Below(200) switch
        {
            0 => new(from, facts with { CareExperienced = true }),
            1 => new(from, facts with { Sebn = true }),
            2 => new(from, facts with { FiveAtThree = true }),
            3 => new(from, facts with { Asn = true, AsnNeed = true }),
            4 => new(from, facts with { Pathway = 3 }),
            5 => new(from, facts with { Sebn = false, Pathway = 1 }),
            _ => null,
        };
    }

    /// <summary>About 90 on average, lower where there is trouble; it moves a little from file to file.</summary>
    public decimal?[] Attendance(double trouble, int files)
    {
        var absence = 7.6 * Math.Exp(0.66 * (0.45 * trouble + 0.85 * dice.Normal()));
        var known = !dice.Chance(NotKnown);
        var figures = new decimal?[files];
        for (var i = 0; i < files; i++)
        {
            figures[i] = known ? Math.Round((decimal)(100 - Math.Clamp(absence, 0, 65)), 1) : null;
            absence *= Math.Exp(0.13 * dice.Normal());
        }

        return figures;
    }

    private static double AtRisk(Stage stage) =>
        stage is Stage.S3 or Stage.S4 or Stage.S5 ? 0.085 : 0.01;

    private bool? Flag(double chance) => dice.Chance(NotKnown) ? null : dice.Chance(chance);

    private int Pathway(bool need, double more) =>
        !need ? 1
        : dice.Chance(0.1 * more) ? 3
        : dice.Chance(0.02 * more) ? 4
        : dice.Chance(0.5) ? 2
        : 1;
}
