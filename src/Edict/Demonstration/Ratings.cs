namespace Edict.Demonstration;

/// <summary>Draws effort, behaviour and homework: each a 3 or a 4 the likelier, the greater the trouble.</summary>
internal sealed class Ratings(Dice dice)
{
    private const double Two = -0.15;
    private const double Three = 2.2;
    private const double Four = 5;
    private const double NotRated = 0.006;

    public (int? Effort, int? Behaviour, int? Homework) Draw(SchoolSubject subject, double trouble)
    {
        var here = trouble + subject.Tilt + 0.5 * dice.Normal();
        return (Rate(here - 0.05), Rate(here - 0.45), subject.Practical ? null : Rate(here - 0.05));
    }

    private int? Rate(double trouble)
    {
        var seen = trouble + 0.3 * dice.Normal();
        return dice.Chance(NotRated) ? null
            : seen >= Four ? 4
            : seen >= Three ? 3
            : seen >= Two ? 2
            : 1;
    }
}
